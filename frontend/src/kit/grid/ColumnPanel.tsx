import { kitWords } from "../../words/kit";
import { useWords } from "../../words/words";
import { Button } from "../Button";
import { Dialog } from "../Dialog";
import { clampWidth, NO_CHOICE, visibleColumns, type Column } from "./columns";
import type { GridProps } from "./props";
import type { GridState } from "./useGrid";

/** A step of the width buttons, in pixels: about three figures. */
const STEP = 24;

function ColumnLine<T>({ column, props, grid }: { column: Column<T>; props: GridProps<T>; grid: GridState<T> }) {
  const say = useWords(kitWords);
  const { choice, setChoice, order, setOrder } = grid;
  const shown = visibleColumns(props.columns, choice);
  const visible = shown.includes(column);
  const hidden = props.columns.filter((one) => !shown.includes(one)).map((one) => one.key);
  const width = choice.widths[column.key] ?? column.width;
  const widen = (by: number) => setChoice({ ...choice, widths: { ...choice.widths, [column.key]: clampWidth(width + by) } });
  const show = () => setChoice({ ...choice, hidden: visible ? [...hidden, column.key] : hidden.filter((key) => key !== column.key) });
  const down = order?.key === column.key && !order.down;
  return (
    <li>
      <label className="check">
        <input type="checkbox" className="box" checked={visible} disabled={column.lead} onChange={show} />
        <span>{column.title}</span>
      </label>
      <span className="row">
        {column.sortable !== false && (
          <Button kind="quiet" icon={down ? "down" : "up"} label={say("sort_by", { column: column.title })} onClick={() => setOrder({ key: column.key, down })} />
        )}
        <Button kind="quiet" icon="minus" label={say("narrower", { column: column.title })} onClick={() => widen(-STEP)} />
        <Button kind="quiet" icon="plus" label={say("wider", { column: column.title })} onClick={() => widen(STEP)} />
      </span>
    </li>
  );
}

/** Which columns, how wide, sorted by what: everything the mouse can do to the header, for the keyboard. */
export function ColumnPanel<T>({ open, onClose, props, grid }: { open: boolean; onClose: () => void; props: GridProps<T>; grid: GridState<T> }) {
  const say = useWords(kitWords);
  const footer = (
    <>
      <Button onClick={() => grid.setChoice(NO_CHOICE)}>{say("reset")}</Button>
      <Button kind="primary" onClick={onClose}>{say("close")}</Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={say("columns")} footer={footer}>
      <ul className="columns-list">
        {props.columns.map((column) => (
          <ColumnLine key={column.key} column={column} props={props} grid={grid} />
        ))}
      </ul>
    </Dialog>
  );
}
