import type { ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Icon } from "./Icon";

export interface Step {
  key: string;
  label: string;
  state: "done" | "active" | "waiting" | "failed";
  note?: ReactNode;
}

/** How far a longer work has come; `progress` counts rows or bytes of the active step. */
export function Steps({ steps, progress, label }: { steps: readonly Step[]; progress?: { done: number; all: number }; label: string }) {
  const say = useWords(kitWords);
  return (
    <div>
      <ol className="steps" aria-label={label}>
        {steps.map((step, at) => (
          <li key={step.key} className={step.state} aria-current={step.state === "active" ? "step" : undefined}>
            <span className="step-mark" aria-hidden="true">
              {step.state === "done" ? <Icon name="check" /> : step.state === "failed" ? <Icon name="close" /> : at + 1}
            </span>
            <span>
              {step.label}
              <span className="hidden-text">, {say(`step_${step.state}`)}</span>
              {step.note && <span className="muted small"> {step.note}</span>}
            </span>
          </li>
        ))}
      </ol>
      {progress && <progress className="progress" aria-label={label} max={progress.all} value={progress.done} />}
    </div>
  );
}
