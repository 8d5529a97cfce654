import { useMemo, type ReactNode } from "react";
import { useMay } from "../../api/session";
import { Behind, Button, Page, PageTabs, type Column } from "../../kit";
import { useSave } from "../../list/useSave";
import type { Wanted } from "../../shell/exports";
import { useCommands } from "../../shell/ownCommands";
import { reportsWords } from "../../words/reports";
import { useWords } from "../../words/words";

interface ReportFrameProps {
  title: string;
  badge?: ReactNode;
  filters?: ReactNode;
  /** The report as a file. */
  file?: Wanted;
  children: ReactNode;
}

/** What every report has: its neighbours, its day, a file of all its lines, and paper. */
export function ReportFrame({ title, badge, filters, file, children }: ReportFrameProps) {
  const say = useWords(reportsWords);
  const may = useMay();
  const { busy, save } = useSave(file);
  useCommands(useMemo(() => [{ id: "print-report", title: `${say("print")}: ${title}`, icon: "reports" as const, run: () => window.print() }], [say, title]));
  const tabs = [
    { path: "/reports", label: say("ageing") },
    { path: "/reports/trial-balance", label: say("trial") },
    { path: "/reports/journal", label: say("journal") },
    { path: "/reports/day-sheet", label: say("sheet") },
    { path: "/reports/exports", label: say("exports") },
    { path: "/reports/rounds", label: say("rounds") },
    ...(may("audit:read") ? [{ path: "/reports/searches", label: say("searches") }] : []),
  ];
  const actions = (
    <>
      <Button kind="quiet" spare onClick={() => window.print()}>{say("print")}</Button>
      {save && <Button kind="quiet" icon="download" busy={busy} onClick={save}>{say(busy ? "exporting" : "export")}</Button>}
    </>
  );
  return (
    <Page title={title} badge={badge} views={<PageTabs label={say("pages")} tabs={tabs} />} filters={filters && <div className="filters-row">{filters}<div className="actions">{actions}</div></div>}>
      {children}
    </Page>
  );
}

const Old = ({ since }: { since?: string }) => since && <> <Behind since={since} /></>;

/** Lines on paper: all that are given, not only those in sight, as a plain table; what is not up to date is marked. */
export function PaperLines<T>({ lines, columns, rowKey }: { lines: readonly T[]; columns: readonly Column<T>[]; rowKey: (line: T) => string }) {
  return (
    <table className="plain-table small">
      <thead><tr>{columns.map((column) => <th key={column.key} scope="col" className={column.align}>{column.title}</th>)}</tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={rowKey(line)}>
            {columns.map((column) => (
              <td key={column.key} className={column.align}>{column.render?.(line) ?? column.value(line)}{column.lead && <Old since={(line as { behind_since?: string }).behind_since} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
