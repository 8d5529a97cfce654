import type { ReactNode } from "react";

/** Figures that belong together: they wrap as one. */
export function Together({ children }: { children: ReactNode }) {
  return <span className="together">{children}</span>;
}
