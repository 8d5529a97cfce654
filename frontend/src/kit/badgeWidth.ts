/** Pixels a letter of a badge takes (`--t-xs`), and what stands around its word: dot and padding of badge and cell. */
const LETTER = 6.5;
const AROUND = 48;

/** The starting width of a column of states: room for the longest of its words, which differ much by language. */
export function badgeWidth(words: readonly string[]): number {
  return Math.round(Math.max(0, ...words.map((word) => word.length)) * LETTER) + AROUND;
}
