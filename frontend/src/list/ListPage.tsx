import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { FilterBar, Page, type FilterBarProps, type Filters, type View } from "../kit";
import { Views } from "../kit/FilterBar";
import { Grid } from "../kit/grid/Grid";
import type { Beside, ListDeclaration } from "./declared";
import { useAdding } from "./useAdding";
import { useChosen, type Chosen } from "./useChosen";
import { useList } from "./useList";

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
  const { filters, find, choices, dates, strip, tabs, panel, children, title, name } = props;
  const [path] = useLocation();
  const own = useChosen();
  const add = useAdding(props.add);
  const narrowed = props.narrowed ?? filters.active;
  const { grid, open } = useList(props, props.chosen ?? own, panel !== undefined, add, narrowed ? filters.clear : undefined);
  return (
    <Page
      fill
      title={props.heading ?? title}
      parent={props.parent}
      views={<>{tabs}<Views name={name} path={path} views={props.views} filters={filters} /></>}
      actions={props.actions || add ? <>{props.actions}{add}</> : undefined}
      filters={<FilterBar {...{ filters, find, choices, dates }}>{strip}</FilterBar>}
      panel={open && panel?.(open.row, open.beside)}
    >
      <Grid {...grid} />
      {children}
    </Page>
  );
}
