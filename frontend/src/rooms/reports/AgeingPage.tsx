import { useMemo } from "react";
import { Ageing, DateText, FilterBar, Money, Problem, Skeleton, useAges, useFilters, usePrinting, Wide, type Column, type Filters } from "../../kit";
import { ListPart } from "../../list/ListPart";
import { usePayerChoices } from "../../list/usePayerChoices";
import { CURRENCY_CHOICES } from "../../words/amount";
import { reportsWords } from "../../words/reports";
import { useWords } from "../../words/words";
import { PaperLines, ReportFrame } from "./ReportFrame";
import { useAgeing, useAgeingAccounts, type AgeingLine, type LinesAsked } from "./useReports";

function useColumns(): Column<AgeingLine>[] {
  const say = useWords(reportsWords);
  const ages = useAges().all;
  return useMemo(
    () => [
      { key: "number", title: say("account"), width: 100, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 140, lead: true, grow: true, value: (row) => row.guarantor },
      ...ages.map(({ key, label }): Column<AgeingLine> => ({
        key, title: label, width: 100, align: "end", card: "none", value: (row) => row.buckets[key]?.minor || null,
        render: (row) => (row.buckets[key]?.minor ? <Money amount={row.buckets[key]} /> : null),
      })),
      { key: "total", title: say("total"), width: 108, align: "end", card: "end", value: (row) => row.total.minor, render: (row) => <Money amount={row.total} strong /> },
      { key: "unapplied", title: say("unapplied"), width: 96, align: "end", value: (row) => row.unapplied.minor || null, render: (row) => (row.unapplied.minor ? <Money amount={row.unapplied} /> : null) },
    ],
    [say, ages],
  );
}

/** What each currency comes to, a line a currency; where there are several, each leads to its own lines. */
function Totals({ totals, filters }: { totals: readonly AgeingLine[]; filters: Filters }) {
  const say = useWords(reportsWords);
  const ages = useAges();
  const { currency = "" } = filters.values;
  const choose = (code: string) => filters.set("currency", code === currency ? "" : code);
  return (
    <section className="card" aria-label={say("total")}>
      <Wide label={say("total")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say("currency")}</th>
              {ages.all.map(({ key, label }) => <th key={key} scope="col" className="end">{label}</th>)}
              <th scope="col" className="end">{say("total")}</th>
              <th scope="col" className="end">{say("unapplied")}</th>
            </tr>
          </thead>
          <tbody>
            {totals.map((line) => (
              <tr key={line.currency}>
                <th scope="row">
                  {totals.length > 1 || currency ? <button type="button" className="link" aria-pressed={line.currency === currency} onClick={() => choose(line.currency)}>{line.currency}</button> : line.currency}
                  <Ageing compact buckets={ages.of(line.buckets)} total={line.total} />
                </th>
                {ages.of(line.buckets).map((bucket) => <td key={bucket.key} className="end">{bucket.amount.minor ? <Money amount={bucket.amount} /> : <span className="muted">–</span>}</td>)}
                <td className="end"><Money amount={line.total} strong /></td>
                <td className="end"><Money amount={line.unapplied} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

const keyOf = (row: AgeingLine) => row.account_id;
const pageOf = (row: AgeingLine) => `/accounts/${row.account_id}`;

function Lines({ asked }: { asked: LinesAsked }) {
  const say = useWords(reportsWords);
  const columns = useColumns();
  const accounts = useAgeingAccounts(asked);
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

function useChoices() {
  const say = useWords(reportsWords);
  const parties = (["guarantor", "payer"] as const).map((value) => ({ value, label: say(`party_${value}`) }));
  return [
    { name: "party", label: say("party"), options: [...parties, ...usePayerChoices()] },
    { name: "overdue", label: say("age"), options: [{ value: "yes", label: say("overdue_only") }] },
    { name: "currency", label: say("currency"), options: CURRENCY_CHOICES },
  ];
}

/** Receivables by age: what each currency comes to, then a line an account, each leading to it. */
export default function AgeingPage() {
  const say = useWords(reportsWords);
  const filters = useFilters(["on", "party", "currency", "overdue"]);
  const { on, currency, party = "" } = filters.values;
  const overdue = filters.values.overdue === "yes" || undefined;
  const text = filters.text || undefined;
  const { data: report, error, refetch } = useAgeing(on, party);
  const bar = <FilterBar filters={filters} choices={useChoices()} dates={[{ name: "on", label: say("as_of"), none: report?.on }]} />;
  const badge = report && <span className="muted"><DateText value={report.on} /></span>;
  return (
    <ReportFrame title={say("ageing")} badge={badge} filters={bar} file={{ list: "ageing", filter: { on, party, currency, overdue, text } }}>
      {!report && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {report && (
        <>
          <Totals totals={report.totals} filters={filters} />
          <Lines asked={{ on, party, currency, overdue, text }} />
        </>
      )}
    </ReportFrame>
  );
}
