import { useCallback, useMemo } from "react";
import { Status, useFilters, type Column, type Filters } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { importsWords } from "../../words/imports";
import { useTold, useWords } from "../../words/words";
import { useFindings, useImport, type Finding } from "./useImports";

type Row = Finding & { key: string };

function useColumns(): Column<Row>[] {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  return useMemo(
    () => [
      { key: "severity", title: say("severity"), width: 116, card: "badge", value: (row) => told("severity", row.severity), render: (row) => <Status tone={row.severity === "error" ? "bad" : "info"}>{told("severity", row.severity)}</Status> },
      { key: "file", title: say("file"), width: 150, value: (row) => row.file },
      { key: "row", title: say("row"), width: 72, align: "end", value: (row) => row.row, render: (row) => (row.row ? <span className="figure">{row.row}</span> : say("whole_file")) },
      { key: "column", title: say("column"), width: 130, value: (row) => row.column },
      { key: "reason", title: say("reason"), width: 300, lead: true, value: (row) => row.reason },
      { key: "mend", title: say("mend"), width: 300, grow: true, card: "none", value: (row) => row.mend },
      { key: "value", title: say("value"), width: 120, card: "none", value: (row) => row.value },
    ],
    [say, told],
  );
}

/** States in which nothing can be said of the rows yet. */
const UNREAD = ["open", "reading", "checking"];

/** The findings that hold the filter; the server lists them all. */
function useNarrow({ values, text }: Filters) {
  const { severity = "", file = "" } = values;
  const words = text.toLowerCase();
  return useCallback(
    (row: Row) => (!severity || row.severity === severity) && (!file || row.file === file) && `${row.column} ${row.reason} ${row.value}`.toLowerCase().includes(words),
    [severity, file, words],
  );
}

function useChoices(rows: readonly Row[]) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const files = useMemo(() => [...new Set(rows.map((row) => row.file))], [rows]);
  return [
    { name: "severity", label: say("severity"), options: ["error", "notice"].map((value) => ({ value, label: told("severity", value) })) },
    { name: "file", label: say("file"), options: files.map((value) => ({ value, label: value })) },
  ];
}

const keyOf = (row: Row) => row.key;

/** Every row that is wrong or worth knowing of, with how to mend it. */
export default function FindingsPage({ id = "" }: Record<string, string | undefined>) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const filters = useFilters(["severity", "file"]);
  const { data } = useImport(id);
  const findings = useFindings(id, data?.state ?? "");
  const rows = useMemo(() => findings.rows.map((row, at) => ({ ...row, key: String(at) })), [findings.rows]);
  const unread = data && UNREAD.includes(data.state);
  return (
    <ListPage
      title={say("findings")} name="findings" parent={{ title: data ? data.name || told("layout", data.layout) : say("title"), href: `/imports/${id}` }}
      list={{ ...findings, rows, all: undefined }} columns={useColumns()} rowKey={keyOf} whole narrow={useNarrow(filters)}
      filters={filters} find={say("find_finding")} choices={useChoices(rows)}
      empty={unread ? { icon: "imports", title: `${told("state", data.state)}: ${say("unread")}`, text: say("unread_text") } : { icon: "check", title: say("no_findings") }}
      save={{ list: "import-findings", filter: { import_id: id } }}
    />
  );
}
