import { useMemo } from "react";
import { useMay } from "../../api/session";
import { badgeWidth, DateText, Money, Status, useFilters, type Column, type Filters } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { useTogether } from "../../list/useTogether";
import { usePayerChoices } from "../../list/usePayerChoices";
import { CURRENCY_CHOICES } from "../../words/amount";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { PaymentPanel } from "./PaymentPanel";
import { PaymentTabs } from "./PaymentTabs";
import { usePayments, usePaymentTotals, type PaymentFilter, type PaymentRow, type PaymentTotals } from "./usePayments";

const METHODS = ["card", "cheque", "cash", "bank_transfer", "payer"] as const;
const STATES = ["posted", "returned", "disputed", "lost", "void"] as const;

function useColumns(): Column<PaymentRow>[] {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  return useMemo(
    () => [
      { key: "received", title: say("received"), width: 112, value: (row) => row.received_on, render: (row) => <DateText value={row.received_on} /> },
      { key: "account", title: say("account"), width: 96, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 190, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "amount", title: say("amount"), width: 116, align: "end", card: "end", value: (row) => row.amount.minor, render: (row) => <Money amount={row.amount} /> },
      { key: "unapplied", title: say("unapplied"), width: 116, align: "end", card: "none", value: (row) => row.unapplied.minor, render: (row) => (row.unapplied.minor ? <Money amount={row.unapplied} /> : <span className="muted">–</span>) },
      { key: "state", title: say("state"), width: badgeWidth(STATES.map((state) => told("state", state))), card: "badge", value: (row) => told("state", row.state), render: (row) => <Status state={row.state}>{told("state", row.state)}</Status> },
      { key: "party", title: say("party"), width: 180, card: "none", value: (row) => row.party_name || told("party", row.party === "guarantor" ? "guarantor" : "payer") },
      { key: "method", title: say("method"), width: 148, value: (row) => told("method", row.method) },
      { key: "reference", title: say("reference"), width: 140, card: "none", value: (row) => row.reference },
    ],
    [say, told],
  );
}

function asked(filters: Filters): PaymentFilter {
  const { method, state, party, currency, unapplied, from_on, to_on } = filters.values;
  const known = { method, state, party, currency, from_on, to_on, text: filters.text || undefined } as PaymentFilter;
  return unapplied ? { ...known, unapplied: true } : known;
}

function useChoices() {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const payers = usePayerChoices();
  return [
    { name: "party", label: say("party"), options: [{ value: "guarantor", label: told("party", "guarantor") }, ...payers] },
    { name: "method", label: say("method"), options: METHODS.map((value) => ({ value, label: told("method", value) })) },
    { name: "state", label: say("state"), options: STATES.map((value) => ({ value, label: told("state", value) })) },
    { name: "currency", label: say("currency"), options: CURRENCY_CHOICES },
    { name: "unapplied", label: say("unapplied"), options: [{ value: "yes", label: say("only_unapplied") }] },
  ];
}

function useViews() {
  const say = useWords(paymentsWords);
  return [
    { name: say("all"), query: "" },
    { name: say("unapplied"), query: "unapplied=yes" },
    { name: say("returned"), query: "state=returned" },
    { name: say("disputed"), query: "state=disputed" },
  ];
}

function Totals({ totals }: { totals?: PaymentTotals }) {
  const say = useWords(paymentsWords);
  return (
    totals?.by_currency.map((one) => (
      <span key={one.amount.currency} className="row">
        <Money amount={one.amount} strong />
        {one.unapplied.minor > 0 && <span className="muted">{say("unapplied")} <Money amount={one.unapplied} /></span>}
      </span>
    ))
  );
}

const keyOf = (row: PaymentRow) => row.payment_id;
const pageOf = (row: PaymentRow) => `/accounts/${row.account_id}/payments/${row.payment_id}`;

/** All payments: what came, how, and what of it still lies on no invoice. */
export default function PaymentsPage() {
  const say = useWords(paymentsWords);
  const may = useMay();
  const filters = useFilters(["party", "method", "state", "currency", "unapplied", "from_on", "to_on"]);
  const filter = asked(filters);
  const totals = usePaymentTotals(filter);
  const receipts = useTogether<PaymentRow>({ papers: "receipts", idOf: keyOf, filter, count: totals.data?.whole ? totals.data.count : undefined });
  return (
    <ListPage
      title={say("title")} name="payments" list={usePayments(filter)} columns={useColumns()} rowKey={keyOf}
      tabs={<PaymentTabs />} filters={filters} find={say("find")} choices={useChoices()} views={useViews()}
      range={{ label: say("received") }}
      page={pageOf} keys={receipts?.keys} bulk={receipts?.bulk} panel={(row, beside) => <PaymentPanel row={row} beside={beside} />}
      dim={(one) => one.state === "returned" || one.state === "lost" || one.state === "void"}
      totals={<Totals totals={totals.data} />} count={totals.data?.count} least={totals.data?.whole === false}
      add={may("payment:post") && { text: say("new"), href: "/payments/new" }}
      empty={{ icon: "payments", title: say("empty"), text: say("empty_text") }}
      save={{ list: "payments", filter }}
    />
  );
}
