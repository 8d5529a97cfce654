import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { FilterBar, Page, type FilterBarProps, type Filters, type View } from "../kit";
import { Views } from "../kit/FilterBar";
import { Grid } from "../kit/grid/Grid";
import type { Beside, ListDeclaration } from "./declared";
import { useAdding } from "./useAdding";
import { useChosen, type Chosen } from "./useChosen";
import { useLastFilter } from "../shell/lastFilter";
import { useList } from "./useList";
import { useOrder } from "./useOrder";

/** Rows that a list fetches of itself, to be shown in its own order: five pages. */
const WHOLE_MOST = 1000;

interface ListPageProps<T> extends ListDeclaration<T> {
  /** The name of the page, where it is not the list's. */
  heading?: string;
  parent?: { title: string; href: string };
  /** The neighbours of this page: PageTabs. */
  tabs?: ReactNode;
  /** Buttons before that of a new one. */
  actions?: ReactNode;
  /** What narrows the list: in the URL, but for typed text. */
  filters: Filters;
  find?: FilterBarProps["find"];
  choices?: FilterBarProps["choices"];
  dates?: FilterBarProps["dates"];
  range?: FilterBarProps["range"];
  /** At the end of the filters: an Ageing strip. */
  strip?: ReactNode;
  /** Views of the page's own, everything first; the person's saved ones stand after them on every list. */
  views?: readonly View[];
  /** Whether an empty list is empty because of the filters. */
  narrowed?: boolean;
  /** What stands beside the list for a row. */
  panel?: (row: T, beside: Beside) => ReactNode;
  chosen?: Chosen;
  /** Dialogs over the page. */
  children?: ReactNode;
}

/**
 * The one screen of a list. A screen declares its rows, columns, filters and panel; here are the views, the keyboard
 * (j/k, Enter, o, n, the screen's letters), totals, export, side panel, and what an empty, loading or failed list says.
 */
export function ListPage<T>(props: ListPageProps<T>) {
  const { filters, find, choices, dates, range, strip, tabs, panel, children, title, name, first } = props;
  const [path] = useLocation();
  const own = useChosen();
  const add = useAdding(props.add);
  const narrowed = props.narrowed ?? filters.active;
  // An order of the list's own asks for all of it, so it is kept to lists of some pages.
  const kept = useOrder(filters, first && props.count !== undefined && props.count <= WHOLE_MOST ? first : null);
  useLastFilter(path, filters.query);
  const clear = narrowed ? filters.clear : undefined;
  const { grid, open } = useList(props, { chosen: props.chosen ?? own, panel: panel !== undefined, add, clear, kept });
  return (
    <Page
      fill
      title={props.heading ?? title}
      parent={props.parent}
      views={<>{tabs}<Views name={name} path={path} views={props.views} filters={filters} /></>}
      actions={props.actions || add ? <>{props.actions}{add}</> : undefined}
      filters={<FilterBar {...{ filters, find, choices, dates, range }}>{strip}</FilterBar>}
      panel={open && panel?.(open.row, open.beside)}
    >
      <Grid {...grid} />
      {children}
    </Page>
  );
}
