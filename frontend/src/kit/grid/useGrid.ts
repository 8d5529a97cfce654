/** The state behind a Grid: order, cursor, columns. No markup here; which rows are in sight is GridBody's. */
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { usePreferences } from "../../words/language";
import { NO_CHOICE, template, visibleColumns, type ColumnChoice } from "./columns";
import type { GridProps } from "./props";
import { useSorted, type Sorted } from "./useSorted";

/** Below this width of the grid itself, rows become cards. */
const CARD_WIDTH = 560;
/** A card shows two lines and is a comfortable target for a thumb. */
const CARD_HEIGHT = 62;
/** The head of the columns with its line. */
const HEAD = 33;

function readChoice(name: string | undefined): ColumnChoice {
  try {
    return { ...NO_CHOICE, ...(JSON.parse((name && localStorage.getItem(`grid:${name}`)) || "{}") as Partial<ColumnChoice>) };
  } catch {
    return NO_CHOICE;
  }
}

function useChoice(name: string | undefined): [ColumnChoice, (next: ColumnChoice) => void] {
  const [choice, setChoice] = useState(() => readChoice(name));
  const keep = useCallback(
    (next: ColumnChoice) => {
      setChoice(next);
      if (name) localStorage.setItem(`grid:${name}`, JSON.stringify(next));
    },
    [name],
  );
  return [choice, keep];
}

function useOrder<T>(props: GridProps<T>): Sorted<T> {
  const own = useSorted(props);
  return props.onOrder ? { order: props.order ?? null, setOrder: props.onOrder, shown: props.rows } : own;
}

/** Whether the grid is so narrow that its rows are cards. */
function useCard(scroller: RefObject<HTMLElement | null>): boolean {
  const [card, setCard] = useState(false);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => setCard((element.clientWidth || 1000) < CARD_WIDTH);
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [scroller]);
  return card;
}

function useRowHeight(density: string): number {
  const [height, setHeight] = useState(28);
  useLayoutEffect(() => {
    const set = getComputedStyle(document.documentElement).getPropertyValue("--row");
    const coarse = matchMedia("(pointer: coarse)").matches;
    setHeight(coarse ? 40 : Number.parseFloat(set) || 28);
  }, [density]);
  return height;
}

export function useGrid<T>(props: GridProps<T>) {
  const { density } = usePreferences();
  const line = useRowHeight(density);
  const [choice, setChoice] = useChoice(props.name);
  const { order, setOrder, shown } = useOrder(props);
  const [here, setHere] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const card = useCard(scroller);
  const rowHeight = card ? CARD_HEIGHT : line;
  const cursor = Math.min(here, Math.max(shown.length - 1, 0));
  const { columns: all, onSelect } = props;
  // The same columns at each render, so that a row is drawn anew only when it changes itself.
  const columns = useMemo(() => visibleColumns(all, choice), [all, choice]);
  const picking = onSelect !== undefined;
  const tracks = useMemo(() => template(columns, choice, picking), [columns, choice, picking]);
  const reveal = (at: number) => {
    const element = scroller.current;
    if (!element) return;
    const head = card ? 0 : HEAD;
    const above = at * rowHeight;
    const below = above + rowHeight - element.clientHeight + head;
    if (above < element.scrollTop) element.scrollTo({ top: above });
    else if (below > element.scrollTop) element.scrollTo({ top: below });
  };
  const moveTo = (at: number) => {
    const next = Math.min(Math.max(at, 0), shown.length - 1);
    setHere(next);
    reveal(next);
    return next;
  };
  const focus = () => scroller.current?.focus({ preventScroll: true });
  /** Rows a page of the list holds, less one that stays in sight. */
  const page = () => Math.max(1, Math.floor(((scroller.current?.clientHeight || 600) - HEAD) / rowHeight) - 1);
  return { scroller, focus, choice, setChoice, order, setOrder, shown, cursor, setHere, moveTo, page, card, rowHeight, columns, tracks };
}

export type GridState<T> = Omit<ReturnType<typeof useGrid<T>>, "scroller">;
