import { useMemo } from "react";
import { Ageing, DateText, FilterBar, Money, Problem, Skeleton, useFilters, usePrinting, type Column } from "../../kit";
import { ListPart } from "../../list/ListPart";
import { reportsWords } from "../../words/reports";
import { useWords } from "../../words/words";
import { PaperLines, ReportFrame } from "./ReportFrame";
import { useAgeing, useAgeingAccounts, type AgeingLine, type PartyKind } from "./useReports";

const BUCKETS = [
  ["current", "age_current"], ["1-30", "age_1_30"], ["31-60", "age_31_60"], ["61-90", "age_61_90"],
  ["91-120", "age_91_120"], ["120+", "age_over_120"],
] as const;

function useColumns(): Column<AgeingLine>[] {
  const say = useWords(reportsWords);
  return useMemo(
    () => [
      { key: "number", title: say("account"), width: 100, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 140, lead: true, grow: true, value: (row) => row.guarantor },
      ...BUCKETS.map(([key, label]): Column<AgeingLine> => ({
        key, title: say(label), width: key === "120+" ? 116 : 100, align: "end", card: "none", value: (row) => row.buckets[key]?.minor || null,
        render: (row) => (row.buckets[key]?.minor ? <Money amount={row.buckets[key]} /> : null),
      })),
      { key: "total", title: say("total"), width: 112, align: "end", card: "end", value: (row) => row.total.minor, render: (row) => <Money amount={row.total} strong /> },
      { key: "unapplied", title: say("unapplied"), width: 96, align: "end", value: (row) => row.unapplied.minor || null, render: (row) => (row.unapplied.minor ? <Money amount={row.unapplied} /> : null) },
    ],
    [say],
  );
}

function Totals({ totals }: { totals: readonly AgeingLine[] }) {
  const say = useWords(reportsWords);
  return totals.map((line) => (
    <section key={line.currency} className="card stack" aria-label={line.currency}>
      <div className="spread">
        <h2>{say("total")} <span className="muted">{line.currency}</span></h2>
        <Money amount={line.total} large />
      </div>
      <Ageing buckets={BUCKETS.map(([key, label]) => ({ key, label: say(label), amount: line.buckets[key] ?? line.total }))} total={line.total} />
    </section>
  ));
}

const keyOf = (row: AgeingLine) => row.account_id;
const pageOf = (row: AgeingLine) => `/accounts/${row.account_id}`;

function Lines({ on, party, text }: { on: string | undefined; party: PartyKind; text: string }) {
  const say = useWords(reportsWords);
  const columns = useColumns();
  const accounts = useAgeingAccounts(on, party, text);
  const { rows, hasNextPage } = accounts;
  if (usePrinting()) {
    return (
      <>
        <PaperLines lines={rows} columns={columns} rowKey={keyOf} />
        <p className="muted">{say(hasNextPage ? "shown_more" : "shown", { n: rows.length })}</p>
      </>
    );
  }
  return (
    <ListPart
      title={say("ageing")} name="ageing" list={accounts} columns={columns} rowKey={keyOf} page={pageOf}
      empty={{ icon: "check", title: say("nobody"), text: say("nobody_text") }}
    />
  );
}

/** Receivables by age: totals by currency as a strip with its table, a line an account, each leading to it. */
export default function AgeingPage() {
  const say = useWords(reportsWords);
  const filters = useFilters(["on", "party"]);
  const on = filters.values.on;
  const party = (filters.values.party ?? "") as PartyKind;
  const { data: report, error, refetch } = useAgeing(on, party);
  const parties = (["guarantor", "payer"] as const).map((value) => ({ value, label: say(`party_${value}`) }));
  const bar = (
    <FilterBar filters={filters} choices={[{ name: "party", label: say("party"), options: parties }]} dates={[{ name: "on", label: say("as_of") }]} />
  );
  const badge = report && <span className="muted"><DateText value={report.on} /></span>;
  return (
    <ReportFrame title={say("ageing")} badge={badge} filters={bar} file={{ list: "ageing", filter: { on, party } }}>
      {!report && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {report && (
        <>
          <Totals totals={report.totals} />
          <Lines on={on} party={party} text={filters.text} />
        </>
      )}
    </ReportFrame>
  );
}
