import { Button, DateText, focusLine, Line, Lines, Money, MoneyField, Problem, Skeleton, Status, type LineColumn } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import type { Proposal, Spread } from "./useProposal";

function Outcome({ proposal }: { proposal: Proposal }) {
  const say = useWords(paymentsWords);
  const over = proposal.unapplied.minor > 0;
  const short = proposal.still_open.minor > 0;
  const outcome = over ? (short ? "warn" : "over") : short ? "info" : "good";
  const text = { over: say("is_over", { amount: proposal.unapplied.display }), warn: say("is_left"), info: say("is_short"), good: say("is_exact") };
  return (
    <>
      <Status tone={outcome === "over" ? "warn" : outcome}>{text[outcome]}</Status>
      <span>{say("will_be_allocated")} <Money amount={proposal.allocated} strong /></span>
      <span>{say("unapplied")} <Money amount={proposal.unapplied} strong /></span>
      <span>{say("still_open")} <Money amount={proposal.still_open} strong /></span>
    </>
  );
}

function useColumns(): LineColumn[] {
  const say = useWords(paymentsWords);
  return [
    { key: "invoice", title: say("invoice") },
    { key: "due", title: say("due"), width: "22%" },
    { key: "open", title: say("open"), width: "20%", align: "end" },
    { key: "pays", title: say("pays"), width: "168px", align: "end" },
  ];
}

function Foot({ spread, proposal }: { spread: Spread; proposal: Proposal }) {
  const say = useWords(paymentsWords);
  return (
    <>
      <div className="row">{spread.current && !spread.error && <Outcome proposal={proposal} />}</div>
      <div className="row">
        <Button kind="quiet" disabled={!spread.cells} onClick={() => spread.setCells(null)}>{say("oldest_first")}</Button>
        <Button kind="quiet" disabled={!spread.known} onClick={() => spread.setCells({})}>{say("clear")}</Button>
      </div>
    </>
  );
}

/** The open invoices of a party, each with the amount the payment pays of it; the server says what is left. */
export function OpenItems({ spread, currency }: { spread: Spread; currency: string }) {
  const say = useWords(paymentsWords);
  const columns = useColumns();
  const { data } = spread;
  if (!data) return spread.error ? <Problem error={spread.error} /> : <Skeleton lines={4} />;
  const cells = (line: Proposal["lines"][number]) => ({
    invoice: <span className="figure">{line.number}</span>,
    due: <span className="figure"><DateText value={line.due_on} /></span>,
    open: <Money amount={line.open} />,
    pays: (
      <MoneyField
        bare name={`pays-${line.invoice_id}`} label={say("pays_of", { number: line.number })} currency={currency}
        disabled={!spread.known} value={spread.cell(line)} onChange={(minor) => spread.edit(line.invoice_id, minor)}
      />
    ),
  });
  return (
    <div className="stack">
      {data.lines.length === 0 && <p className="muted">{say("no_open_items")}</p>}
      <Lines label={say("open_items")} columns={columns} onEnter={(next) => next && focusLine(next)} foot={<Foot spread={spread} proposal={data} />}>
        {data.lines.map((line) => <Line key={line.invoice_id} id={line.invoice_id} columns={columns} cells={cells(line)} />)}
      </Lines>
      {spread.error && <Problem error={spread.error} />}
    </div>
  );
}
