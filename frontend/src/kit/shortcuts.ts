/** Keyboard shortcuts: one listener for the page, a register that the help reads, `g c` sequences, a switch for single keys. */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { preferences } from "../words/language";

export interface Shortcut {
  /** `mod+k`, `?`, `/`, `g c` (one after the other), `mod+Enter`. `mod` is Ctrl, or ⌘ on a Mac. */
  keys: string;
  text: string;
  group: string;
  run: (event: KeyboardEvent) => void;
  /** Also while typing in a field (only sensible with `mod`). */
  inFields?: boolean;
}

/** A second key of `g c` must follow within this time: long enough to be pressed calmly, short enough not to surprise. */
const SEQUENCE_MS = 1200;

let register: readonly Shortcut[] = [];
let first = "";
let firstAt = 0;
const listeners = new Set<() => void>();

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether a finger is all there is to press with: then nothing tells of keys. */
export const fingersAlone = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

/** The key of an event in the spelling of `Shortcut.keys`. */
export function keyName(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Shift is part of `?` already; for letters and named keys it is said.
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key)) ? "shift+" : "";
  return mod + shift + key;
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable=true], [role=spinbutton]")) return true;
  return target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
}

function usable(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if (isTyping(event.target) && !shortcut.inFields) return false;
  const single = !shortcut.keys.includes("mod+") && !shortcut.keys.includes("Escape");
  return !single || preferences().single_key_shortcuts;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]") && !event.ctrlKey && !event.metaKey) return;
  const name = keyName(event);
  const sequence = first && event.timeStamp - firstAt < SEQUENCE_MS ? `${first} ${name}` : "";
  const meant = (keys: string) => register.findLast((one) => one.keys === keys && usable(one, event));
  // After `g`, `c` is the second key of `g c` also on a page that has a `c` of its own.
  const found = (sequence && meant(sequence)) || meant(name);
  first = "";
  if (found) {
    event.preventDefault();
    found.run(event);
  } else if (register.some((one) => one.keys.startsWith(`${name} `) && usable(one, event))) {
    first = name;
    firstAt = event.timeStamp;
  }
}

/** Whether a key ends a sequence that was begun, such as the `c` of `g c`: a list then leaves it alone. */
export function endsSequence(event: KeyboardEvent): boolean {
  const sequence = `${first} ${keyName(event)}`;
  return first !== "" && event.timeStamp - firstAt < SEQUENCE_MS && register.some((one) => one.keys === sequence && usable(one, event));
}

function change(next: readonly Shortcut[]): void {
  register = next;
  for (const listener of listeners) listener();
}

/** Register shortcuts while the component is mounted; the last one mounted wins a key. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const names = shortcuts.map((one) => `${one.keys}|${one.group}|${one.text}`).join("\n");
  useEffect(() => {
    const mine = latest.current.map((one, at) => ({ ...one, run: (event: KeyboardEvent) => latest.current[at]?.run(event) }));
    if (!register.length) window.addEventListener("keydown", onKey);
    change([...register, ...mine]);
    return () => {
      change(register.filter((one) => !mine.includes(one)));
      if (!register.length) window.removeEventListener("keydown", onKey);
    };
  }, [names]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRegisteredShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => register);
}
