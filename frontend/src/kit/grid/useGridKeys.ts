import { useRef, type KeyboardEvent } from "react";
import { preferences } from "../../words/language";
import { endsSequence, keyName } from "../shortcuts";
import { allOrNone, ranged, toggled } from "./selection";
import type { GridProps } from "./props";
import type { GridState } from "./useGrid";

type Act = () => void;

function movements<T>(grid: GridState<T>): Record<string, number> {
  const { cursor, shown } = grid;
  const page = grid.page();
  return {
    ArrowDown: cursor + 1, j: cursor + 1, ArrowUp: cursor - 1, k: cursor - 1,
    PageDown: cursor + page, PageUp: cursor - page, Home: 0, End: shown.length - 1,
  };
}

function actions<T>(props: GridProps<T>, grid: GridState<T>, openColumns: Act): Record<string, Act | undefined> {
  const row = grid.shown[grid.cursor];
  const key = row === undefined ? "" : props.rowKey(row);
  const select = props.onSelect;
  const chosen = props.selected ?? new Set<string>();
  const pick = select && (() => select(toggled(chosen, key)));
  return {
    Enter: row !== undefined && props.onOpen ? () => props.onOpen?.(row, grid.cursor) : undefined,
    o: row !== undefined && props.onPage ? () => props.onPage?.(row) : undefined,
    x: pick, " ": pick,
    "mod+a": select && (() => select(allOrNone(chosen, grid.shown.map(props.rowKey)))),
    "shift+s": openColumns,
    Escape: props.onEscape ?? (select && chosen.size ? () => select(new Set()) : undefined),
  };
}

/** Letters the page gives a meaning act on the selection, or on the row under the cursor when nothing is selected. */
function letter<T>(props: GridProps<T>, grid: GridState<T>, name: string): Act | undefined {
  const act = props.keys?.[name]?.run;
  if (!act) return undefined;
  const chosen = grid.shown.filter((row) => props.selected?.has(props.rowKey(row)));
  const row = grid.shown[grid.cursor];
  return () => act(chosen.length || row === undefined ? chosen : [row]);
}

/** The keyboard of the list: move, select, range, open, page, and the page's own letters. */
export function useGridKeys<T>(props: GridProps<T>, grid: GridState<T>, openColumns: Act) {
  const anchor = useRef<number | null>(null);
  const extend = (to: number) => {
    anchor.current ??= grid.cursor;
    const at = grid.moveTo(to);
    props.onSelect?.(ranged(new Set(), grid.shown.map(props.rowKey), anchor.current, at));
  };
  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || endsSequence(event.nativeEvent)) return;
    const name = keyName(event.nativeEvent);
    const plain = name.replace("shift+", "");
    if (plain.length === 1 && plain !== " " && !preferences().single_key_shortcuts) return;
    const target = movements(grid)[plain];
    const act = actions(props, grid, openColumns)[name] ?? letter(props, grid, name);
    if (target !== undefined && event.shiftKey && props.onSelect && grid.shown.length) extend(target);
    else if (target !== undefined && !name.startsWith("mod+")) {
      anchor.current = null;
      grid.moveTo(target);
    } else if (act) act();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
