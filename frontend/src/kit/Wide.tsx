import type { ReactNode } from "react";

/** Around a table that may be wider than a phone: it scrolls sideways by itself, by keyboard too. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="scroll-x" role="group" aria-label={label} tabIndex={0}>{children}</div>
  );
}
