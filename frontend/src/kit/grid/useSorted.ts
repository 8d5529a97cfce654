/** Rows narrowed and in the order the person chose. */
import { useMemo, useState } from "react";
import { collator } from "../../words/format";
import { useLanguage } from "../../words/language";
import { sortedIndex, type Column, type SortOrder } from "./columns";

export interface Sorted<T> {
  order: SortOrder | null;
  setOrder: (order: SortOrder | null) => void;
  shown: readonly T[];
}

interface Unsorted<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  /** Keep it stable (useCallback). */
  filter?: (row: T) => boolean;
  /** The order, where something else keeps it (a list's address); else it is kept here. */
  kept?: Pick<Sorted<T>, "order" | "setOrder">;
}

export function useSorted<T>({ rows, columns, filter, kept }: Unsorted<T>): Sorted<T> {
  const language = useLanguage();
  const [ownOrder, setOwnOrder] = useState<SortOrder | null>(null);
  const { order, setOrder } = kept ?? { order: ownOrder, setOrder: setOwnOrder };
  const down = order?.down ?? false;
  // `columns` is a new array when the language changes; the column's own function decides.
  const value = columns.find((one) => one.key === order?.key)?.value;
  const sorted = useMemo(() => {
    if (!value) return rows;
    return sortedIndex(rows, { value } as Column<T>, down, collator(language)).map((at) => rows[at] as T);
  }, [rows, value, down, language]);
  return { order, setOrder, shown: useMemo(() => (filter ? sorted.filter(filter) : sorted), [sorted, filter]) };
}
