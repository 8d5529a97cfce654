import { useMemo, useState } from "react";
import { useMay } from "../../api/session";
import { Button, DateText, Money, Stands, useFilters, useStandsWidth, type Column } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { useChosen } from "../../list/useChosen";
import { useTogether } from "../../list/useTogether";
import { usePayerChoices } from "../../list/usePayerChoices";
import WriteOffMany from "../../shell/WriteOffMany";
import { useWriteOffPolicies } from "../../shell/writeOffs";
import { CURRENCY_CHOICES } from "../../words/amount";
import { inDays } from "../../words/format";
import { invoicesWords } from "../../words/invoices";
import { mailingsWords } from "../../words/mailings";
import { standsWords } from "../../words/stands";
import { useWords } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";
import { InvoicePanel } from "./InvoicePanel";
import { InvoiceSums } from "./InvoiceSums";
import { InvoiceTabs } from "./InvoiceTabs";
import { SendManyDialog } from "./SendManyDialog";
import { GUARANTOR } from "./useAccount";
import { hrefOf, STATES, useInvoices, useInvoiceTotals, type InvoiceFilter, type InvoiceRow } from "./useInvoices";

const KINDS = ["services", "late_fee", "interest"] as const;

/** What is not issued is in no books yet: what it will come to stands where others say what is open. */
const waits = (row: InvoiceRow) => row.stands === "draft" || row.stands === "held";
const toCome = (row: InvoiceRow) => (waits(row) ? row.total : row.open);

function useColumns(): Column<InvoiceRow>[] {
  const say = useWords(invoicesWords);
  const stands = useStandsWidth();
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 140, value: (row) => row.number || null, render: (row) => row.number || <span className="muted">–</span> },
      { key: "guarantor", title: say("guarantor"), width: 200, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "state", title: say("state"), width: stands, card: "badge", value: (row) => row.stands, render: (row) => <Stands word={row.stands} /> },
      { key: "due", title: say("due"), width: 112, card: "none", value: (row) => row.due_on, render: (row) => <DateText value={row.due_on || null} /> },
      { key: "open", title: say("open"), width: 112, align: "end", card: "end", value: (row) => toCome(row).minor, render: (row) => (waits(row) ? <span className="muted"><Money amount={row.total} /></span> : <Money amount={row.open} />) },
      { key: "owed", title: say("owed"), width: 112, align: "end", card: "none", value: (row) => row.owed.minor || null, render: (row) => (waits(row) ? null : <Money amount={row.owed} />) },
      { key: "total", title: say("total"), width: 112, align: "end", card: "none", value: (row) => row.total.minor, render: (row) => <Money amount={row.total} /> },
      { key: "on", title: say("on"), width: 112, value: (row) => row.on, render: (row) => <DateText value={row.on} /> },
      { key: "account", title: say("account"), width: 112, spare: true, value: (row) => row.account_number },
      { key: "kind", title: say("kind"), width: 92, card: "none", value: (row) => say(row.kind as (typeof KINDS)[number]) },
    ],
    [say, stands],
  );
}

