import type { ReactNode } from "react";
import { formatCount } from "../../words/format";
import { kitWords } from "../../words/kit";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import { Button } from "../Button";
import type { GridProps } from "./props";
import type { GridState } from "./useGrid";

function Bulk<T>({ props, grid }: { props: GridProps<T>; grid: GridState<T> }) {
  const say = useWords(kitWords);
  const selected = props.selected ?? new Set<string>();
  const rows = props.rows.filter((row) => selected.has(props.rowKey(row)));
  const all = grid.shown.length;
  return (
    <div className="grid-foot grid-bulk">
      <strong>{say("selected", { n: selected.size })}</strong>
      {selected.size < all && (
        <button type="button" className="link" onClick={() => props.onSelect?.(new Set(grid.shown.map(props.rowKey)))}>
          {say("select_all", { n: all })}
        </button>
      )}
      <span className="rest">{props.bulk?.(rows)}</span>
      <Button kind="quiet" icon="close" onClick={() => props.onSelect?.(new Set())}>{say("clear_selection")}</Button>
    </div>
  );
}

function Count<T>({ props, grid }: { props: GridProps<T>; grid: GridState<T> }): ReactNode {
  const say = useWords(kitWords);
  const language = useLanguage();
  const shown = grid.shown.length;
  const least = props.least && props.more;
  const all = props.least ? (props.more ? Math.max(props.count ?? 0, props.rows.length) : props.rows.length) : (props.count ?? props.rows.length);
  if (shown === all && !least) return say("rows", { n: all });
  const told = say("rows", { n: all });
  return say("rows_of", { shown: formatCount(language, shown), all: least ? say("rows_least", { all: told }) : told });
}

/** Under the rows: how many and how much (follows the filter), columns, export; with a selection, what to do with it. */
export function GridFoot<T>({ props, grid, onColumns, onCsv }: { props: GridProps<T>; grid: GridState<T>; onColumns: () => void; onCsv?: () => void }) {
  const say = useWords(kitWords);
  if (props.selected?.size) return <Bulk props={props} grid={grid} />;
  return (
    <div className="grid-foot">
      <span className="figure"><Count props={props} grid={grid} /></span>
      <span className="rest">{props.totals?.(grid.shown)}{props.least && <span className="muted small"> {say("least")}</span>}</span>
      {props.more && <Button kind="quiet" onClick={() => props.onMore?.()}>{say("load_more")}</Button>}
      <Button kind="quiet" icon="columns" className="desk-only" onClick={onColumns}>{say("columns")}</Button>
      {onCsv && <Button kind="quiet" icon="download" onClick={onCsv}>{say("export_csv")}</Button>}
    </div>
  );
}
