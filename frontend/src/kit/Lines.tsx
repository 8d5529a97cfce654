import type { KeyboardEvent, ReactNode } from "react";

export interface LineColumn {
  key: string;
  title: string;
  /** CSS width; the one without a width takes the rest. */
  width?: string;
  align?: "end";
  /** The title is only for assistive technology (a column of buttons). */
  silent?: boolean;
}

/** A field of a line: the line's id and the column's key. */
export interface LinePlace {
  line: string;
  cell: string;
}

interface LinesProps {
  label: string;
  columns: readonly LineColumn[];
  children: ReactNode;
  /** Under the lines: add, totals. */
  foot?: ReactNode;
  /** Enter in a field: on to the line after (null on the last one: add one), and where it was pressed. */
  onEnter?: (next: string | null, from: LinePlace) => void;
}

const LINE = "[data-line]";

/** Move the keyboard to a field of a line by its name; its first field otherwise. */
export function focusLine(key: string, name?: string): void {
  const line = document.querySelector(`[data-line="${CSS.escape(key)}"]`);
  const wanted = name ? line?.querySelector<HTMLElement>(`[name="${name}"], [data-cell="${name}"] [role=spinbutton]`) : null;
  (wanted ?? line?.querySelector<HTMLElement>("select, input, [role=spinbutton]"))?.focus();
}

function stepped(event: KeyboardEvent): { next: string | null; from: LinePlace } | undefined {
  const field = event.target as HTMLElement;
  const plain = field.matches("select, input, [role=spinbutton]") && field.getAttribute("aria-expanded") !== "true";
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.shiftKey || !plain) return undefined;
  const line = field.closest(LINE);
  if (!line) return undefined;
  const from = { line: line.getAttribute("data-line") ?? "", cell: field.closest("[data-cell]")?.getAttribute("data-cell") ?? "" };
  return { next: line.nextElementSibling?.getAttribute("data-line") ?? null, from };
}

/**
 * A form of many like lines, filled as a table: Tab goes along, Enter down. Fields in it are `bare`; where the
 * place is narrow each line becomes a block and the labels show.
 */
export function Lines({ label, columns, children, foot, onEnter }: LinesProps) {
  // Capture: the hard widgets keep their keys to themselves.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const step = onEnter ? stepped(event) : undefined;
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    onEnter?.(step.next, step.from);
  };
  return (
    <div className="lines">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter bubbles up from the fields */}
      <table aria-label={label} onKeyDownCapture={onKeyDownCapture}>
        <colgroup>{columns.map((column) => <col key={column.key} style={{ width: column.width }} />)}</colgroup>
        <thead>
          <tr>{columns.map((column) => <th key={column.key} scope="col" className={column.align}>{column.silent ? <span className="hidden-text">{column.title}</span> : column.title}</th>)}</tr>
        </thead>
        {children}
      </table>
      {foot && <div className="lines-foot">{foot}</div>}
    </div>
  );
}

interface LineProps {
  /** Names the line for `focusLine`. */
  id: string;
  columns: readonly LineColumn[];
  cells: Readonly<Record<string, ReactNode>>;
  /** Further fields under the cells. */
  more?: ReactNode;
  /** What is wrong with the line. */
  notes?: ReactNode;
}

/** One line: a cell for each column, and under it what needs more room. */
export function Line({ id, columns, cells, more, notes }: LineProps) {
  return (
    <tbody data-line={id} className={notes ? "line held" : "line"}>
      <tr>{columns.map((column) => <td key={column.key} data-cell={column.key} data-title={column.title} className={column.align}>{cells[column.key]}</td>)}</tr>
      {(more || notes) && (
        <tr className="line-more">
          <td colSpan={columns.length}>
            {more && <div className="line-fields">{more}</div>}
            {notes}
          </td>
        </tr>
      )}
    </tbody>
  );
}
