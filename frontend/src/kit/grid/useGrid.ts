/** The state behind a Grid: order, window, cursor, selection, columns. No markup here. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { collator } from "../../words/format";
import { useLanguage, usePreferences } from "../../words/language";
import { NO_CHOICE, sortedIndex, template, visibleColumns, windowOf, type ColumnChoice, type SortOrder } from "./columns";
import type { GridProps } from "./props";

/** Below this width of the grid itself, rows become cards. */
const CARD_WIDTH = 560;
/** A card shows two lines and is a comfortable target for a thumb. */
const CARD_HEIGHT = 62;

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

function useOrder<T>(props: GridProps<T>): { order: SortOrder | null; setOrder: (order: SortOrder | null) => void; shown: readonly T[] } {
  const language = useLanguage();
  const [own, setOwn] = useState<SortOrder | null>(props.order ?? null);
  const order = props.onOrder ? (props.order ?? null) : own;
  const { rows, columns, filter, onOrder } = props;
  const column = columns.find((one) => one.key === order?.key);
  const down = order?.down ?? false;
  // `columns` is usually a new array on each render; the column's own function decides.
  const value = column?.value;
  const index = useMemo(
    () => sortedIndex(rows, value && ({ value } as Parameters<typeof sortedIndex<T>>[1]), down, collator(language)),
    [rows, value, down, language],
  );
  const shown = useMemo(() => {
    const all = index.map((at) => rows[at] as T);
    return filter ? all.filter(filter) : all;
  }, [index, rows, filter]);
  return { order, setOrder: onOrder ?? setOwn, shown };
}

interface Sight {
  top: number;
  height: number;
  width: number;
}

function useSight(row: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ top: 0, height: 600, width: 1000 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      // Whole rows only: scrolling within a row redraws nothing.
      const top = Math.floor(element.scrollTop / row) * row;
      const next = { top, height: element.clientHeight || 600, width: element.clientWidth || 1000 };
      setSight((old) => (old.top === next.top && old.height === next.height && old.width === next.width ? old : next));
    };
    const later = () => (frame ||= requestAnimationFrame(look));
    look();
    element.addEventListener("scroll", later, { passive: true });
    const watch = new ResizeObserver(later);
    watch.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", later);
      watch.disconnect();
    };
  }, [row]);
  return { scroller, sight };
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
  const [card, setCard] = useState(false);
  const rowHeight = card ? CARD_HEIGHT : line;
  const { scroller, sight } = useSight(rowHeight);
  useEffect(() => setCard(sight.width < CARD_WIDTH), [sight.width]);
  const cursor = Math.min(here, Math.max(shown.length - 1, 0));
  const [from, to] = windowOf(sight.top, sight.height, rowHeight, shown.length);
  const columns = visibleColumns(props.columns, choice);
  const { onMore, more } = props;
  useEffect(() => {
    if (more && to >= shown.length - 20) onMore?.();
  }, [more, onMore, to, shown.length]);
  const reveal = (at: number) => {
    const element = scroller.current;
    if (!element) return;
    const head = card ? 0 : 33;
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
  const page = Math.max(1, Math.floor((sight.height - 33) / rowHeight) - 1);
  return {
    scroller, focus, choice, setChoice, order, setOrder, shown, cursor, setHere, moveTo, from, to, page, card, rowHeight, columns,
    tracks: template(columns, choice, props.onSelect !== undefined),
  };
}

export type GridState<T> = Omit<ReturnType<typeof useGrid<T>>, "scroller">;
