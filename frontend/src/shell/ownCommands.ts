/** Commands a screen puts into the palette while it is open (“Issue this invoice”). */
import { useEffect, useSyncExternalStore } from "react";
import type { Command } from "../kit/Palette";

let commands: readonly Command[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Command[]): void {
  commands = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOwnCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => commands);
}

/** Offer commands while the screen is mounted. Give a memoised array. */
export function useCommands(mine: readonly Command[]): void {
  useEffect(() => {
    change([...commands, ...mine]);
    return () => change(commands.filter((one) => !mine.includes(one)));
  }, [mine]);
}
