import { useMemo, useRef, type PointerEvent } from "react";
import { kitWords } from "../../words/kit";
import { useWords } from "../../words/words";
import { Icon } from "../Icon";
import { clampWidth, startWidth, type Column } from "./columns";
import { allOrNone } from "./selection";
import type { GridProps } from "./props";
import type { GridState } from "./useGrid";

function nextOrder(column: { key: string }, order: { key: string; down: boolean } | null) {
  if (order?.key !== column.key) return { key: column.key, down: false };
  return order.down ? null : { key: column.key, down: true };
}

/** Drag to resize; the keyboard's way is the column panel (Shift+S). */
function Grip({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const cell = event.currentTarget.parentElement;
    start.current = { x: event.clientX, width: cell?.offsetWidth || width };
  };
  const move = (event: PointerEvent) => {
    if (start.current) onWidth(clampWidth(start.current.width + event.clientX - start.current.x));
  };
  return <span className="grid-grip" aria-hidden="true" onPointerDown={down} onPointerMove={move} onPointerUp={() => (start.current = null)} />;
}

function Title<T>({ column, grid, first, at }: { column: Column<T>; grid: GridState<T>; first: boolean; at: number }) {
  const { order, choice } = grid;
  const sorted = order?.key === column.key ? (order.down ? "descending" : "ascending") : "none";
  const sortable = column.sortable !== false;
  return (
    <div
      role="columnheader"
      aria-colindex={at}
      aria-sort={sortable ? sorted : undefined}
      className={`grid-title ${column.align === "end" ? "end" : ""} ${first ? "first" : ""}`}
    >
      {sortable ? (
        <button type="button" tabIndex={-1} onClick={() => grid.setOrder(nextOrder(column, order))}>
          <span>{column.title}</span>
          {sorted !== "none" && <Icon name={sorted === "ascending" ? "up" : "down"} />}
        </button>
      ) : (
        column.title
      )}
      <Grip
        width={choice.widths[column.key] ?? startWidth(column)}
        onWidth={(width) => grid.setChoice({ ...choice, widths: { ...choice.widths, [column.key]: width } })}
      />
    </div>
  );
}

/** Tick all, none, or some: the box over the boxes. */
function PickAll<T>({ props, shown }: { props: GridProps<T>; shown: readonly T[] }) {
  const say = useWords(kitWords);
  const { selected, onSelect, rowKey } = props;
  // All ten thousand keys: looked at when the rows or the choice change, not at each keystroke.
  const all = useMemo(() => shown.length > 0 && !!selected?.size && shown.every((row) => selected.has(rowKey(row))), [shown, selected, rowKey]);
  return (
    <div role="columnheader" aria-colindex={1} className="grid-title pick">
      <input
        type="checkbox"
        className="box"
        tabIndex={-1}
        aria-label={say("select_all", { n: shown.length })}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = !!selected?.size && !all;
        }}
        onChange={() => onSelect?.(allOrNone(selected ?? new Set(), shown.map(rowKey)))}
      />
    </div>
  );
}

export function GridHead<T>({ props, grid }: { props: GridProps<T>; grid: GridState<T> }) {
  const picking = props.onSelect !== undefined;
  return (
    <div role="row" aria-rowindex={1} className="grid-head" style={{ gridTemplateColumns: grid.tracks }}>
      {picking && <PickAll props={props} shown={grid.shown} />}
      {grid.columns.map((column, at) => (
        <Title key={column.key} column={column} grid={grid} first={at === 0 && !picking} at={at + (picking ? 2 : 1)} />
      ))}
    </div>
  );
}
