import { Link } from "wouter";
import { ButtonLink, DateText, Facts, Money, Problem, SidePanel, Skeleton, Stat, Stats, Status } from "../../kit";
import type { Beside } from "../../list/declared";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { Allocations } from "./Allocations";
import { usePayment } from "./usePayment";
import type { PaymentRow } from "./usePayments";

/** A payment beside the list: what it pays, what is left of it. */
export function PaymentPanel({ row, beside }: { row: PaymentRow; beside: Beside }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const payment = usePayment(row);
  const facts = [
    [say("account"), row.account_number],
    [say("received"), <DateText key="on" value={row.received_on} />],
    [say("party"), row.party_name ? <Link key="by" href={`/payers/${row.party}`}>{row.party_name}</Link> : told("party", row.party === "guarantor" ? "guarantor" : "payer")],
    [say("method"), told("method", row.method)],
    [say("reference"), row.reference || "–"],
  ] as const;
  const footer = (
    <div className="row">
      <ButtonLink kind="primary" href={`/accounts/${row.account_id}/payments/${row.payment_id}`}>{say("open_page")}</ButtonLink>
      <ButtonLink href={`/accounts/${row.account_id}`}>{say("open_account")}</ButtonLink>
    </div>
  );
  return (
    <SidePanel title={row.guarantor} subtitle={row.account_number} badge={<Status state={row.state}>{told("state", row.state)}</Status>} footer={footer} {...beside}>
      <div className="stack">
        <Stats>
          <Stat label={say("amount")} value={<Money amount={row.amount} />} />
          <Stat label={say("unapplied")} value={<Money amount={row.unapplied} />} tone={row.unapplied.minor ? "warn" : "neutral"} />
        </Stats>
        <Facts items={facts} />
        <h3>{say("allocations")}</h3>
        {payment.error ? <Problem error={payment.error} onRetry={() => void payment.refetch()} /> : payment.data ? <Allocations payment={payment.data} /> : <Skeleton lines={3} />}
      </div>
    </SidePanel>
  );
}
