import { useMemo } from "react";
import { useLocation } from "wouter";
import { Banner, DateText, Empty, FilterBar, Money, Problem, Skeleton, Status, useFilters, Wide, type Column } from "../../kit";
import { ListPart } from "../../list/ListPart";
import { useActor } from "../../shell/useActor";
import { CURRENCY_CHOICES } from "../../words/amount";
import { paymentsWords } from "../../words/payments";
import { reportsWords } from "../../words/reports";
import { useTold, useWords } from "../../words/words";
import { ReportFrame } from "./ReportFrame";
import { useDaySheet, type DayLine, type DaySheet } from "./useReports";

const KINDS = ["posted", "voided", "returned", "refunded", "other"] as const;

function useColumns(): Column<DayLine>[] {
  const say = useWords(reportsWords);
  const told = useTold(paymentsWords);
  const actor = useActor();
  return useMemo(() => {
    const amount = (kind: (typeof KINDS)[number] | "net", title: string): Column<DayLine> => ({
      key: kind, title, width: 110, align: "end", spare: kind === "other", card: kind === "net" ? "end" : "none",
      value: (row) => row[kind].minor, render: (row) => (row[kind].minor ? <Money amount={row[kind]} strong={kind === "net"} /> : <span className="muted">–</span>),
    });
    return [
      { key: "method", title: say("method"), width: 180, lead: true, value: (row) => told("method", row.method) },
      { key: "by", title: say("person"), width: 130, grow: true, value: (row) => actor(row.by) },
      { key: "currency", title: say("currency"), width: 80, card: "none", value: (row) => row.currency },
      { key: "count", title: say("entries"), width: 90, align: "end", card: "none", value: (row) => row.count },
      ...KINDS.map((kind) => amount(kind, say(`sheet_${kind}`))),
      amount("net", say("sheet_net")),
    ];
  }, [say, told, actor]);
}

/** Of all persons by method, and what the day's journal says of the same ledger account. */
function Sums({ sums }: { sums: DaySheet["sums"] }) {
  const say = useWords(reportsWords);
  const told = useTold(paymentsWords);
  return (
    <section className="card stack table-card">
      <h2>{say("sheet_sums")}</h2>
      <Wide label={say("sheet_sums")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say("method")}</th>
              {KINDS.map((kind) => <th key={kind} scope="col" className="end">{say(`sheet_${kind}`)}</th>)}
              <th scope="col" className="end">{say("sheet_net")}</th><th scope="col" className="end">{say("sheet_booked")}</th><th scope="col">{say("sheet_ties")}</th>
            </tr>
          </thead>
          <tbody>
            {sums.map(({ sum, booked, ties }) => (
              <tr key={`${sum.currency} ${sum.method}`}>
                <th scope="row">{told("method", sum.method)} <span className="muted small">{sum.currency}</span></th>
                {KINDS.map((kind) => <td key={kind} className="end" data-label={say(`sheet_${kind}`)}>{sum[kind].minor !== 0 && <Money amount={sum[kind]} />}</td>)}
                <td className="end" data-label={say("sheet_net")}><Money amount={sum.net} strong /></td>
                <td className="end" data-label={say("sheet_booked")}><Money amount={booked} /></td>
                <td data-label={say("sheet_ties")}><Status tone={ties ? "good" : "bad"}>{say(ties ? "sheet_yes" : "sheet_no")}</Status></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

const keyOf = (row: DayLine) => `${row.currency} ${row.method} ${row.by}`;

function Sheet({ sheet }: { sheet: DaySheet }) {
  const say = useWords(reportsWords);
  const [, go] = useLocation();
  const columns = useColumns();
  const rows = { rows: sheet.lines, isPending: false, error: null, refetch: () => undefined };
  const drill = (row: DayLine) => go(`/reports/journal?${new URLSearchParams({ on: sheet.on, code: row.code, by: row.by })}`);
  if (!sheet.lines.length) return <Empty icon="calendar" title={say("no_money_day")}>{say("no_entries_day_text")}</Empty>;
  return (
    <>
      {!sheet.whole && <Banner severity="caution" title={say("sheet_part")} />}
      <Sums sums={sheet.sums} />
      <ListPart
        title={say("sheet")} name="day-sheet" list={rows} columns={columns} rowKey={keyOf} onOpen={drill} csv={`day-sheet-${sheet.on}.csv`}
        empty={{ icon: "reports", title: say("no_money_day") }}
      />
    </>
  );
}

/** What a day moved on the cash and clearing accounts, by method and person; Enter leads to the entries. */
export default function DaySheetPage() {
  const say = useWords(reportsWords);
  const filters = useFilters(["on", "currency"]);
  const { on, currency } = filters.values;
  const { data: sheet, error, refetch } = useDaySheet(on, currency);
  const bar = (
    <FilterBar
      filters={filters} find={false} dates={[{ name: "on", label: say("day"), none: sheet?.on }]}
      choices={[{ name: "currency", label: say("currency"), options: CURRENCY_CHOICES }]}
    />
  );
  return (
    <ReportFrame title={say("sheet")} badge={sheet && <span className="muted"><DateText value={sheet.on} as="long" /></span>} filters={bar}>
      {!sheet && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {sheet && <Sheet key={sheet.on} sheet={sheet} />}
    </ReportFrame>
  );
}
