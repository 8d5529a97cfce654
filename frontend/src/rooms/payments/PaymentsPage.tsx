import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../api/session";
import { problemOf } from "../../api/problem";
import { ButtonLink, DateText, Empty, FilterBar, Grid, Money, Page, saveFile, Status, toast, useFilters, useShortcuts, Views, type Column, type Filters } from "../../kit";
import { useCommands } from "../../shell/ownCommands";
import { kitWords } from "../../words/kit";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { PaymentPanel } from "./PaymentPanel";
import { exportPayments, usePayments, usePaymentTotals, type PaymentFilter, type PaymentRow } from "./usePayments";

const METHODS = ["card", "cheque", "cash", "bank_transfer", "payer"] as const;
const STATES = ["posted", "returned", "disputed", "lost"] as const;
const CURRENCIES = ["USD", "SEK", "PLN", "EUR"] as const;

function useColumns(): Column<PaymentRow>[] {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  return useMemo(
    () => [
      { key: "received", title: say("received"), width: 124, value: (row) => row.received_on, render: (row) => <DateText value={row.received_on} /> },
      { key: "account", title: say("account"), width: 96, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 190, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "amount", title: say("amount"), width: 124, align: "end", card: "end", value: (row) => row.amount.minor, render: (row) => <Money amount={row.amount} /> },
      { key: "state", title: say("state"), width: 120, card: "badge", value: (row) => told("state", row.state), render: (row) => <Status state={row.state}>{told("state", row.state)}</Status> },
      { key: "party", title: say("party"), width: 104, card: "none", value: (row) => told("party", row.party === "guarantor" ? "guarantor" : "payer") },
      { key: "method", title: say("method"), width: 120, value: (row) => told("method", row.method) },
      { key: "reference", title: say("reference"), width: 140, card: "none", value: (row) => row.reference },
      { key: "unapplied", title: say("unapplied"), width: 116, align: "end", card: "none", value: (row) => row.unapplied.minor, render: (row) => (row.unapplied.minor ? <Money amount={row.unapplied} /> : <span className="muted">–</span>) },
    ],
    [say, told],
  );
}

function asked(filters: Filters): PaymentFilter {
  const { method, state, currency, unapplied, from_on, to_on } = filters.values;
  const known = { method, state, currency, from_on, to_on, text: filters.text || undefined } as PaymentFilter;
  return unapplied ? { ...known, unapplied: true } : known;
}

function Bar({ filters }: { filters: Filters }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  return (
    <FilterBar
      filters={filters}
      find={say("find")}
      choices={[
        { name: "method", label: say("method"), options: METHODS.map((value) => ({ value, label: told("method", value) })) },
        { name: "state", label: say("state"), options: STATES.map((value) => ({ value, label: told("state", value) })) },
        { name: "currency", label: say("currency"), options: CURRENCIES.map((value) => ({ value, label: value })) },
        { name: "unapplied", label: say("unapplied"), options: [{ value: "yes", label: say("only_unapplied") }] },
      ]}
      dates={[{ name: "from_on", label: say("from") }, { name: "to_on", label: say("to") }]}
    />
  );
}

function ListViews({ filters }: { filters: Filters }) {
  const say = useWords(paymentsWords);
  const views = [
    { name: say("all"), query: "" },
    { name: say("unapplied"), query: "unapplied=yes" },
    { name: say("returned"), query: "state=returned" },
    { name: say("disputed"), query: "state=disputed" },
  ];
  return <Views name="payments" path="/payments" views={views} filters={filters} />;
}

function Totals({ filter }: { filter: PaymentFilter }) {
  const say = useWords(paymentsWords);
  const { data } = usePaymentTotals(filter);
  if (!data) return null;
  return (
    <span className="row">
      {data.by_currency.map((one) => (
        <span key={one.amount.currency} className="row">
          <Money amount={one.amount} strong />
          {one.unapplied.minor > 0 && <span className="muted">{say("unapplied")} <Money amount={one.unapplied} /></span>}
        </span>
      ))}
    </span>
  );
}

/** Post a payment: a button, `n`, and a command, for those who may. */
function useNew() {
  const say = useWords(paymentsWords);
  const [, go] = useLocation();
  const kit = useWords(kitWords);
  const may = useMay()("payment:post");
  const run = useCallback(() => go("/payments/new"), [go]);
  useShortcuts(may ? [{ keys: "n", text: say("key_new"), group: kit("group_list"), run }] : []);
  useCommands(useMemo(() => (may ? [{ id: "payment-new", title: say("new"), icon: "plus" as const, keys: "n", run }] : []), [may, say, run]));
  return may;
}

function NoneYet() {
  const say = useWords(paymentsWords);
  const may = useMay()("payment:post");
  return <Empty icon="payments" title={say("empty")} action={may && <ButtonLink kind="primary" href="/payments/new">{say("new")}</ButtonLink>}>{say("empty_text")}</Empty>;
}

function useSave(filter: PaymentFilter): (() => void) | undefined {
  const say = useWords(paymentsWords);
  const may = useMay()("export");
  const save = () =>
    saveFile(() => exportPayments(filter)).then(
      () => toast({ text: say("exported") }),
      (error: unknown) => toast({ text: problemOf(error).detail ?? problemOf(error).title, tone: "bad" }),
    );
  return may ? () => void save() : undefined;
}

interface ListProps {
  filters: Filters;
  list: ReturnType<typeof usePayments>;
  openKey: string | null;
  setOpen: (key: string | null) => void;
}

function List({ filters, list, openKey, setOpen }: ListProps) {
  const say = useWords(paymentsWords);
  const [, go] = useLocation();
  const filter = asked(filters);
  const totals = usePaymentTotals(filter);
  const page = useCallback((row: PaymentRow) => go(`/accounts/${row.account_id}/payments/${row.payment_id}`), [go]);
  const sums = <Totals filter={filter} />;
  return (
    <Grid
      label={say("title")}
      name="payments"
      rows={list.rows}
      columns={useColumns()}
      rowKey={(one) => one.payment_id}
      onOpen={(one) => setOpen(one.payment_id)}
      onPage={page}
      onEscape={() => setOpen(null)}
      openKey={openKey}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      count={totals.data?.count}
      more={list.hasNextPage && !list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      totals={() => sums}
      dim={(one) => one.state === "returned" || one.state === "lost"}
      empty={<NoneYet />}
      onClearFilters={filters.active ? filters.clear : undefined}
      onCsv={useSave(filter)}
    />
  );
}

/** All payments: what came, how, and what of it still lies on no invoice. */
export default function PaymentsPage() {
  const say = useWords(paymentsWords);
  const mayPost = useNew();
  const filters = useFilters(["method", "state", "currency", "unapplied", "from_on", "to_on"]);
  const list = usePayments(asked(filters));
  const [openKey, setOpen] = useState<string | null>(null);
  const row = list.rows.find((one) => one.payment_id === openKey);
  return (
    <Page
      fill
      title={say("title")}
      views={<ListViews filters={filters} />}
      filters={<Bar filters={filters} />}
      actions={mayPost && <ButtonLink kind="primary" icon="plus" href="/payments/new">{say("new")}</ButtonLink>}
      panel={row && <PaymentPanel key={row.payment_id} row={row} onClose={() => setOpen(null)} />}
    >
      <List filters={filters} list={list} openKey={row?.payment_id ?? null} setOpen={setOpen} />
    </Page>
  );
}
