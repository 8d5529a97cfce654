import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { ButtonLink, DateText, Empty, FilterBar, Grid, Money, Page, Status, Views, useFilters, type Column, type Filters } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import { InvoicePanel } from "./InvoicePanel";
import { InvoiceSums } from "./InvoiceSums";
import { GUARANTOR } from "./useAccount";
import { exportInvoices, hrefOf, isState, STATES, useInvoices, useInvoiceTotals, type InvoiceFilter, type InvoiceRow } from "./useInvoices";

const KINDS = ["services", "late_fee", "interest"] as const;
const CURRENCIES = ["USD", "SEK", "PLN", "EUR"] as const;

function useColumns(): Column<InvoiceRow>[] {
  const say = useWords(invoicesWords);
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 156, value: (row) => row.number || null, render: (row) => row.number || <span className="muted">–</span> },
      { key: "guarantor", title: say("guarantor"), width: 200, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "state", title: say("state"), width: 118, card: "badge", value: (row) => row.stands, render: (row) => <Status state={row.stands}>{isState(row.stands) ? say(row.stands) : row.stands}</Status> },
      { key: "total", title: say("total"), width: 118, align: "end", card: "none", value: (row) => row.total.minor, render: (row) => <Money amount={row.total} /> },
      { key: "open", title: say("open"), width: 118, align: "end", card: "end", value: (row) => row.open.minor, render: (row) => <Money amount={row.open} /> },
      { key: "due", title: say("due"), width: 118, card: "none", value: (row) => row.due_on, render: (row) => <DateText value={row.due_on || null} /> },
      { key: "on", title: say("on"), width: 118, value: (row) => row.on, render: (row) => <DateText value={row.on} /> },
      { key: "account", title: say("account"), width: 112, value: (row) => row.account_number },
      { key: "kind", title: say("kind"), width: 112, card: "none", value: (row) => say(row.kind as (typeof KINDS)[number]) },
    ],
    [say],
  );
}

function usePayers() {
  const query = useQuery({
    queryKey: ["payers", "names"], staleTime: 600_000,
    queryFn: ({ signal }) => got(api.GET("/api/v1/payers", { params: { query: { limit: 500 } }, signal })),
  });
  return query.data?.items ?? [];
}

function Bar({ filters }: { filters: Filters }) {
  const say = useWords(invoicesWords);
  const parties = [{ value: GUARANTOR, label: say("guarantor") }, ...usePayers().map((one) => ({ value: one.id, label: one.name }))];
  return (
    <FilterBar
      filters={filters}
      find={say("find")}
      choices={[
        { name: "state", label: say("state"), options: STATES.map((value) => ({ value, label: value === "open" ? say("view_open") : say(value) })) },
        { name: "kind", label: say("kind"), options: KINDS.map((value) => ({ value, label: say(value) })) },
        { name: "party", label: say("party"), options: parties },
        { name: "currency", label: say("currency"), options: CURRENCIES.map((value) => ({ value, label: value })) },
      ]}
      dates={[{ name: "from_on", label: say("from") }, { name: "to_on", label: say("to") }]}
    />
  );
}

function useViews() {
  const say = useWords(invoicesWords);
  return [
    { name: say("all"), query: "" },
    { name: say("view_open"), query: "state=open" },
    { name: say("view_overdue"), query: "state=overdue" },
    { name: say("view_paid"), query: "state=paid" },
    { name: say("view_drafts"), query: "state=unissued" },
  ];
}

/** All invoices: by state, party, day; what they come to; one beside the list; the whole list as CSV. */
export default function InvoicesPage() {
  const say = useWords(invoicesWords);
  const may = useMay();
  const [, go] = useLocation();
  const filters = useFilters(["state", "kind", "party", "currency", "from_on", "to_on"]);
  const filter = { ...filters.values, text: filters.text || undefined } as InvoiceFilter;
  const invoices = useInvoices(filter);
  const totals = useInvoiceTotals(filter);
  const [open, setOpen] = useState<InvoiceRow | null>(null);
  const charges = may("charge:write");
  const page = useCallback((row: InvoiceRow) => go(hrefOf(row, charges)), [go, charges]);
  const start = charges && <ButtonLink kind="primary" icon="plus" href="/charges/new">{say("new")}</ButtonLink>;
  const sums = <InvoiceSums open totals={totals.data} />;
  return (
    <Page
      fill
      title={say("title")}
      views={<Views name="invoices" path="/invoices" views={useViews()} filters={filters} />}
      actions={start}
      filters={<Bar filters={filters} />}
      panel={open && <InvoicePanel key={open.invoice_id} row={open} rows={invoices.rows} onRow={setOpen} href={hrefOf(open, charges)} />}
    >
      <Grid
        label={say("title")} name="invoices" rows={invoices.rows} columns={useColumns()} rowKey={(row) => row.invoice_id}
        onOpen={setOpen} onPage={page} onEscape={() => setOpen(null)} openKey={open?.invoice_id}
        totals={() => sums} count={totals.data?.count}
        loading={invoices.isPending} error={invoices.error} onRetry={() => void invoices.refetch()}
        more={invoices.hasNextPage && !invoices.isFetchingNextPage} onMore={() => void invoices.fetchNextPage()}
        empty={<Empty icon="invoices" title={say("empty")} action={start}>{say("empty_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
        onCsv={may("export") ? () => void exportInvoices(filter) : undefined}
      />
    </Page>
  );
}
