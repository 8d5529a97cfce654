import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { kitWords } from "../../words/kit";
import { useWords } from "../../words/words";
import { GridRow } from "./GridRow";
import type { GridProps } from "./props";
import { ranged, toggled } from "./selection";
import type { GridState } from "./useGrid";
import { useSight } from "./useSight";

function useRowPress<T>(props: GridProps<T>, grid: GridState<T>) {
  const latest = useRef({ props, grid });
  const anchor = useRef(0);
  useLayoutEffect(() => {
    latest.current = { props, grid };
  });
  return useCallback((at: number, pick: boolean, range: boolean, page: boolean) => {
    const { props: now, grid: state } = latest.current;
    const row = state.shown[at];
    if (row === undefined) return;
    state.setHere(at);
    state.focus();
    const chosen = now.selected ?? new Set<string>();
    if (range && now.onSelect) now.onSelect(ranged(chosen, state.shown.map(now.rowKey), anchor.current, at));
    else if (pick && now.onSelect) now.onSelect(toggled(chosen, now.rowKey(row)));
    else if (page) now.onPage?.(row);
    else now.onOpen?.(row, at);
    anchor.current = at;
  }, []);
}

/** The places to draw, in order: those in sight, and the one under the cursor, which assistive technology reads. */
function placesOf(from: number, to: number, cursor: number, count: number): number[] {
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  if (!count || (cursor >= from && cursor < to)) return places;
  return cursor < from ? [cursor, ...places] : [...places, cursor];
}

/** The rows in sight. Scrolling draws this anew and nothing else of the list; a row only when it changes itself. */
export function GridBody<T>({ props, grid, id }: { props: GridProps<T>; grid: GridState<T>; id: string }) {
  const say = useWords(kitWords);
  const { shown, rowHeight, cursor, columns, tracks, card } = grid;
  const { onMore, more, rowKey, selected, openKey, dim, onSelect } = props;
  const press = useRowPress(props, grid);
  const { body, from, to, shift } = useSight(rowHeight, shown.length);
  useEffect(() => {
    if (more && to >= shown.length - 20) onMore?.();
  }, [more, onMore, to, shown.length]);
  const picking = onSelect !== undefined;
  const lead = columns.find((column) => column.lead) ?? columns[0];
  const rows = placesOf(from, to, cursor, shown.length).map((at) => {
    const row = shown[at] as T;
    const key = rowKey(row);
    return (
      <GridRow
        key={at >= from && at < to ? at - shift : "cursor"}
        {...{ row, at, id: `${id}-${at}`, top: at * rowHeight, tracks, columns, card, picking }}
        chosen={selected?.has(key) ?? false}
        here={at === cursor}
        open={openKey === key}
        dim={dim?.(row) ?? false}
        behind={(row as { behind_since?: string }).behind_since ?? ""}
        name={picking ? say("select_row", { name: String(lead?.value(row) ?? key) }) : ""}
        onPress={press}
      />
    );
  });
  return (
    <div ref={body} role="rowgroup" className="grid-body" style={{ height: shown.length * rowHeight, minWidth: card ? 0 : undefined }}>
      {rows}
    </div>
  );
}
