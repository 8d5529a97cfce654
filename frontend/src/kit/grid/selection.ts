/** Which rows are chosen: pure set work, so that every gesture is one line to test. */

export type Selection = ReadonlySet<string>;

export function toggled(selection: Selection, key: string): Selection {
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Add everything between two places, both ends included, whichever came first. */
export function ranged(selection: Selection, keys: readonly string[], from: number, to: number): Selection {
  return new Set([...selection, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** Tick all, or none when all are ticked already. */
export function allOrNone(selection: Selection, keys: readonly string[]): Selection {
  return keys.every((key) => selection.has(key)) ? new Set() : new Set(keys);
}
