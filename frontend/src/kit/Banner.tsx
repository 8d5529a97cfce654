import type { ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Icon } from "./Icon";

export type Severity = "note" | "caution" | "critical";

const LOOKS = {
  note: { tone: "info", icon: "info" },
  caution: { tone: "warn", icon: "warning" },
  critical: { tone: "bad", icon: "error" },
} as const;

/** A concern or warning that stays in sight; the severity is read out before the title. */
export function Banner(props: { severity: Severity; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  const say = useWords(kitWords);
  const look = LOOKS[props.severity];
  return (
    <div className={`banner tone-${look.tone}`} role="note">
      <Icon name={look.icon} label={say(props.severity)} />
      <div>
        <strong>{props.title}</strong>
        {props.children && <div>{props.children}</div>}
      </div>
      {props.action}
    </div>
  );
}
