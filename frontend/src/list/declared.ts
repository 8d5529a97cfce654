/** What a list screen declares; everything else about lists is the mechanism's. */
import type { ReactNode } from "react";
import type { Listed } from "../api/pages";
import type { Column, IconName, SidePanelProps } from "../kit";
import type { SortOrder } from "../kit/grid/columns";
import type { Wanted } from "../shell/exports";

/** Making a new one: a button, `n`, a command of the palette, and what an empty list offers. */
export interface Adding {
  text: string;
  /** Where it is done; else `run` opens it here. */
  href?: string;
  run?: () => void;
}

/** What to say when there are no rows at all. */
export interface Nothing {
  icon: IconName;
  title: string;
  text?: ReactNode;
}

/** A letter's meaning for the rows chosen, or for the row under the cursor or in the panel. */
export type Letters<T> = Record<string, { text: string; run: (rows: T[]) => void }>;

export interface ListDeclaration<T> {
  /** Also its name for assistive technology. */
  title: string;
  /** Under this name columns are remembered in this browser, and views with the person's preferences. */
  name: string;
  list: Listed<T>;
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Narrows the rows that are here, where the server does not (keep it stable with useCallback). */
  narrow?: (row: T) => boolean;
  /** Counted or narrowed here, so all pages are fetched; they come too when the person sorts or ticks rows. */
  whole?: boolean;
  /** The order it opens in, the same object at each render, while it is short enough to be fetched whole (WHOLE_MOST). */
  first?: SortOrder;
  /** The address of a row's own page: `o`, double click, and Enter where nothing opens beside the list. */
  page?: (row: T) => string;
  /** Enter and click, where it is neither the panel nor the page: a dialog. */
  onOpen?: (row: T) => void;
  keys?: Letters<T>;
  /** Buttons for chosen rows; without it, and where the server saves no rows of it, rows are not chosen. */
  bulk?: (rows: T[]) => ReactNode;
  /** Old, void, inactive: grey. */
  dim?: (row: T) => boolean;
  /** Sums over the whole list, from the server; a function gets what is shown. */
  totals?: ReactNode | ((rows: readonly T[]) => ReactNode);
  /** All rows at the server, when more than are here. */
  count?: number;
  /** Whether more rows may hold the filter than were counted: `count` and `totals` are at least. */
  least?: boolean;
  empty: Nothing;
  add?: Adding | false;
  /** A file made here of all rows; `save` instead asks the server for one, of however many rows. */
  csv?: string;
  save?: Wanted;
  /** The permission `save` needs, where it is not that of exports. */
  saving?: string;
}

/** What a side panel is given of the list it stands beside: how to close, walk and act. */
export type Beside = Pick<SidePanelProps, "onClose" | "onPrevious" | "onNext" | "place" | "keys">;
