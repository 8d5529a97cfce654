import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { Keys } from "./Keys";
import { useShortcuts } from "./shortcuts";

export interface ToastAct {
  label: string;
  /** One key that does it while the toast is there. */
  keys?: string;
  run: () => void;
}

interface Toast {
  text: string;
  tone?: "good" | "bad" | "info";
  /** One thing to do about it, such as Undo. */
  action?: ToastAct;
  /** What may be done about it besides: more to read, so it stays longer. */
  also?: readonly ToastAct[];
}

interface Shown extends Toast {
  id: number;
}

/** Results stay 8 s: long enough to read and to reach for Undo; longer while hovered or focused. */
const STAY_MS = 8000;
const STAY_LONGER_MS = 20_000;

let shown: readonly Shown[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Tell the result of something done. Not for errors at a field, nor for questions. */
export function toast(message: Toast): void {
  change([...shown.slice(-2), { ...message, id: ++last }]);
}

/** Tell nothing more: whoever signs in next must not read what the last one did. */
export function dropToasts(): void {
  change([]);
}

function drop(id: number): void {
  change(shown.filter((one) => one.id !== id));
}

function OneToast({ one }: { one: Shown }) {
  const say = useWords(kitWords);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => drop(one.id), one.also?.length ? STAY_LONGER_MS : STAY_MS);
    return () => clearTimeout(timer);
  }, [held, one]);
  const acts = [...(one.action ? [one.action] : []), ...(one.also ?? [])];
  const act = ({ run }: ToastAct) => () => {
    drop(one.id);
    run();
  };
  useShortcuts(acts.flatMap(({ keys, label, ...rest }) => (keys ? [{ keys, text: label, group: say("just_done"), inFields: true, run: act({ label, ...rest }) }] : [])));
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  const offered = acts.map((each) => (
    <Button key={each.label} onClick={act(each)}>
      {each.label}
      {each.keys && <span aria-hidden="true"><Keys keys={each.keys} /></span>}
    </Button>
  ));
  return (
    <div className={`toast tone-${one.tone ?? "good"}`} {...hold}>
      <Icon name={one.tone === "bad" ? "error" : one.tone === "info" ? "info" : "check"} />
      <span>{one.text}</span>
      {acts.length === 1 && offered}
      <Button kind="quiet" icon="close" label={say("close")} onClick={() => drop(one.id)} />
      {acts.length > 1 && <div className="toast-acts">{offered}</div>}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear, and above them what stays until somebody looks at it; once, in the shell. */
export function Toasts({ children }: { children?: ReactNode }) {
  const all = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="toasts">
      {children}
      <div className="toasts-told" role="status" aria-live="polite">
        {all.map((one) => (
          <OneToast key={one.id} one={one} />
        ))}
      </div>
    </div>
  );
}
