import { useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";

interface PageTab {
  path: string;
  label: string;
  /** Of use with a keyboard alone: not offered where a finger is all there is. */
  keyed?: boolean;
}

/** The pages of one place, each a link; the one shown is marked. Goes into the PageHeader's `views`. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  const [location] = useLocation();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row scrolls: the page one is on must be in sight.
    const box = row.current;
    const here = box?.querySelector<HTMLElement>("[aria-current]");
    if (box && here) box.scrollLeft = here.offsetLeft - box.offsetLeft - (box.clientWidth - here.offsetWidth) / 2;
  }, [location]);
  return (
    <nav className="views" aria-label={label} ref={row}>
      {tabs.map((tab) => (
        <Link key={tab.path} href={tab.path} className={tab.keyed ? "view keyed" : "view"} aria-current={location === tab.path ? "page" : undefined}>{tab.label}</Link>
      ))}
    </nav>
  );
}
