/** What a list is made from. */
import type { ReactNode } from "react";
import type { Column, SortOrder } from "./columns";
import type { Selection } from "./selection";

export interface GridProps<T> {
  /** Name for assistive technology. */
  label: string;
  /** Remember column widths and choices in this browser under this name. */
  name?: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Narrow the rows here (keep the function stable with useCallback). */
  filter?: (row: T) => boolean;
  order?: SortOrder | null;
  /** Give it where the rows come narrowed and sorted already (`useSorted`); else the grid does both itself. */
  onOrder?: (order: SortOrder | null) => void;
  selected?: Selection;
  onSelect?: (selected: Selection) => void;
  /** Enter, click. */
  onOpen?: (row: T, at: number) => void;
  /** `o`, double click. */
  onPage?: (row: T) => void;
  onEscape?: () => void;
  /** Key of the row that is open in the side panel. */
  openKey?: string | null;
  /** Letters that act on the selection or the row under the cursor. */
  keys?: Record<string, { text: string; run: (rows: T[]) => void }>;
  /** Buttons for the selection. */
  bulk?: (rows: T[]) => ReactNode;
  /** Sums of what is shown. Amounts must come from the server. */
  totals?: (rows: readonly T[]) => ReactNode;
  /** All rows at the server, when more than are loaded. */
  count?: number;
  /** Whether more rows may hold the filter than were counted: `count` and `totals` are at least. */
  least?: boolean;
  more?: boolean;
  onMore?: () => void;
  /** Old, void, inactive: grey. */
  dim?: (row: T) => boolean;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** What to say when there are no rows at all. */
  empty?: ReactNode;
  /** Something narrows the list: the empty state offers this way out. */
  onClearFilters?: () => void;
  /** One part of a page that scrolls: as high as its rows, up to half a screen; else the grid fills its page. */
  embedded?: boolean;
  /** A file name makes the export button; `onCsv` replaces the grid's own CSV (server export of all rows). */
  csv?: string;
  /** All rows, also those not loaded yet: give it where `onMore` is given, so that the file is whole. */
  onAll?: () => Promise<readonly T[]>;
  onCsv?: () => void;
}
