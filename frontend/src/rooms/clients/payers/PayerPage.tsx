import { useState } from "react";
import { Link } from "wouter";
import { useMay } from "../../../api/session";
import { Ageing, Button, Copy, Dialog, Facts, Keys, Money, Page, Problem, Skeleton, Stat, Stats, Status, Tabs, useAges, useFilters, useShortcuts, type Tab } from "../../../kit";
import { payersWords } from "../../../words/payers";
import { useTold, useWords } from "../../../words/words";
import { PayerForm, type Payer } from "./PayerForm";
import { addressLine } from "../../../words/address";
import { PayerInvoices, PayerPayments } from "./PayerLists";
import { PayerNoteForm, PayerNotes } from "./PayerNotes";
import { usePayer, usePayerOwes, type PayerOwes } from "./usePayer";

function Owing({ one }: { one: PayerOwes["by_currency"][number] }) {
  const say = useWords(payersWords);
  const ages = useAges();
  return (
    <>
      <Stats>
        <Stat label={say("owes_open")} value={<Money amount={one.open} />} />
        <Stat label={say("owes_overdue")} value={<Money amount={one.overdue} />} tone={one.overdue.minor ? "bad" : "neutral"} />
        <Stat label={say("unapplied")} value={<Money amount={one.unapplied} />} tone={one.unapplied.minor ? "warn" : "neutral"} />
      </Stats>
      {one.open.minor > 0 && <Ageing buckets={ages.of(one.ageing)} total={one.open} />}
    </>
  );
}

function Owes({ id }: { id: string }) {
  const say = useWords(payersWords);
  const may = useMay();
  const owes = usePayerOwes(id);
  if (owes.error) return <Problem error={owes.error} onRetry={() => void owes.refetch()} />;
  if (!owes.data) return <Skeleton lines={4} />;
  return (
    <section className="card stack" aria-label={say("owes")}>
      {owes.data.by_currency.map((one) => <Owing key={one.currency} one={one} />)}
      {may("report:read") && owes.data.by_currency.length > 0 && (
        <p className="row">
          <Link href={`/reports/ageing?party=${id}&overdue=yes`}>{say("overdue_accounts")}</Link>
          <Link href={`/reports/ageing?party=${id}`}>{say("by_age")}</Link>
        </p>
      )}
      {!owes.data.by_currency.length && <p className="muted">{say("owes_nothing")}</p>}
    </section>
  );
}

function Contact({ payer }: { payer: Payer }) {
  const say = useWords(payersWords);
  const address = addressLine(payer.address);
  return (
    <section className="card" aria-label={say("contact")}>
      <Facts
        items={[
          [say("email"), payer.email ? <span key="e"><a href={`mailto:${payer.email}`}>{payer.email}</a> <Copy text={payer.email} what={say("email")} /></span> : "–"],
          [say("phone"), payer.phone ? <span key="p"><a href={`tel:${payer.phone}`}>{payer.phone}</a> <Copy text={payer.phone} what={say("phone")} /></span> : "–"],
          [say("address"), address ? <span key="a">{address} <Copy text={address} what={say("address")} /></span> : "–"],
        ]}
      />
    </section>
  );
}

function Terms({ payer }: { payer: Payer }) {
  const say = useWords(payersWords);
  const ids = Object.entries(payer.outside_ids);
  return (
    <section className="card">
      <Facts items={[[say("terms"), say("days", { n: payer.terms_days })], [say("schedule"), payer.fee_schedule || "–"], ...ids]} />
    </section>
  );
}

function useTabs(payer: Payer): Tab[] {
  const say = useWords(payersWords);
  const may = useMay();
  return [
    { key: "invoices", label: say("tab_invoices"), content: () => <PayerInvoices id={payer.id} /> },
    ...(may("payment:read") ? [{ key: "payments", label: say("tab_payments"), content: () => <PayerPayments id={payer.id} /> }] : []),
    { key: "notes", label: say("tab_notes"), content: () => <PayerNotes id={payer.id} /> },
    { key: "terms", label: say("tab_terms"), content: () => <Terms payer={payer} /> },
  ];
}

function Actions({ onNote, onEdit }: { onNote: (() => void) | null; onEdit: (() => void) | null }) {
  const say = useWords(payersWords);
  return (
    <>
      {onNote && <Button onClick={onNote}>{say("add_note")} <Keys keys="n" /></Button>}
      {onEdit && <Button icon="settings" onClick={onEdit}>{say("edit")}</Button>}
    </>
  );
}

function Open({ payer }: { payer: Payer }) {
  const say = useWords(payersWords);
  const told = useTold(payersWords);
  const edits = useMay()("payer:write");
  const writes = useMay()("account:write");
  const [editing, setEditing] = useState(false);
  const [noting, setNoting] = useState(false);
  useShortcuts(writes ? [{ keys: "n", text: say("add_note"), group: say("payer"), run: () => setNoting(true) }] : []);
  const filters = useFilters(["tab"]);
  const badge = <><span className="muted">{told("kind", payer.kind)}</span>{!payer.active && <Status state="inactive">{say("inactive")}</Status>}</>;
  return (
    <Page title={payer.name} badge={badge} parent={{ title: say("title"), href: "/settings/payers" }} actions={<Actions onNote={writes ? () => setNoting(true) : null} onEdit={edits ? () => setEditing(true) : null} />}>
      <div className="columns">
        <Owes id={payer.id} />
        <Contact payer={payer} />
      </div>
      <Tabs label={say("payer")} tabs={useTabs(payer)} chosen={filters.values.tab ?? "invoices"} onChoose={(tab) => filters.set("tab", tab)} />
      <Dialog open={noting} title={say("add_note")} onClose={() => setNoting(false)}>
        {noting && <PayerNoteForm id={payer.id} onDone={() => setNoting(false)} />}
      </Dialog>
      <Dialog open={editing} title={say("edit")} onClose={() => setEditing(false)} wide>
        {editing && <PayerForm payer={payer} onDone={() => setEditing(false)} />}
      </Dialog>
    </Page>
  );
}

/** One payer: what it owes and since when, its invoices and payments on all accounts, how it is reached, its terms. */
export default function PayerPage({ id = "" }: { id?: string }) {
  const say = useWords(payersWords);
  const payer = usePayer(id);
  if (payer.data) return <Open key={id} payer={payer.data} />;
  return (
    <Page title={say("payer")} parent={{ title: say("title"), href: "/settings/payers" }}>
      {payer.error ? <Problem error={payer.error} onRetry={() => void payer.refetch()} /> : <Skeleton lines={10} />}
    </Page>
  );
}
