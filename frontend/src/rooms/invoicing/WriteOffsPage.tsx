import { useMemo, useState } from "react";
import { idempotencyKey } from "../../api/client";
import { useMay } from "../../api/session";
import { Button, ConfirmDialog, DateText, Money, Status, toast, Together, useFilters, type Column } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { useChosen } from "../../list/useChosen";
import { usePayerChoices } from "../../list/usePayerChoices";
import { useActor } from "../../shell/useActor";
import { ASKS, decideOn, inTurn, REASONS, useWriteOffsChanged } from "../../shell/writeOffs";
import { CURRENCY_CHOICES } from "../../words/amount";
import { invoicesWords } from "../../words/invoices";
import { useTold, useWords } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";
import { InvoiceTabs } from "./InvoiceTabs";
import { GUARANTOR } from "./useAccount";
import { useWriteOffs, useWriteOffTotals, type WriteOffFilter, type WriteOffRow } from "./useWriteOffs";
import { WRITE_OFF_TONES } from "./WriteOffsOf";

const STATES = ["asked", "posted", "refused", "taken_back"] as const;

function useColumns(): Column<WriteOffRow>[] {
  const say = useWords(writeoffsWords);
  const told = useTold(writeoffsWords);
  const actor = useActor();
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 138, value: (row) => row.number },
      { key: "guarantor", title: say("guarantor"), width: 200, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "state", title: say("state"), width: 168, card: "badge", value: (row) => told("state", row.state), render: (row) => <Status tone={WRITE_OFF_TONES[row.state]}>{told("state", row.state)}</Status> },
      { key: "amount", title: say("amount"), width: 112, align: "end", card: "end", value: (row) => row.amount.minor, render: (row) => <Money amount={row.amount} /> },
      { key: "reason", title: say("reason"), width: 200, value: (row) => told("reason", row.reason) },
      { key: "asked", title: say("asked_on"), width: 112, value: (row) => row.asked_on, render: (row) => <DateText value={row.asked_on} /> },
      { key: "asked_by", title: say("asked_by"), width: 122, card: "none", value: (row) => actor(row.asked_by) },
      { key: "decided_by", title: say("decided_by"), width: 110, card: "none", value: (row) => actor(row.decided_by) || null },
      { key: "party", title: say("party_owes"), width: 150, spare: true, card: "none", value: (row) => (row.party === GUARANTOR ? say("guarantor") : row.party_name) },
      { key: "account", title: say("account"), width: 112, spare: true, card: "none", value: (row) => row.account_number },
    ],
    [say, told, actor],
  );
}

type Deciding = { verb: "approve" | "refuse"; rows: WriteOffRow[] } | null;

/** Decide on many, each by itself: what is refused (one's own, what was paid meanwhile) is told with why. */
function DecideMany({ verb, rows, onClose, onDone }: NonNullable<Deciding> & { onClose: () => void; onDone: () => void }) {
  const say = useWords(writeoffsWords);
  const changed = useWriteOffsChanged();
  const [key] = useState(idempotencyKey);
  const confirm = async () => {
    const ended = await inTurn(rows, (one, at) => decideOn(verb, one, `${key}-${at}`), (one) => one.number);
    changed();
    if (ended.done.length) toast({ text: say(verb === "approve" ? "approved" : "refused", { n: ended.done.length }) });
    onDone();
    return ended;
  };
  return (
    <ConfirmDialog open title={say(ASKS[verb].title)} action={say(verb)} onConfirm={confirm} onClose={onClose}>
      <p>{say(ASKS[verb].text)}</p>
      <ul>{rows.slice(0, 12).map((one) => <li key={one.write_off_id}>{one.number} · <Money amount={one.amount} />{rows.length > 12 && one === rows[11] && " …"}</li>)}</ul>
    </ConfirmDialog>
  );
}

const waiting = (rows: WriteOffRow[]) => rows.filter((one) => one.state === "asked");

function useDeciding() {
  const say = useWords(writeoffsWords);
  const may = useMay();
  const chosen = useChosen();
  const [deciding, setDeciding] = useState<Deciding>(null);
  const start = (verb: "approve" | "refuse") => (rows: WriteOffRow[]) => waiting(rows).length > 0 && setDeciding({ verb, rows: waiting(rows) });
  const acts = may("write_off:approve") && {
    keys: { a: { text: say("approve"), run: start("approve") }, r: { text: say("refuse"), run: start("refuse") } },
    bulk: (rows: WriteOffRow[]) => waiting(rows).length > 0 && <><Button icon="check" onClick={() => start("approve")(rows)}>{say("approve")}</Button><Button onClick={() => start("refuse")(rows)}>{say("refuse")}</Button></>,
  };
  return { deciding, close: () => setDeciding(null), chosen, acts };
}

function useChoices() {
  const say = useWords(writeoffsWords);
  const told = useTold(writeoffsWords);
  const invoices = useWords(invoicesWords);
  const payers = usePayerChoices();
  return [
    { name: "state", label: say("state"), options: STATES.map((value) => ({ value, label: told("state", value) })) },
    { name: "reason", label: say("reason"), options: REASONS.map((value) => ({ value, label: told("reason", value) })) },
    { name: "party", label: say("party_owes"), options: [{ value: GUARANTOR, label: say("guarantor") }, ...payers] },
    { name: "currency", label: invoices("currency"), options: CURRENCY_CHOICES },
  ];
}

const keyOf = (row: WriteOffRow) => row.write_off_id;
const pageOf = (row: WriteOffRow) => `/accounts/${row.account_id}/invoices/${row.invoice_id}`;

/** What was given up, by reason and by whom; what waits for a second person is approved or refused here. */
export default function WriteOffsPage() {
  const say = useWords(writeoffsWords);
  const filters = useFilters(["state", "reason", "party", "currency", "from_on", "to_on"]);
  const filter = { ...filters.values, text: filters.text || undefined } as WriteOffFilter;
  const totals = useWriteOffTotals(filter).data;
  const { deciding, close, chosen, acts } = useDeciding();
  const views = [{ name: say("all"), query: "" }, { name: say("view_asked"), query: "state=asked" }, { name: say("view_posted"), query: "state=posted" }];
  return (
    <ListPage
      title={say("title")} name="write-offs" list={useWriteOffs(filter)} columns={useColumns()} rowKey={keyOf} chosen={chosen} {...acts}
      tabs={<InvoiceTabs />} filters={filters} find={say("find")} choices={useChoices()} views={views} range={{ label: say("asked_on") }}
      page={pageOf} dim={(row) => row.state === "refused" || row.state === "taken_back"}
      totals={totals?.count ? <><span className="muted">{say("sum")}</span>{totals.by_currency.map((one) => <Together key={one.amount.currency}><Money strong amount={one.amount} /></Together>)}</> : undefined}
      count={totals?.count} least={totals?.whole === false}
      empty={{ icon: "invoices", title: say("empty"), text: say("empty_text") }} save={{ list: "write-offs", filter }}
    >
      {deciding && <DecideMany {...deciding} onClose={close} onDone={chosen.clear} />}
    </ListPage>
  );
}
