import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { Icon } from "./Icon";

interface Toast {
  text: string;
  tone?: "good" | "bad" | "info";
  /** One thing to do about it, such as Undo. */
  action?: { label: string; run: () => void };
}

interface Shown extends Toast {
  id: number;
}

/** Results stay 8 s: long enough to read and to reach for Undo; longer while hovered or focused. */
const STAY_MS = 8000;

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

function drop(id: number): void {
  change(shown.filter((one) => one.id !== id));
}

function OneToast({ one }: { one: Shown }) {
  const say = useWords(kitWords);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => drop(one.id), STAY_MS);
    return () => clearTimeout(timer);
  }, [held, one.id]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  return (
    <div className={`toast tone-${one.tone ?? "good"}`} {...hold}>
      <Icon name={one.tone === "bad" ? "error" : one.tone === "info" ? "info" : "check"} />
      <span>{one.text}</span>
      {one.action && (
        <Button
          onClick={() => {
            drop(one.id);
            one.action?.run();
          }}
        >
          {one.action.label}
        </Button>
      )}
      <Button kind="quiet" icon="close" label={say("close")} onClick={() => drop(one.id)} />
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
