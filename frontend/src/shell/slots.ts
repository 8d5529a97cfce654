/** What a note's text leaves open: slots such as `{amount}`. */
import { notesWords } from "../words/notes";

const SLOT = /\{([^{}\n]+)\}/g;

/** What is known where a note is written; what is empty is asked for. */
export interface Filling {
  name: string;
  amount: string;
  overdue?: string;
  number: string;
}

export const FILLED = ["name", "amount", "overdue", "date", "number"] as const;

interface Slot {
  start: number;
  end: number;
  name: string;
}

function slotsOf(text: string): Slot[] {
  return [...text.matchAll(SLOT)].map((found) => ({ start: found.index, end: found.index + found[0].length, name: (found[1] ?? "").trim() }));
}

/** A slot is known by its name in any language of the screens: an office writes its templates in its own. */
function known(name: string): (typeof FILLED)[number] | undefined {
  return FILLED.find((one) => Object.values(notesWords).some((words) => words[`slot_${one}`].toLowerCase() === name.toLowerCase()));
}

/** A text with what is known filled in. */
export function filled(text: string, filling: Filling & { date: string }): string {
  return text.replace(SLOT, (slot, name: string) => {
    const one = known(name.trim());
    return (one && filling[one]) || slot;
  });
}

/** The first slot from a place on. */
export const slotFrom = (text: string, at: number) => slotsOf(text).find((slot) => slot.start >= at);

/** The last slot before a place. */
export const slotBefore = (text: string, at: number) => slotsOf(text).findLast((slot) => slot.end <= at);

/** What is still to be filled in. */
export const slotsLeft = (text: string) => slotsOf(text).map((slot) => `{${slot.name}}`);
