import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, got } from "../../api/client";
import { Banner, DateText, Empty, FilterBar, Grid, Page, Problem, SidePanel, Skeleton, Status, useFilters, type Column } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { CostQuestion } from "./CostQuestion";
import { SYSTEMS, type CodeView, type System } from "./shared";

/** The most the server answers to one search: who needs more needs other words. */
export const MOST = 100;

export function useCodes(q: string, system: System | undefined, on: string | undefined) {
  return useQuery({
    queryKey: ["codes", q, system, on],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await got(api.GET("/api/v1/catalog/codes", { params: { query: { q, system: system ? [system] : undefined, on, limit: MOST } }, signal }))).items,
  });
}

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

function Panel({ code, on, onClose }: { code: CodeView; on?: string; onClose: () => void }) {
  const say = useWords(catalogWords);
  const badge = <Status tone={code.billable ? "good" : "neutral"}>{code.billable ? say("billable") : say("heading")}</Status>;
  return (
    <SidePanel title={code.display} subtitle={say(code.system)} badge={badge} onClose={onClose}>
      <div className="stack">
        <p>{code.description}</p>
        {code.system !== "icd10cm" && code.billable && <CostQuestion key={code.code} system={code.system} code={code.code} start={on} />}
        <History code={code} on={on} />
      </div>
    </SidePanel>
  );
}

const key = (row: CodeView) => `${row.system}|${row.code}`;

/** Codes of all systems, as of a day: find one, see what it was and what it costs. */
export default function CodesPage() {
  const say = useWords(catalogWords);
  const filters = useFilters(["system", "on"]);
  const { system, on } = filters.values;
  const codes = useCodes(filters.text, system as System | undefined, on);
  const [open, setOpen] = useState<CodeView | null>(null);
  const note = codes.data?.length === MOST ? <span className="muted">{say("first_hundred", { n: MOST })}</span> : null;
  const systems = SYSTEMS.map((value) => ({ value, label: say(value) }));
  return (
    <Page
      fill
      title={say("title")}
      views={<CatalogTabs />}
      filters={<FilterBar filters={filters} find={say("find_code")} choices={[{ name: "system", label: say("system"), options: systems }]} dates={[{ name: "on", label: say("on") }]} />}
      panel={open && <Panel key={key(open)} code={open} on={on} onClose={() => setOpen(null)} />}
    >
      <Grid
        label={say("tab_codes")} name="codes" rows={codes.data ?? []} columns={useColumns()} rowKey={key}
        onOpen={setOpen} onEscape={() => setOpen(null)} openKey={open && key(open)} totals={() => note} dim={(row) => !row.billable}
        loading={codes.isPending} error={codes.error} onRetry={() => void codes.refetch()}
        empty={<Empty icon="catalog" title={say("no_codes")}>{say("no_codes_text")}</Empty>} csv="codes.csv"
        onClearFilters={filters.active ? filters.clear : undefined}
      />
    </Page>
  );
}
