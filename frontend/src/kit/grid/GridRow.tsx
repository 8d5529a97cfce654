import { memo, type CSSProperties, type MouseEvent, type ReactNode } from "react";
import { Behind } from "../Behind";
import type { Column } from "./columns";

interface GridRowProps<T> {
  row: T;
  at: number;
  id: string;
  top: number;
  tracks: string;
  columns: readonly Column<T>[];
  card: boolean;
  picking: boolean;
  chosen: boolean;
  here: boolean;
  open: boolean;
  dim: boolean;
  /** Since when the row is not as its account is; empty for one that is. */
  behind: string;
  name: string;
  /** One stable function for all rows, so that a row redraws only when it changes itself. */
  onPress: (at: number, pick: boolean, range: boolean, page: boolean) => void;
}

function text<T>(column: Column<T>, row: T): ReactNode {
  return column.render ? column.render(row) : (column.value(row) ?? "–");
}

function Pick<T>({ props }: { props: GridRowProps<T> }) {
  return (
    <div role="gridcell" className="grid-cell pick">
      <input type="checkbox" className="box" tabIndex={-1} aria-label={props.name} checked={props.chosen} readOnly />
    </div>
  );
}

/** Most cells hold text and nothing else: one element each, no box within a box. */
function Cells<T>({ props }: { props: GridRowProps<T> }) {
  const { columns, picking, row, behind } = props;
  return columns.map((column, at) => {
    const classes = `${column.align === "end" ? "end" : ""} ${column.lead ? "lead" : ""} ${at === 0 && !picking ? "first" : ""}`;
    const mark = column.lead && behind !== "";
    return (
      <div key={column.key} role="gridcell" aria-colindex={at + (picking ? 2 : 1)} className={`${column.render || mark ? "grid-cell" : "grid-text"} ${classes}`}>
        {column.render || mark ? <span>{text(column, row)}{mark && <> <Behind since={behind} /></>}</span> : (column.value(row) ?? "–")}
      </div>
    );
  });
}

function CardCells<T>({ props }: { props: GridRowProps<T> }) {
  const { columns, row, behind } = props;
  const lead = columns.find((column) => column.lead) ?? columns[0];
  const rest = columns.filter((column) => column !== lead && column.card !== "none");
  const end = rest.find((column) => column.card === "end");
  const badge = rest.find((column) => column.card === "badge");
  const meta = rest.filter((column) => column !== end && column !== badge);
  return (
    <>
      {lead && <div role="gridcell" className="grid-cell lead"><span>{text(lead, row)}</span></div>}
      <div role="gridcell" className="grid-cell last">{end && <span>{text(end, row)}</span>}</div>
      <div role="gridcell" className="grid-cell meta">
        {meta.map((column) => <span key={column.key}>{column.card === "named" && `${column.title} `}{text(column, row)}</span>)}
      </div>
      <div role="gridcell" className="grid-cell badge-cell">{behind && <Behind since={behind} />}{badge && text(badge, row)}</div>
    </>
  );
}

function Row<T>(props: GridRowProps<T>) {
  const { at, id, top, tracks, card, picking, chosen, here, open, dim, onPress } = props;
  const style: CSSProperties = { transform: `translateY(${top}px)` };
  if (card) {
    style.height = 62;
    style.gridTemplateColumns = picking ? "auto minmax(0, 1fr) auto" : "0 minmax(0, 1fr) auto";
  } else style.gridTemplateColumns = tracks;
  const press = (event: MouseEvent, page: boolean) => {
    const pick = (event.target as HTMLElement).closest(".pick") !== null || event.ctrlKey || event.metaKey;
    if (!(event.target as HTMLElement).closest("a, button")) onPress(at, pick, event.shiftKey, page);
  };
  return (
    // Keys are handled by the grid, which keeps the focus (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="row"
      aria-rowindex={at + 2}
      aria-selected={picking ? chosen : open}
      className={`grid-row ${card ? "grid-card" : ""} ${here ? "here" : ""} ${open ? "open" : ""} ${dim ? "dim" : ""}`}
      style={style}
      onClick={(event) => press(event, false)}
      onDoubleClick={(event) => press(event, true)}
    >
      {picking ? <Pick props={props} /> : card && <div role="presentation" />}
      {card ? <CardCells props={props} /> : <Cells props={props} />}
    </div>
  );
}

export const GridRow = memo(Row) as typeof Row;
