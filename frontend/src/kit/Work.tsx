import type { ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useLanguage } from "../words/language";
import { formatShare } from "../words/format";
import { useWords } from "../words/words";
import { Facts } from "./Facts";
import { Status, type Tone } from "./Status";

interface WorkProps {
  title: string;
  /** How it stands, in a word and a tone; nothing when it never was. */
  state?: { label: string; tone: Tone };
  /** How many are done of how many; nothing while nobody knows how many there will be. */
  progress?: { done: number; all: number };
  facts?: readonly (readonly [string, ReactNode])[];
  /** Ways to begin it. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** Work on the whole office that goes on by itself: how it stands, how far it has come, and what may be done about it. */
export function Work({ title, state, progress, facts = [], actions, children }: WorkProps) {
  return (
    <section className="card stack" aria-label={title}>
      <div className="spread">
        <h2>{title}</h2>
        {state && <Status tone={state.tone}>{state.label}</Status>}
      </div>
      {progress && <Share title={title} {...progress} />}
      {children}
      {facts.length > 0 && <Facts items={facts} />}
      {actions && <div className="row">{actions}</div>}
    </section>
  );
}

function Share({ title, done, all }: { title: string; done: number; all: number }) {
  const say = useWords(kitWords);
  const language = useLanguage();
  return (
    <div>
      <progress className="progress" aria-label={title} max={Math.max(all, 1)} value={all ? done : 1} />
      <p className="muted small">{say("work_done", { done, all })} · {formatShare(language, all ? done : 1, all || 1)}</p>
    </div>
  );
}
