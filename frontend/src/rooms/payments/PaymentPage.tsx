import { useState } from "react";
import { useMay } from "../../api/session";
import { Banner, Button, DateText, Money, Page, Problem, Skeleton, Stat, Stats, Status, type Tone } from "../../kit";
import { useLedOn } from "../../shell/useLedOn";
import { disputesWords } from "../../words/disputes";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { AllocateDialog } from "./AllocateDialog";
import { Allocations, type Allocation } from "./Allocations";
import { Entries } from "./Entries";
import { RefundDialog, ReturnDialog, TakeOffDialog } from "./moves";
import { useOverview, usePayment, type Overview, type Payment } from "./usePayment";

type Ask = { kind: "allocate" | "refund" | "return" } | { kind: "take_off"; one: Allocation; number: string } | null;

const DISPUTE_TONES: Record<string, Tone> = { open: "warn", won: "good", lost: "bad" };
const REFUND_TONES: Record<string, Tone> = { pending: "warn", succeeded: "good", failed: "bad" };

function StateNote({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  if (payment.state === "returned") return <Banner severity="caution" title={say("returned_because", { reason: payment.return_reason })} />;
  if (payment.state === "disputed") return <Banner severity="critical" title={say("disputed_title")}>{say(movable(payment) ? "disputed_part_text" : "disputed_text")}</Banner>;
  if (payment.state === "lost") return <Banner severity="critical" title={say("lost_title")}>{say("lost_text")}</Banner>;
  return null;
}

function Refunds({ payment }: { payment: Payment }) {
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
function Disputes({ payment }: { payment: Payment }) {
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

/** Whether some of a payment can still be moved: a dispute of a part leaves the rest. */
function movable(payment: Payment): boolean {
  if (payment.state !== "disputed") return payment.state === "posted";
  const held = payment.unapplied.minor + payment.allocations.reduce((sum, one) => sum + one.amount.minor, 0);
  const withheld = payment.disputes.reduce((sum, one) => sum + (one.state === "open" ? one.amount.minor : 0), 0);
  return withheld > 0 && held > withheld;
}

function Summary({ payment, overview }: { payment: Payment; overview: Overview | undefined }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const party = overview?.parties.find((one) => one.party === payment.party)?.name;
  const kind = told("party", payment.party === "guarantor" ? "guarantor" : "payer");
  return (
    <Stats>
      <Stat label={say("amount")} value={<Money amount={payment.amount} />} />
      <Stat label={say("unapplied")} value={<Money amount={payment.unapplied} />} tone={payment.unapplied.minor ? "warn" : "neutral"} />
      <Stat label={say("party")} value={party ?? kind} note={party && kind} />
      <Stat label={say("method")} value={told("method", payment.method)} note={payment.reference || undefined} />
      <Stat label={say("received")} value={<DateText value={payment.received_on} />} />
    </Stats>
  );
}

function useActions(payment: Payment | undefined, setAsk: (ask: Ask) => void) {
  const say = useWords(paymentsWords);
  const may = useMay();
  if (!payment || !movable(payment)) return null;
  const left = payment.free.minor > 0;
  const refunded = payment.refunds.some((one) => one.state !== "failed");
  return (
    <>
      {may("payment:post") && !refunded && payment.state === "posted" && <Button onClick={() => setAsk({ kind: "return" })}>{say("mark_returned")}</Button>}
      {may("payment:refund") && <Button disabled={!left} title={left ? undefined : say("refund_none")} onClick={() => setAsk({ kind: "refund" })}>{say("refund")}</Button>}
      {may("payment:post") && left && <Button kind="primary" onClick={() => setAsk({ kind: "allocate" })}>{say("allocate")}</Button>}
    </>
  );
}

/** What is being asked, if anything; each opening is a new intention with its own key. */
function Dialogs({ payment, ask, onClose }: { payment: Payment; ask: Ask; onClose: () => void }) {
  if (ask?.kind === "allocate") return <AllocateDialog payment={payment} onClose={onClose} />;
  if (ask?.kind === "refund") return <RefundDialog payment={payment} onClose={onClose} />;
  if (ask?.kind === "return") return <ReturnDialog payment={payment} onClose={onClose} />;
  if (ask?.kind === "take_off") return <TakeOffDialog payment={payment} one={ask.one} number={ask.number} onClose={onClose} />;
  return null;
}

/** One payment: what it pays, what can still be done with it, and its entries. */
export default function PaymentPage({ id = "", payment_id = "" }: Record<string, string | undefined>) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const may = useMay();
  const query = usePayment({ account_id: id, payment_id });
  const { data: overview } = useOverview(id);
  const [ask, setAsk] = useState<Ask>(null);
  const ledOn = useLedOn(id, query.error);
  const payment = query.data;
  const takeOff = payment && movable(payment) && may("payment:post") ? (one: Allocation, number: string) => setAsk({ kind: "take_off", one, number }) : undefined;
  return (
    <Page
      title={overview ? `${say("payment")} · ${overview.guarantor}` : say("payment")}
      tabTitle={say("payment")}
      badge={payment && <Status state={payment.state}>{told("state", payment.state)}</Status>}
      parent={overview ? { title: `${say("account")} ${overview.account_number}`, href: `/accounts/${id}` } : { title: say("title"), href: "/payments" }}
      actions={useActions(payment, setAsk)}
    >
      {query.error && !ledOn && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {(query.isPending || ledOn) && <Skeleton lines={8} />}
      {payment && (
        <>
          <StateNote payment={payment} />
          <Summary payment={payment} overview={overview} />
          <section className="card stack">
            <h2>{say("allocations")}</h2>
            <Allocations payment={payment} onTakeOff={takeOff} />
          </section>
          <Refunds payment={payment} />
          <Disputes payment={payment} />
          <section className="card stack">
            <h2>{say("entries")}</h2>
            <Entries payment={payment} />
          </section>
          <Dialogs payment={payment} ask={ask} onClose={() => setAsk(null)} />
        </>
      )}
    </Page>
  );
}
