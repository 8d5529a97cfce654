import type { ReactNode } from "react";

/** Around a `plain-table` of many columns: where the place is narrow it scrolls by itself, by keyboard too. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="wide-table" role="group" aria-label={label} tabIndex={0}>{children}</div>
  );
}
