import type { ReactNode } from "react";

export interface Column<T> {
  key: string;
  title: string;
  /** Starting width in pixels; the last wide column grows to fill. */
  width: number;
  /** What sorting, CSV and the default text use. Amounts: the minor units; dates: ISO text. */
  value: (row: T) => string | number | null | undefined;
  render?: (row: T) => ReactNode;
  /** Amounts and counts align at the end. */
  align?: "start" | "end";
  /** Takes the width that is left. One column only; the first `lead` column otherwise. */
  grow?: boolean;
  /** The name of the row: heavier, and the title of its card on a phone. */
  lead?: boolean;
  /** Where it stands on a phone's card; `meta` unless said, `named` is that behind its title, for what says little alone. */
  card?: "end" | "badge" | "meta" | "named" | "none";
  sortable?: boolean;
  /** Hidden until the representative picks it. */
  spare?: boolean;
}

export interface SortOrder {
  key: string;
  down: boolean;
}

/** What a representative made of the columns; kept in this browser under the grid's name. */
export interface ColumnChoice {
  widths: Record<string, number>;
  hidden: string[] | null;
}

/** Narrowest and widest a column may be dragged, in pixels: four figures, or a long address. */
const NARROW = 56;
const WIDE = 640;

export const NO_CHOICE: ColumnChoice = { widths: {}, hidden: null };

export function visibleColumns<T>(columns: readonly Column<T>[], choice: ColumnChoice): Column<T>[] {
  const hidden = choice.hidden ?? columns.filter((column) => column.spare).map((column) => column.key);
  return columns.filter((column) => !hidden.includes(column.key));
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(WIDE, Math.max(NARROW, width)));
}

/** Pixels a letter of a title takes (`--t-s`), and what stands around it: padding, and the arrow of the order. */
const LETTER = 6.6;
const AROUND = 36;

/** A column is as wide as it says, and no narrower than its title, which differs much by language. */
export function startWidth(column: Pick<Column<never>, "width" | "title">): number {
  return Math.max(column.width, Math.round(column.title.length * LETTER) + AROUND);
}

/** The CSS grid template; the checkbox column is 40 px, a target of 24 px (WCAG 2.5.8) with room around it. */
export function template<T>(columns: readonly Column<T>[], choice: ColumnChoice, picking: boolean): string {
  const grows = columns.find((column) => column.grow) ?? columns.find((column) => column.lead) ?? columns[0];
  const tracks = columns.map((column) => {
    const width = choice.widths[column.key] ?? startWidth(column);
    return column === grows ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  return (picking ? ["40px", ...tracks] : tracks).join(" ");
}

/** Row positions in the wanted order. Sorted once per order; filtering afterwards never sorts again. */
export function sortedIndex<T>(rows: readonly T[], column: Column<T>, down: boolean, names: Intl.Collator): number[] {
  const index = rows.map((_, at) => at);
  const values = rows.map((row) => column.value(row) ?? null);
  const sign = down ? -1 : 1;
  return index.toSorted((a, b) => {
    const x = values[a] ?? null;
    const y = values[b] ?? null;
    if (x === y) return a - b;
    // Rows without a value stay last whichever way the list is sorted.
    if (x === null) return 1;
    if (y === null) return -1;
    const order = typeof x === "number" && typeof y === "number" ? x - y : names.compare(String(x), String(y));
    return order === 0 ? a - b : sign * order;
  });
}

/** First and last+1 row to draw: what is in sight and a few more, so that fast scrolling shows no gaps. */
export function windowOf(top: number, height: number, row: number, count: number, spare = 8): [number, number] {
  const from = Math.max(0, Math.floor(top / row) - spare);
  return [Math.min(from, count), Math.min(count, Math.ceil((top + height) / row) + spare)];
}
