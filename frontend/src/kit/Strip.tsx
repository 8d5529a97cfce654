import type { ReactNode } from "react";
import { Icon } from "./Icon";

/** A strip under a page's head for what may come while one works: as high empty as full, so nothing moves below it. */
export function Strip({ warns, title, children }: { warns?: boolean; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={warns ? "strip tone-warn" : "strip"} role="status">
      <Icon name={warns ? "warning" : "info"} />
      <span className="strip-title">{title}</span>
      {children && <div className="strip-rest">{children}</div>}
    </div>
  );
}
