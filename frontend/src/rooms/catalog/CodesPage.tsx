import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import { Banner, DateText, Problem, SidePanel, Skeleton, Status, useFilters, type Column } from "../../kit";
import type { Beside } from "../../list/declared";
import { ListPage } from "../../list/ListPage";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { CostQuestion } from "./CostQuestion";
import { CodeNames } from "./Names";
import { SYSTEMS, type CodeView, type System } from "./shared";
import { Most, useCodes } from "./useCodes";

function useColumns(): Column<CodeView>[] {
  const say = useWords(catalogWords);
  return useMemo(
    () => [
      { key: "code", title: say("code"), width: 110, value: (row) => row.display },
      { key: "description", title: say("description"), width: 360, lead: true, grow: true, value: (row) => row.description },
      { key: "system", title: say("system"), width: 140, value: (row) => say(row.system) },
      { key: "billable", title: say("billable"), width: 130, card: "badge", value: (row) => (row.billable ? say("yes") : say("heading")) },
      { key: "from", title: say("from"), width: 118, card: "none", value: (row) => row.from_on, render: (row) => <DateText value={row.from_on} /> },
      { key: "until", title: say("until"), width: 118, card: "none", value: (row) => row.until_on, render: (row) => <DateText value={row.until_on} /> },
    ],
    [say],
  );
}

function History({ code, on }: { code: CodeView; on?: string }) {
  const say = useWords(catalogWords);
  const query = useQuery({
    queryKey: ["code", code.system, code.code, on],
    queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/codes/{system}/{code}", { params: { path: { system: code.system, code: code.code }, query: { on } }, signal })),
  });
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={4} />;
  return (
    <section className="stack">
      {!query.data.current && <Banner severity="caution" title={say("not_now")} />}
      <h3>{say("history")}</h3>
      <table className="plain-table">
        <thead><tr><th scope="col">{say("from")}</th><th scope="col">{say("until")}</th><th scope="col">{say("description")}</th></tr></thead>
        <tbody>
          {query.data.history.map((one) => (
            <tr key={one.from_on}>
              <td><DateText value={one.from_on} /></td>
              <td><DateText value={one.until_on} /></td>
              <td>{one.description}{!one.billable && <span className="muted"> · {say("heading")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const keyOf = (row: CodeView) => `${row.system}|${row.code}`;

function Panel({ code, on, beside }: { code: CodeView; on?: string; beside: Beside }) {
  const say = useWords(catalogWords);
  const badge = <Status tone={code.billable ? "good" : "neutral"}>{code.billable ? say("billable") : say("heading")}</Status>;
  return (
    <SidePanel title={code.display} subtitle={say(code.system)} badge={badge} {...beside}>
      <div className="stack">
        <p>{code.description}</p>
        {code.system !== "icd10cm" && <CodeNames code={code} />}
        {code.system !== "icd10cm" && code.billable && <CostQuestion key={keyOf(code)} system={code.system} code={code.code} start={on} />}
        <History code={code} on={on} />
      </div>
    </SidePanel>
  );
}

/** Codes of all systems, as of a day: find one, see what it was and what it costs. */
export default function CodesPage() {
  const say = useWords(catalogWords);
  const filters = useFilters(["system", "on"]);
  const { system, on } = filters.values;
  const systems = SYSTEMS.map((value) => ({ value, label: say(value) }));
  return (
    <ListPage
      heading={say("title")} title={say("tab_codes")} name="codes" tabs={<CatalogTabs />}
      list={useCodes(filters.text, system as System | undefined, on)} columns={useColumns()} rowKey={keyOf}
      filters={filters} find={say("find_code")} choices={[{ name: "system", label: say("system"), options: systems }]} dates={[{ name: "on", label: say("on") }]}
      panel={(row, beside) => <Panel code={row} on={on} beside={beside} />} totals={(rows) => <Most rows={rows} />} dim={(row) => !row.billable}
      empty={{ icon: "catalog", title: say("no_codes"), text: say("no_codes_text") }} csv="codes.csv"
    />
  );
}
