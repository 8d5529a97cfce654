/** What a payment's page tells of it. */
import { Link } from "wouter";
import { Banner, DateText, Money, Stat, Stats, Status, type Tone } from "../../kit";
import { batchesWords } from "../../words/batches";
import { disputesWords } from "../../words/disputes";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import type { Overview, Payment } from "./usePayment";

const DISPUTE_TONES: Record<string, Tone> = { open: "warn", won: "good", lost: "bad" };
const REFUND_TONES: Record<string, Tone> = { pending: "warn", succeeded: "good", failed: "bad" };

function OtherAccount({ at, text }: { at: Payment["moved_to"]; text: string }) {
  const say = useWords(paymentsWords);
  return at && <>{text} <Link className="link" href={`/accounts/${at.account_id}/payments/${at.payment_id}`}>{say("open_it")}</Link></>;
}

/** What became of it, when that is more than being posted. */
export function StateNote({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const { state, moved_to: to, moved_from: from } = payment;
  if (state === "void") return <Banner severity="caution" title={say("void_because", { reason: payment.void_reason })}><OtherAccount at={to} text={say("moved_to", { number: to?.account_number ?? "" })} /></Banner>;
  if (state === "returned") return <Banner severity="caution" title={say("returned_because", { reason: payment.return_reason })} />;
  if (state === "disputed") return <Banner severity="critical" title={say("disputed_title")}>{say(payment.refusals.take_off && payment.refusals.allocate ? "disputed_text" : "disputed_part_text")}</Banner>;
  if (state === "lost") return <Banner severity="critical" title={say("lost_title")}>{say("lost_text")}</Banner>;
  return from && <p className="muted"><OtherAccount at={from} text={say("moved_from", { number: from.account_number })} /></p>;
}

export function Refunds({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  if (!payment.refunds.length) return null;
  return (
    <section className="card stack">
      <h2>{say("refunds")}</h2>
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{say("reason")}</th><th scope="col">{say("state")}</th><th scope="col" className="end">{say("amount")}</th></tr>
        </thead>
        <tbody>
          {payment.refunds.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.reason}</th>
              <td><Status tone={REFUND_TONES[one.state]}>{told("refund_state", one.state)}</Status></td>
              <td className="end"><Money amount={one.amount} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the gateway withholds or took of it, one by one. */
export function Disputes({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const dispute = useTold(disputesWords);
  if (!payment.disputes.length) return null;
  return (
    <section className="card stack">
      <h2>{say("disputes")}</h2>
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{say("since")}</th><th scope="col">{say("reason")}</th><th scope="col">{say("state")}</th><th scope="col" className="end">{say("amount")}</th></tr>
        </thead>
        <tbody>
          {payment.disputes.map((one) => (
            <tr key={one.reference}>
              <th scope="row"><DateText value={one.opened_on} /></th>
              <td>{dispute("reason", one.reason)}</td>
              <td><Status tone={DISPUTE_TONES[one.state]}>{told("dispute_state", one.state)}</Status></td>
              <td className="end"><Money amount={one.amount} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Summary({ payment, overview }: { payment: Payment; overview: Overview | undefined }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const party = overview?.parties.find((one) => one.party === payment.party)?.name;
  const batches = useWords(batchesWords);
  const kind = told("party", payment.party === "guarantor" ? "guarantor" : "payer");
  return (
    <Stats>
      <Stat label={say("amount")} value={<Money amount={payment.amount} />} />
      <Stat label={say("unapplied")} value={<Money amount={payment.unapplied} />} tone={payment.unapplied.minor ? "warn" : "neutral"} />
      <Stat label={say("party")} value={party ?? kind} note={party && kind} />
      <Stat label={say("method")} value={told("method", payment.method)} note={payment.reference || undefined} />
      <Stat label={say("received")} value={<DateText value={payment.received_on} />} note={payment.batch ? <Link className="link" href={`/batches/${payment.batch}`}>{batches("batch", { number: payment.batch })}</Link> : undefined} />
    </Stats>
  );
}