function useChoices() {
  const say = useWords(invoicesWords);
  const stands = useWords(standsWords);
  const payers = usePayerChoices();
  return [
    { name: "state", label: say("state"), options: STATES.map((value) => ({ value, label: value === "open" ? say("view_open") : stands(`stands_${value}`) })) },
    { name: "kind", label: say("kind"), options: KINDS.map((value) => ({ value, label: say(value) })) },
    { name: "party", label: say("party"), options: [{ value: GUARANTOR, label: say("guarantor") }, ...payers] },
    { name: "currency", label: say("currency"), options: CURRENCY_CHOICES },
  ];
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

const keyOf = (row: InvoiceRow) => row.invoice_id;

/** What is done with the rows ticked, or with the one under the cursor: pay links, papers as one file, writing off. */
function useActs(filter: InvoiceFilter, count?: number) {
  const say = useWords(mailingsWords);
  const offs = useWords(writeoffsWords);
  const may = useMay();
  const chosen = useChosen();
  const [doing, setDoing] = useState<{ act: "send" | "write_off"; rows: InvoiceRow[] } | null>(null);
  const all = [
    { act: "send", letter: "s", permission: "notice:send", icon: "mail", text: say("send_many") },
    { act: "write_off", letter: "z", permission: "write_off:post", icon: undefined, text: offs("write_off_many") },
  ] as const;
  const mine = all.filter((one) => may(one.permission));
  const start = (act: "send" | "write_off") => (rows: InvoiceRow[]) => rows.length > 0 && setDoing({ act, rows });
  const papers = useTogether<InvoiceRow>({ papers: "invoice-papers", idOf: keyOf, filter, count });
  const acts = (mine.length > 0 || papers) && {
    keys: { ...Object.fromEntries(mine.map((one) => [one.letter, { text: one.text, run: start(one.act) }])), ...papers?.keys },
    bulk: (rows: InvoiceRow[]) => <>{mine.map((one) => <Button key={one.act} icon={one.icon} onClick={() => start(one.act)(rows)}>{one.text}</Button>)}{papers?.bulk(rows)}</>,
  };
  return { doing, close: () => setDoing(null), chosen, acts };
}

const OPEN: InvoiceFilter = { state: "open" };

/** The worklists of small balances, one a currency in which something is open: up to the office's limit, long past due. */
function useSmallBalances({ small_minor, due_to }: Record<string, string | undefined>) {
  const offs = useWords(writeoffsWords);
  const may = useMay()("write_off:post");
  const { data } = useWriteOffPolicies(may);
  const open = useInvoiceTotals(OPEN, may).data?.by_currency.map((one) => one.total.currency) ?? [];
  const policies = (data ?? []).filter((one) => one.limit.minor > 0 && open.includes(one.currency));
  const views = policies.map(({ currency, limit, days }) => ({
    name: offs("small", { currency }), query: `currency=${currency}&due_to=${inDays(-days)}&small_minor=${limit.minor}&state=open`,
  }));
  const limits = [...new Set(policies.map((one) => one.limit.minor))];
  const options = limits.map((minor) => ({ value: String(minor), label: policies.filter((one) => one.limit.minor === minor).map((one) => `≤ ${one.limit.display}`).join(" / ") }));
  // What narrows to small balances stands among the filters while it does.
  const choices = small_minor ? [{ name: "small_minor", label: offs("small_most"), options }] : [];
  return { views, choices, dates: due_to ? [{ name: "due_to", label: offs("due_to") }] : undefined };
}

/** All invoices: by state, party, day; what they come to; one beside the list; the whole list as CSV. */
export default function InvoicesPage() {
  const say = useWords(invoicesWords);
  const filters = useFilters(["state", "kind", "party", "currency", "small_minor", "due_to", "from_on", "to_on"]);
  const small = Number(filters.values.small_minor) || undefined;
  const filter = { ...filters.values, small_minor: small, text: filters.text || undefined } as InvoiceFilter;
  const totals = useInvoiceTotals(filter);
  const charges = useMay()("charge:write");
  const page = (row: InvoiceRow) => hrefOf(row, charges);
  const { doing, close, chosen, acts } = useActs(filter, totals.data?.whole ? totals.data.count : undefined);
  const balances = useSmallBalances(filters.values);
  return (
    <ListPage
      title={say("title")} name="invoices" list={useInvoices(filter)} columns={useColumns()} rowKey={keyOf} chosen={chosen} {...acts}
      filters={filters} find={say("find")} choices={[...useChoices(), ...balances.choices]} views={[...useViews(), ...balances.views]} dates={balances.dates}
      tabs={<InvoiceTabs />} range={{ label: say("on") }}
      page={page} panel={(row, beside) => <InvoicePanel row={row} beside={beside} href={page(row)} />}
      totals={<InvoiceSums open totals={totals.data} />} count={totals.data?.count} least={totals.data?.whole === false}
      add={charges && { text: say("new"), href: "/charges/new" }}
      empty={{ icon: "invoices", title: say("empty"), text: say("empty_text") }}
      save={{ list: "invoices", filter }}
    >
      {doing?.act === "send" && <SendManyDialog rows={doing.rows} onClose={close} onDone={chosen.clear} />}
      {doing?.act === "write_off" && <WriteOffMany asked={{ invoices: doing.rows }} onClose={close} onDone={chosen.clear} />}
    </ListPage>
  );
}
