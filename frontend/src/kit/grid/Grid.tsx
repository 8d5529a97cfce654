import { useCallback, useEffect, useId, useRef, useState, type RefObject } from "react";
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
import { GridBody } from "./GridBody";
import { GridFoot } from "./GridFoot";
import { GridHead } from "./GridHead";
import type { GridProps } from "./props";
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

/** Head and foot are 32 and 36 px, borders 3 px; at least room for the empty state, at most 560 px, so that it fits a laptop. */
function embeddedHeight<T>(grid: GridState<T>): number {
  return Math.min(560, grid.shown.length ? grid.shown.length * grid.rowHeight + 71 : 288);
}

/** `j` from anywhere on the page goes to its list: nobody walks there with Tab. */
function useWayIn(list: RefObject<HTMLElement | null> | null): void {
  const say = useWords(kitWords);
  useShortcuts(list ? [{ keys: "j", text: say("key_list"), group: say("group_list"), run: () => list.current?.focus() }] : []);
}

function useCsv<T>(props: GridProps<T>, grid: GridState<T>): (() => void) | undefined {
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

/** The cursor goes along with the row that is open beside the list; when that closes, the keyboard comes back. */
function useBeside<T>({ openKey = null, rowKey }: GridProps<T>, grid: GridState<T>): void {
  const was = useRef<string | null>(null);
  const latest = useRef({ grid, rowKey });
  useEffect(() => {
    latest.current = { grid, rowKey };
  });
  useEffect(() => {
    const { grid: now, rowKey: keyOf } = latest.current;
    const at = openKey === null ? -1 : now.shown.findIndex((row) => keyOf(row) === openKey);
    if (at >= 0 && at !== now.cursor) now.moveTo(at);
    // Only when nobody else has it: whoever closed it by a filter goes on typing there.
    if (openKey === null && was.current !== null && document.activeElement === document.body) now.focus();
    was.current = openKey;
  }, [openKey]);
}

/**
 * A list of up to tens of thousands of rows. One tab stop; arrows or j/k move, Enter opens beside, o opens the page,
 * x or Space selects, Shift+arrows range, Ctrl+A all, Shift+S columns. Draws only the rows in sight: the cells of a row
 * are filled with another row's content as the list scrolls, so they keep no state of their own.
 */
export function Grid<T>(props: GridProps<T>) {
  const id = useId();
  const { scroller, ...grid } = useGrid(props);
  const [columnsOpen, setColumnsOpen] = useState(false);
  const openColumns = useCallback(() => setColumnsOpen(true), []);
  const onKeyDown = useGridKeys(props, grid, openColumns);
  useWayIn(props.embedded ? null : scroller);
  useBeside(props, grid);
  const csv = useCsv(props, grid);
  const say = useWords(kitWords);
  useShortcuts(csv ? [{ keys: "shift+e", text: say("export_csv"), group: say("group_list"), run: () => void csv() }] : []);
  return (
    <div className={props.embedded ? "grid-wrap embedded" : "grid-wrap"} style={props.embedded ? { height: embeddedHeight(grid) } : undefined}>
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-busy={props.loading || undefined}
        aria-rowcount={(props.more ? (props.count ?? grid.shown.length) : grid.shown.length) + 1}
        aria-colcount={grid.columns.length + (props.onSelect ? 1 : 0)}
        aria-multiselectable={props.onSelect ? true : undefined}
        aria-activedescendant={grid.shown.length ? `${id}-${grid.cursor}` : undefined}
        onKeyDown={onKeyDown}
      >
        {!grid.card && <GridHead props={props} grid={grid} />}
        <GridBody props={props} grid={grid} id={id} />
      </div>
      <StateOver props={props} grid={grid} />
      <GridFoot props={props} grid={grid} onColumns={openColumns} onCsv={csv} />
      <ColumnPanel open={columnsOpen} onClose={() => setColumnsOpen(false)} props={props} grid={grid} />
    </div>
  );
}
