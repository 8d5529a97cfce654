import { useMemo } from "react";
import { Empty, Grid, Page, Status, type Column } from "../../kit";
import { importsWords } from "../../words/imports";
import { useTold, useWords } from "../../words/words";
import { useSaveFindings } from "./useSaveFindings";
import { useFindings, useImport, type Finding } from "./useImports";

function useColumns(): Column<Finding & { key: string }>[] {
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

/** Every row that is wrong or worth knowing of, with how to mend it. */
export default function FindingsPage({ id = "" }: Record<string, string | undefined>) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const { data } = useImport(id);
  const findings = useFindings(id, { all: true, enabled: true, fresh: data?.state ?? "" });
  const rows = useMemo(() => findings.rows.map((row, at) => ({ ...row, key: String(at) })), [findings.rows]);
  const unread = data && UNREAD.includes(data.state);
  const parent = { title: data ? data.name || told("layout", data.layout) : say("title"), href: `/imports/${id}` };
  return (
    <Page fill title={say("findings")} parent={parent}>
      <Grid
        label={say("findings")}
        name="findings"
        rows={rows}
        columns={useColumns()}
        rowKey={(row) => row.key}
        loading={findings.isPending}
        error={findings.error}
        onRetry={() => void findings.refetch()}
        more={findings.hasNextPage && !findings.isFetchingNextPage}
        onMore={() => void findings.fetchNextPage()}
        empty={unread ? <Empty icon="imports" title={told("state", data.state)} /> : <Empty icon="check" title={say("no_findings")} />}
        onCsv={useSaveFindings(id)}
      />
    </Page>
  );
}
