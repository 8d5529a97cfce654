import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

/** Nothing to show: says why, and offers the one thing to do about it. */
export function Empty(props: { title: string; children?: ReactNode; icon?: IconName; action?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={props.icon ?? "search"} />
      <h2>{props.title}</h2>
      {props.children && <p className="muted">{props.children}</p>}
      {props.action}
    </div>
  );
}
