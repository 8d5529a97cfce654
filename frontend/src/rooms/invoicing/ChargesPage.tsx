import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../api/session";
import { Button, ButtonLink, DateText, Empty, FilterBar, Grid, Money, Page, Status, Views, useFilters, useShortcuts, type Column, type Filters, type Selection } from "../../kit";
import { useCommands } from "../../shell/ownCommands";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import { DiscardDialog } from "./DiscardDialog";
import { DraftPanel } from "./DraftPanel";
import { holdText, type SayCharges } from "./holds";
import { IssueDialog } from "./IssueDialog";
import { exportInvoices, useInvoices, useInvoiceTotals, type InvoiceFilter, type InvoiceRow } from "./useInvoices";
import { InvoiceSums } from "./InvoiceSums";

function holdsIn(say: SayCharges, row: InvoiceRow): string {
  const [first, ...more] = row.holds;
  if (!first) return "";
  const text = holdText(say, first).split(/(?<=[.:])\s/)[0]?.replace(/[.:]$/, "") ?? "";
  return more.length ? say("more_holds", { first: text, n: more.length }) : text;
}

function useColumns(): Column<InvoiceRow>[] {
  const say = useWords(chargesWords);
  return useMemo(
    () => [
      { key: "state", title: say("state"), width: 124, card: "badge", value: (row) => row.stands, render: (row) => <Status state={row.stands}>{row.stands === "held" ? say("held") : say("draft")}</Status> },
      { key: "account", title: say("account"), width: 116, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 200, lead: true, value: (row) => row.guarantor },
      { key: "on", title: say("captured"), width: 120, value: (row) => row.on, render: (row) => <DateText value={row.on} /> },
      { key: "holds", title: say("holds"), width: 260, grow: true, value: (row) => holdsIn(say, row) },
      { key: "total", title: say("total"), width: 120, align: "end", card: "end", value: (row) => row.total.minor, render: (row) => <Money amount={row.total} /> },
    ],
    [say],
  );
}

const keyOf = (row: InvoiceRow) => row.invoice_id;
const refs = (rows: readonly InvoiceRow[]) => rows.map((row) => ({ account_id: row.account_id, invoice_id: row.invoice_id, name: `${row.account_number} ${row.guarantor}` }));

type Doing = { what: "issue" | "discard"; rows: InvoiceRow[] } | null;

function useViews() {
  const say = useWords(chargesWords);
  return [{ name: say("all"), query: "" }, { name: say("held"), query: "state=held" }, { name: say("drafts"), query: "state=draft" }];
}

function useNew() {
  const say = useWords(chargesWords);
  const [, go] = useLocation();
  const run = useCallback(() => go("/charges/new"), [go]);
  useShortcuts([{ keys: "n", text: say("new"), group: say("key_group"), run }]);
  useCommands(useMemo(() => [{ id: "new-charges", title: say("new"), icon: "plus" as const, keys: "n", run }], [say, run]));
}

type Act = (rows: InvoiceRow[]) => void;

function bulkOf(say: SayCharges, rows: InvoiceRow[], issue: Act | null, discard: Act) {
  return (
    <>
      {issue && <Button onClick={() => issue(rows)}>{say("issue")}</Button>}
      <Button onClick={() => discard(rows)}>{say("discard")}</Button>
    </>
  );
}

interface ListProps {
  filters: Filters;
  filter: InvoiceFilter;
  invoices: ReturnType<typeof useInvoices>;
  open: InvoiceRow | null;
  setOpen: (row: InvoiceRow | null) => void;
  edit: (row: InvoiceRow) => void;
  issue: Act | null;
  discard: Act;
  selected: Selection;
  setSelected: (selected: Selection) => void;
}

function List({ filters, filter, invoices, open, setOpen, edit, issue, discard, selected, setSelected }: ListProps) {
  const say = useWords(chargesWords);
  const may = useMay();
  const totals = useInvoiceTotals(filter);
  const sums = <InvoiceSums totals={totals.data} />;
  return (
    <Grid
      label={say("list_title")} name="charges" rows={invoices.rows} columns={useColumns()} rowKey={keyOf}
      onOpen={setOpen} onPage={edit} onEscape={() => setOpen(null)} openKey={open?.invoice_id}
      keys={{ ...(issue ? { i: { text: say("issue"), run: issue } } : {}), d: { text: say("discard"), run: discard } }}
      selected={selected} onSelect={setSelected} bulk={(rows) => bulkOf(say, rows, issue, discard)}
      totals={() => sums} count={totals.data?.count}
      loading={invoices.isPending} error={invoices.error} onRetry={() => void invoices.refetch()}
      more={invoices.hasNextPage && !invoices.isFetchingNextPage} onMore={() => void invoices.fetchNextPage()}
      empty={<Empty icon="charges" title={say("empty")} action={<ButtonLink kind="primary" href="/charges/new">{say("new")}</ButtonLink>}>{say("empty_text")}</Empty>}
      onClearFilters={filters.active ? filters.clear : undefined}
      onCsv={may("export") ? () => void exportInvoices(filter) : undefined}
    />
  );
}

/** Drafts and held invoices of all accounts: see why, mend, issue. */
export default function ChargesPage() {
  const say = useWords(chargesWords);
  const may = useMay();
  const [, go] = useLocation();
  const filters = useFilters(["state"]);
  const filter: InvoiceFilter = { state: (filters.values.state as "draft" | "held" | undefined) ?? "unissued", text: filters.text || undefined };
  const invoices = useInvoices(filter);
  const [open, setOpen] = useState<InvoiceRow | null>(null);
  const [selected, setSelected] = useState<Selection>(new Set());
  const [doing, setDoing] = useState<Doing>(null);
  useNew();
  const edit = useCallback((row: InvoiceRow) => go(`/accounts/${row.account_id}/charges/${row.invoice_id}`), [go]);
  const issue = may("invoice:issue") ? (rows: InvoiceRow[]) => setDoing({ what: "issue", rows }) : null;
  const discard = (rows: InvoiceRow[]) => setDoing({ what: "discard", rows });
  const done = () => {
    setSelected(new Set());
    setOpen(null);
  };
  return (
    <Page
      fill
      title={say("list_title")}
      views={<Views name="charges" path="/charges" views={useViews()} filters={filters} />}
      actions={<ButtonLink kind="primary" icon="plus" href="/charges/new">{say("new")}</ButtonLink>}
      filters={<FilterBar filters={filters} find={say("find")} />}
      panel={open && <DraftPanel key={open.invoice_id} row={open} rows={invoices.rows} onRow={setOpen} onEdit={edit} onIssue={issue} onDiscard={discard} />}
    >
      <List {...{ filters, filter, invoices, open, setOpen, edit, issue, discard, selected, setSelected }} />
      <IssueDialog open={doing?.what === "issue"} rows={doing?.rows ?? []} onClose={() => setDoing(null)} onDone={done} />
      <DiscardDialog open={doing?.what === "discard"} drafts={refs(doing?.rows ?? [])} onClose={() => setDoing(null)} onDone={done} />
    </Page>
  );
}
