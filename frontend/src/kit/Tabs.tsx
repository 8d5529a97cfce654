import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useShortcuts } from "./shortcuts";

export interface Tab {
  key: string;
  label: string;
  count?: string | number;
  /** Rendered only while it is chosen. */
  content: () => ReactNode;
}

/** How many tabs have a digit. */
const DIGITS = 9;

function TabButton({ tab, digit, id, chosen, onChoose }: { tab: Tab; digit: number; id: string; chosen: boolean; onChoose: (key: string) => void }) {
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-${tab.key}`}
      className="tab"
      aria-selected={chosen}
      aria-controls={chosen ? `${id}-panel` : undefined}
      aria-keyshortcuts={digit <= DIGITS ? String(digit) : undefined}
      tabIndex={chosen ? 0 : -1}
      onClick={() => onChoose(tab.key)}
    >
      {tab.label}
      {tab.count !== undefined && <span className="count">{tab.count}</span>}
    </button>
  );
}

/** Tabs of one object, each with its digit. The chosen key belongs to the page (keep it in the URL with `useFilters` or the route). */
export function Tabs({ tabs, chosen, onChoose, label }: { tabs: readonly Tab[]; chosen: string; onChoose: (key: string) => void; label: string }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useShortcuts(tabs.slice(0, DIGITS).map((tab, index) => ({ keys: String(index + 1), text: tab.label, group: label, run: () => onChoose(tab.key) })));
  const at = Math.max(0, tabs.findIndex((tab) => tab.key === chosen));
  useEffect(() => {
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[at]?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step ? (at + step + tabs.length) % tabs.length : event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : -1;
    const tab = tabs[next];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.key);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus is on the tabs, as the ARIA pattern says */}
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab, index) => <TabButton key={tab.key} tab={tab} digit={index + 1} id={id} chosen={index === at} onChoose={onChoose} />)}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[at]?.key ?? ""}`} style={{ paddingTop: 14 }}>
        {tabs[at]?.content()}
      </div>
    </div>
  );
}
