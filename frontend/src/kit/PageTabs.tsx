import { Link, useLocation } from "wouter";

/** The pages of one place, each a link; the one shown is marked. Goes into the PageHeader's `views`. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly { path: string; label: string }[] }) {
  const [location] = useLocation();
  return (
    <nav className="views" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.path} href={tab.path} className="view" aria-current={location === tab.path ? "page" : undefined}>{tab.label}</Link>
      ))}
    </nav>
  );
}
