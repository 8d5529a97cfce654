import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../api/session";
import { Button, DateText, Money, Stands, useFilters, type Column, type Filters } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { useChosen } from "../../list/useChosen";
import { CURRENCY_CHOICES } from "../../words/amount";
import { chargesWords } from "../../words/charges";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import { DiscardDialog } from "./DiscardDialog";
import { DraftPanel } from "./DraftPanel";
import { holdText, type SayCharges } from "./holds";
import { InvoiceSums } from "./InvoiceSums";
import { IssueDialog } from "./IssueDialog";
import { useInvoices, useInvoiceTotals, type InvoiceFilter, type InvoiceRow } from "./useInvoices";

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
      { key: "state", title: say("state"), width: 124, card: "badge", value: (row) => row.stands, render: (row) => <Stands word={row.stands} /> },
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
const pageOf = (row: InvoiceRow) => `/accounts/${row.account_id}/charges/${row.invoice_id}?queue`;
const refs = (rows: readonly InvoiceRow[]) => rows.map((row) => ({ account_id: row.account_id, invoice_id: row.invoice_id, name: `${row.account_number} ${row.guarantor}` }));

type Doing = { what: "issue" | "discard"; rows: InvoiceRow[] } | null;

function useViews() {
  const say = useWords(chargesWords);
  return [{ name: say("all"), query: "" }, { name: say("view_held"), query: "state=held" }, { name: say("drafts"), query: "state=draft" }];
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

function useFilter(): { filters: Filters; filter: InvoiceFilter } {
  const filters = useFilters(["state", "currency", "from_on", "to_on"]);
  const { state = "unissued", ...others } = filters.values;
  return { filters, filter: { ...others, state, text: filters.text || undefined } as InvoiceFilter };
}

/** What narrows the drafts; whether one is held is a view. */
function useChoices() {
  const say = useWords(invoicesWords);
  const charges = useWords(chargesWords);
  return {
    choices: [{ name: "currency", label: say("currency"), options: CURRENCY_CHOICES }],
    range: { label: charges("captured") },
  };
}

/** Drafts and held invoices of all accounts: see why, mend, issue. */
export default function ChargesPage() {
  const say = useWords(chargesWords);
  const may = useMay();
  const [, go] = useLocation();
  const { filters, filter } = useFilter();
  const totals = useInvoiceTotals(filter);
  const chosen = useChosen();
  const [doing, setDoing] = useState<Doing>(null);
  const issue = may("invoice:issue") ? (rows: InvoiceRow[]) => setDoing({ what: "issue", rows }) : null;
  const discard = (rows: InvoiceRow[]) => setDoing({ what: "discard", rows });
  const end = () => setDoing(null);
  return (
    <ListPage
      title={say("list_title")} name="charges" list={useInvoices(filter)} columns={useColumns()} rowKey={keyOf} chosen={chosen}
      filters={filters} find={say("find")} {...useChoices()} views={useViews()} page={pageOf}
      keys={{ ...(issue ? { i: { text: say("issue"), run: issue } } : {}), d: { text: say("discard"), run: discard } }}
      bulk={(rows) => bulkOf(say, rows, issue, discard)}
      panel={(row, beside) => <DraftPanel row={row} beside={beside} onEdit={() => go(pageOf(row))} onIssue={issue} onDiscard={discard} />}
      totals={<InvoiceSums totals={totals.data} />} count={totals.data?.count} least={totals.data?.whole === false}
      add={{ text: say("new"), href: "/charges/new" }}
      empty={{ icon: "charges", title: say("empty"), text: say("empty_text") }}
      save={{ list: "invoices", filter }}
    >
      <IssueDialog open={doing?.what === "issue"} rows={doing?.rows ?? []} onClose={end} onDone={chosen.clear} />
      <DiscardDialog open={doing?.what === "discard"} drafts={refs(doing?.rows ?? [])} onClose={end} onDone={chosen.clear} />
    </ListPage>
  );
}
