import { Link } from "wouter";
import { Banner, DateText, Empty, FilterBar, Money, Problem, Skeleton, Status, useFilters, Wide } from "../../kit";
import { reportsWords } from "../../words/reports";
import { useTold, useWords } from "../../words/words";
import { ReportFrame } from "./ReportFrame";
import { useTrialBalance, type TrialReport } from "./useReports";

type Line = TrialReport["lines"][number];
type Total = TrialReport["totals"][number];

function Side({ amount }: { amount: Line["debit"] }) {
  return <td className="end">{amount.minor !== 0 && <Money amount={amount} />}</td>;
}

function LedgerRow({ line }: { line: Line }) {
  const told = useTold(reportsWords);
  return (
    <tr>
      <td>{line.number}</td>
      <th scope="row">{told("code", line.code)}</th>
      <Side amount={line.debit} />
      <Side amount={line.credit} />
    </tr>
  );
}

function Book({ total, lines }: { total: Total; lines: readonly Line[] }) {
  const say = useWords(reportsWords);
  return (
    <section className="card stack" aria-label={total.currency}>
      <div className="spread">
        <h2>{total.currency}</h2>
        <Status tone={total.balanced ? "good" : "bad"}>{say(total.balanced ? "balanced" : "unbalanced")}</Status>
      </div>
      <Wide label={`${say("trial")} ${total.currency}`}>
        <table className="plain-table double-entry">
          <thead>
            <tr>
              <th scope="col" className="side">{say("number")}</th>
              <th scope="col">{say("name")}</th>
              <th scope="col" className="end side">{say("debit")}</th>
              <th scope="col" className="end side">{say("credit")}</th>
            </tr>
          </thead>
          <tbody>{lines.map((line) => <LedgerRow key={line.code} line={line} />)}</tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>{say("total")}</th>
              <td className="end"><Money amount={total.debit} strong /></td>
              <td className="end"><Money amount={total.credit} strong /></td>
            </tr>
          </tfoot>
        </table>
      </Wide>
    </section>
  );
}

const LISTS = ["clients", "invoices", "payments", "accounts", "owing", "moved"] as const;

/** The accounts whose books or lists did not tie when the night proved them. */
function Untied({ accounts }: { accounts: TrialReport["untied"] }) {
  const say = useWords(reportsWords);
  return (
    <Banner severity="critical" title={say("untied")}>
      <ul>
        {accounts.map((one) => <li key={one.account_id}><Link href={`/accounts/${one.account_id}`}>{one.account_number || one.account_id}</Link></li>)}
      </ul>
    </Banner>
  );
}

/** The parts of lists whose sums or rows did not tie: a list, and its month or letter. */
function UntiedLists({ lists }: { lists: TrialReport["untied_lists"] }) {
  const say = useWords(reportsWords);
  const nameOf = (list: string) => {
    const [name = "", month = ""] = list.split(".");
    return `${say(`list_${name as (typeof LISTS)[number]}`)} ${month}`.trim();
  };
  return (
    <Banner severity="critical" title={say("untied_lists")}>
      <ul>{lists.map((one) => <li key={`${one.list} ${one.part}`}>{nameOf(one.list)} {one.part}</li>)}</ul>
    </Banner>
  );
}

/** Every ledger account at the end of a day, a book a currency; both sides are equal or the mark says so. */
export default function TrialBalancePage() {
  const say = useWords(reportsWords);
  const filters = useFilters(["on"]);
  const on = filters.values.on;
  const { data: report, error, refetch } = useTrialBalance(on);
  const bar = <FilterBar filters={filters} find={false} dates={[{ name: "on", label: say("as_of"), none: report?.on }]} />;
  const badge = report && <span className="muted"><DateText value={report.on} /></span>;
  return (
    <ReportFrame title={say("trial")} badge={badge} filters={bar} file={{ list: "trial-balance", filter: { on } }}>
      {!report && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {report && report.untied.length > 0 && <Untied accounts={report.untied} />}
      {report && report.untied_lists.length > 0 && <UntiedLists lists={report.untied_lists} />}
      {report?.totals.map((total) => (
        <Book key={total.currency} total={total} lines={report.lines.filter((line) => line.currency === total.currency)} />
      ))}
      {report && !report.totals.length && <Empty icon="reports" title={say("no_entries")}>{say("no_entries_text")}</Empty>}
    </ReportFrame>
  );
}
