import { useCallback, useId, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { kitWords } from "../../words/kit";
import { useWords } from "../../words/words";
import { Button } from "../Button";
import { Empty } from "../Empty";
import { Problem } from "../Problem";
import { useShortcuts } from "../shortcuts";
import { Skeleton } from "../Skeleton";
import { toast } from "../Toast";
import { ColumnPanel } from "./ColumnPanel";
import { saveText, toCsv } from "./csv";
import { GridFoot } from "./GridFoot";
import { GridHead } from "./GridHead";
import { GridRow } from "./GridRow";
import type { GridProps } from "./props";
import { ranged, toggled } from "./selection";
import { useGrid, type GridState } from "./useGrid";
import { useGridKeys } from "./useGridKeys";

function Nothing<T>({ props }: { props: GridProps<T> }) {
  const say = useWords(kitWords);
  if (props.onClearFilters) {
    return <Empty icon="filter" title={say("grid_filtered")} action={<Button onClick={props.onClearFilters}>{say("clear_filters")}</Button>} />;
  }
  return props.empty ?? <Empty title={say("grid_empty")} />;
}

function StateOver<T>({ props, grid }: { props: GridProps<T>; grid: GridState<T> }) {
  if (props.error !== undefined && props.error !== null) {
    return <div className="grid-state"><Problem error={props.error} onRetry={props.onRetry} /></div>;
  }
  if (props.loading) return <div className="grid-state" style={{ placeContent: "start stretch" }}><Skeleton lines={12} /></div>;
  return grid.shown.length ? null : <div className="grid-state"><Nothing props={props} /></div>;
}

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

function Rows<T>({ props, grid, id }: { props: GridProps<T>; grid: GridState<T>; id: string }) {
  const say = useWords(kitWords);
  const press = useRowPress(props, grid);
  const lead = props.columns.find((column) => column.lead) ?? props.columns[0];
  return grid.shown.slice(grid.from, grid.to).map((row, index) => {
    const at = grid.from + index;
    const key = props.rowKey(row);
    return (
      <GridRow
        key={key}
        {...{ row, at, id: `${id}-${at}`, top: at * grid.rowHeight, tracks: grid.tracks, columns: grid.columns, card: grid.card }}
        picking={props.onSelect !== undefined}
        chosen={props.selected?.has(key) ?? false}
        here={at === grid.cursor}
        open={props.openKey === key}
        dim={props.dim?.(row) ?? false}
        name={say("select_row", { name: String(lead?.value(row) ?? key) })}
        onPress={press}
      />
    );
  });
}

/** Head and foot are 32 and 36 px, borders 3 px; at least room for the empty state, at most 560 px, so that it fits a laptop. */
function embeddedHeight<T>(grid: Omit<GridState<T>, "scroller">): number {
  return Math.min(560, grid.shown.length ? grid.shown.length * grid.rowHeight + 71 : 288);
}

/** `j` from anywhere on the page goes to its list: nobody walks there with Tab. */
function useWayIn(list: RefObject<HTMLElement | null> | null): void {
  const say = useWords(kitWords);
  useShortcuts(list ? [{ keys: "j", text: say("key_list"), group: say("group_list"), run: () => list.current?.focus() }] : []);
}

function useCsv<T>(props: GridProps<T>, grid: Omit<GridState<T>, "scroller">): (() => void) | undefined {
  const say = useWords(kitWords);
  const { csv, onCsv, onAll, filter } = props;
  if (onCsv || !csv) return onCsv;
  const save = (rows: readonly T[]) => saveText(csv, toCsv(grid.columns, rows));
  if (!onAll) return () => save(grid.shown);
  return () => void onAll().then(
    // All of them were here already: then in the order they are shown in.
    (rows) => save(rows.length === props.rows.length ? grid.shown : filter ? rows.filter(filter) : rows),
    () => toast({ text: say("export_csv_failed"), tone: "bad" }),
  );
}

/**
 * A list of up to tens of thousands of rows. One tab stop; arrows or j/k move, Enter opens beside, o opens the page,
 * x or Space selects, Shift+arrows range, Ctrl+A all, Shift+S columns. Draws only the rows in sight.
 */
export function Grid<T>(props: GridProps<T>) {
  const id = useId();
  const { scroller, ...grid } = useGrid(props);
  const [columnsOpen, setColumnsOpen] = useState(false);
  const onKeyDown = useGridKeys(props, grid, () => setColumnsOpen(true));
  useWayIn(props.embedded ? null : scroller);
  const drawn = grid.cursor >= grid.from && grid.cursor < grid.to && grid.shown.length > 0;
  const csv = useCsv(props, grid);
  return (
    <div className={props.embedded ? "grid-wrap embedded" : "grid-wrap"} style={props.embedded ? { height: embeddedHeight(grid) } : undefined}>
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-busy={props.loading || undefined}
        aria-rowcount={(props.count ?? grid.shown.length) + 1}
        aria-colcount={grid.columns.length + (props.onSelect ? 1 : 0)}
        aria-multiselectable={props.onSelect ? true : undefined}
        aria-activedescendant={drawn ? `${id}-${grid.cursor}` : undefined}
        onKeyDown={onKeyDown}
      >
        {!grid.card && <GridHead props={props} grid={grid} />}
        <div role="rowgroup" className="grid-body" style={{ height: grid.shown.length * grid.rowHeight, minWidth: grid.card ? 0 : undefined }}>
          <Rows props={props} grid={grid} id={id} />
        </div>
      </div>
      <StateOver props={props} grid={grid} />
      <GridFoot props={props} grid={grid} onColumns={() => setColumnsOpen(true)} onCsv={csv} />
      <ColumnPanel open={columnsOpen} onClose={() => setColumnsOpen(false)} props={props} grid={grid} />
    </div>
  );
}
