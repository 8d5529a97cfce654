import { useMemo } from "react";
import { useMay } from "../../../api/session";
import { DateText, FilterBar, Money, Stands, Status, useFilters, useStandsWidth, type Column } from "../../../kit";
import { ListPart } from "../../../list/ListPart";
import { invoicesWords } from "../../../words/invoices";
import { payersWords } from "../../../words/payers";
import { paymentsWords } from "../../../words/payments";
import { standsWords } from "../../../words/stands";
import { useTold, useWords } from "../../../words/words";
import { usePayerInvoices, usePayerPayments, usePaymentSums, type InvoiceRow, type PaymentRow } from "./usePayer";

const STATES = ["open", "part_paid", "overdue", "paid", "credited", "written_off", "disputed"] as const;

function useInvoiceColumns(): Column<InvoiceRow>[] {
  const say = useWords(invoicesWords);
  const payer = useWords(payersWords);
  const stands = useStandsWidth();
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 156, value: (row) => row.number },
      { key: "guarantor", title: say("guarantor"), width: 180, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "state", title: say("state"), width: stands, card: "badge", value: (row) => row.stands, render: (row) => <Stands word={row.stands} /> },
      { key: "total", title: say("total"), width: 118, align: "end", card: "none", value: (row) => row.total.minor, render: (row) => <Money amount={row.total} /> },
      { key: "open", title: payer("open_in_all"), width: 140, align: "end", card: "end", value: (row) => row.open.minor, render: (row) => <Money amount={row.open} /> },
      { key: "on", title: say("on"), width: 118, value: (row) => row.on, render: (row) => <DateText value={row.on} /> },
      { key: "account", title: say("account"), width: 112, card: "none", value: (row) => row.account_number },
    ],
    [say, payer, stands],
  );
}

/** The invoices a payer has to pay something of: those that are open first, then whatever is chosen. */
export function PayerInvoices({ id }: { id: string }) {
  const say = useWords(invoicesWords);
  const payer = useWords(payersWords);
  const stands = useWords(standsWords);
  const filters = useFilters(["state"]);
  const state = (filters.values.state ?? "open") as (typeof STATES)[number] | "all";
  const options = [...STATES.map((value) => ({ value, label: value === "open" ? say("view_open") : stands(`stands_${value}`) })), { value: "all", label: payer("all_invoices") }];
  const filter = { party: id, ...(state !== "all" && { state }) };
  return (
    <div className="stack">
      <FilterBar filters={filters} find={false} choices={[{ name: "state", label: say("state"), options: options.slice(1), none: say("view_open") }]} />
      <ListPart
        title={payer("tab_invoices")} name="payer-invoices" list={usePayerInvoices(filter)} columns={useInvoiceColumns()} rowKey={(row) => row.invoice_id}
        page={(row) => `/accounts/${row.account_id}/invoices/${row.invoice_id}`} save={{ list: "invoices", filter }}
        empty={{ icon: "invoices", title: payer(state === "open" ? "none_open" : "none_so") }}
      />
    </div>
  );
}

function usePaymentColumns(): Column<PaymentRow>[] {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  return useMemo(
    () => [
      { key: "received", title: say("received"), width: 124, value: (row) => row.received_on, render: (row) => <DateText value={row.received_on} /> },
      { key: "guarantor", title: say("guarantor"), width: 180, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "amount", title: say("amount"), width: 124, align: "end", card: "end", value: (row) => row.amount.minor, render: (row) => <Money amount={row.amount} /> },
      { key: "state", title: say("state"), width: 130, card: "badge", value: (row) => told("state", row.state), render: (row) => <Status state={row.state}>{told("state", row.state)}</Status> },
      { key: "reference", title: say("reference"), width: 150, value: (row) => row.reference },
      { key: "unapplied", title: say("unapplied"), width: 116, align: "end", card: "none", value: (row) => row.unapplied.minor, render: (row) => <Money amount={row.unapplied} /> },
      { key: "account", title: say("account"), width: 112, card: "none", value: (row) => row.account_number },
    ],
    [say, told],
  );
}

/** What a payer paid, on all accounts, with what it comes to. */
export function PayerPayments({ id }: { id: string }) {
  const say = useWords(paymentsWords);
  const payer = useWords(payersWords);
  const filters = useFilters(["from_on", "to_on"]);
  const { from_on, to_on } = filters.values;
  const filter = { party: id, from_on, to_on };
  const totals = usePaymentSums(filter).data;
  return (
    <div className="stack">
      <FilterBar filters={filters} find={false} range={{ label: say("received") }} />
      <ListPart
        title={payer("tab_payments")} name="payer-payments" list={usePayerPayments(filter)} columns={usePaymentColumns()} rowKey={(row) => row.payment_id}
        page={(row) => `/accounts/${row.account_id}/payments/${row.payment_id}`} save={useMay()("payment:read") ? { list: "payments", filter } : undefined}
        totals={totals?.by_currency.map((one) => <Money key={one.amount.currency} amount={one.amount} strong />)} count={totals?.count} least={totals?.whole === false}
        empty={{ icon: "payments", title: payer("no_payments") }}
      />
    </div>
  );
}
