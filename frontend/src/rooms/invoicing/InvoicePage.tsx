import { useMemo, useState, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useMay } from "../../api/session";
import { Act, Banner, Button, ButtonLink, DateText, Facts, Menu, Money, Page, Problem, Skeleton, Stands, Stat, Stats, toast, usePdf, useShortcuts, type MenuItem } from "../../kit";
import { Attachments } from "../../shell/Attachments";
import { Notes } from "../../shell/Notes";
import { Offers } from "../../shell/Offers";
import { useLedOn } from "../../shell/useLedOn";
import { useCommands } from "../../shell/ownCommands";
import { chargesWords } from "../../words/charges";
import { invoicesWords } from "../../words/invoices";
import { standsWords } from "../../words/stands";
import { useWords, type Say } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";
import { Concerns } from "./Concerns";
import { holdText } from "./holds";
import type { InvoiceAct } from "./acts";
import { InvoiceDialogs } from "./InvoiceDialogs";
import { InvoiceHistory } from "./InvoiceHistory";
import { InvoiceLines, InvoiceParties } from "./InvoiceTables";
import { CreditNotesOf, PaymentsOn } from "./InvoiceMoney";
import type { StandingInvoice as Invoice } from "./lines";
import { GUARANTOR, useAccountFile, usePartyName, type AccountFile } from "./useAccount";
import { useInvoice } from "./useCharges";
import { invoicePdf } from "./useInvoiceActs";
import { WriteOffsOf } from "./WriteOffsOf";

interface Given {
  invoice: Invoice;
  file: AccountFile;
  partyName: (party: string) => string;
}

function useActs({ invoice, partyName }: Given) {
  const say = useWords(invoicesWords);
  const offs = useWords(writeoffsWords);
  const may = useMay();
  const [doing, setDoing] = useState<InvoiceAct | null>(null);
  const issued = invoice.state === "issued";
  const creditable = invoice.parties.some((one) => one.liable.minor > 0);
  const guarantorOwes = invoice.parties.some((one) => one.party === GUARANTOR && one.open.minor > 0) && invoice.owed.minor > 0;
  const paid = invoice.parties.some((one) => one.paid.minor > 0);
  const { show } = usePdf();
  const pdf = (party: string) => show(() => invoicePdf(invoice.account_id, invoice.id, party));
  const unless = (ok: boolean, why: "owes_nothing" | "all_credited" | "nothing_open" | "nothing_paid") => (ok ? undefined : say(why));
  const all: (MenuItem & { key: InvoiceAct; ok: boolean })[] = [
    { key: "send", label: say("send"), icon: "mail", keys: "s", ok: may("notice:send"), why: unless(guarantorOwes, "owes_nothing"), run: () => setDoing("send") },
    { key: "credit", label: say("credit"), keys: "c", ok: may("invoice:correct"), why: unless(creditable, "all_credited"), run: () => setDoing("credit") },
    { key: "rebill", label: say("rebill"), keys: "b", ok: may("invoice:correct") && may("charge:write"), why: unless(creditable, "all_credited"), run: () => setDoing("rebill") },
    { key: "transfer", label: say("transfer"), keys: "t", ok: may("invoice:correct"), why: unless(invoice.open.minor > 0, "nothing_open"), run: () => setDoing("transfer") },
    { key: "adjust", label: say("adjust"), keys: "a", ok: may("invoice:correct"), why: unless(invoice.open.minor > 0, "nothing_open"), run: () => setDoing("adjust") },
    { key: "write_off", label: offs("write_off"), keys: "z", ok: may("write_off:post"), why: unless(invoice.open.minor > 0, "nothing_open"), run: () => setDoing("write_off") },
    { key: "release", label: say("release"), keys: "r", ok: may("payment:post"), why: unless(paid, "nothing_paid"), run: () => setDoing("release") },
  ];
  const pdfs: MenuItem[] = invoice.parties.map((one) => ({ key: one.party, label: say("pdf_for", { party: partyName(one.party) }), run: () => void pdf(one.party) }));
  return { acts: issued ? all.filter((one) => one.ok) : [], pdfs: issued ? pdfs : [], doing, setDoing };
}

function useActKeys(acts: readonly MenuItem[], pdfs: readonly MenuItem[]) {
  const say = useWords(invoicesWords);
  const group = say("group");
  const first = pdfs[0];
  const shortcuts = acts.map((act) => ({ keys: act.keys ?? "", text: String(act.label), group, run: () => (act.why ? toast({ text: act.why, tone: "info" }) : act.run()) }));
  useShortcuts(first ? [...shortcuts, { keys: "p", text: say("pdf"), group, run: first.run }] : shortcuts);
  const possible = acts.filter((act) => !act.why);
  const names = possible.map((act) => act.key).join(" ");
  // The commands follow what may be done; what they do is read when they are run.
  // oxlint-disable-next-line react/exhaustive-deps
  useCommands(useMemo(() => possible.map((act) => ({ id: `invoice-${act.key}`, title: String(act.label), keys: act.keys, run: act.run })), [names]));
}

function Actions({ invoice, acts, pdfs }: { invoice: Invoice; acts: readonly MenuItem[]; pdfs: readonly MenuItem[] }) {
  const say = useWords(invoicesWords);
  const may = useMay();
  const send = acts.find((act) => act.key === "send");
  const [only, second] = pdfs;
  const draft = (invoice.state === "draft" || invoice.state === "held") && may("charge:write");
  return (
    <>
      {only && !second && <Button icon="download" onClick={only.run}>{say("pdf")}</Button>}
      {second && <Menu label={say("pdf")} icon="download" items={pdfs}>{say("pdf")}</Menu>}
      {send && <Act kind={send.why ? "plain" : "primary"} icon="mail" why={send.why} onClick={send.run}>{say("send")}</Act>}
      {draft && <ButtonLink kind="primary" href={`/accounts/${invoice.account_id}/charges/${invoice.id}`}>{say("edit")}</ButtonLink>}
      {acts.some((act) => act !== send) && <Menu label={say("more")} icon="more" items={acts.filter((act) => act !== send)} className="button icon-only" />}
    </>
  );
}

/** What of the open amount is covered by unapplied money, or is on its way. */
function coveredText(say: Say<(typeof invoicesWords)["en"]>, { unapplied, processing }: Invoice) {
  const told = [unapplied.minor > 0 && say("covered_of_it", { amount: unapplied.display }), processing.minor > 0 && say("processing_of_it", { amount: processing.display })];
  return told.filter(Boolean).join(" · ") || undefined;
}

function Figures({ invoice }: { invoice: Invoice }) {
  const say = useWords(invoicesWords);
  const stands = useWords(standsWords);
  return (
    <Stats>
      <Stat label={say("total")} value={<Money amount={invoice.total} />} note={invoice.tax.minor ? <>{say("tax")} <Money amount={invoice.tax} /></> : undefined} />
      <Stat label={say("open")} value={<Money amount={invoice.open} />} tone={invoice.stands === "overdue" ? "bad" : "neutral"} note={coveredText(say, invoice)} />
      {invoice.credited.minor > 0 && <Stat label={say("credited")} value={<Money amount={invoice.credited} />} />}
      {invoice.written_off.minor > 0 && <Stat label={stands("stands_written_off")} value={<Money amount={invoice.written_off} />} />}
      <Stat label={say("on")} value={<DateText value={invoice.issued_on} />} />
      <Stat label={say("due")} value={<DateText value={invoice.due_on} />} />
    </Stats>
  );
}

function Replaced({ accountId, id }: { accountId: string; id: string }) {
  const say = useWords(invoicesWords);
  const { data: old } = useInvoice(accountId, id);
  return <Link className="link" href={`/accounts/${accountId}/invoices/${id}`}>{old?.number || say("the_old_one")}</Link>;
}

/** What it demands, where it is not services, and the invoice it stands for. */
function Origin({ invoice }: { invoice: Invoice }) {
  const say = useWords(invoicesWords);
  const { kind, about, rebills } = invoice;
  const facts: [string, ReactNode][] = [];
  if (kind !== "services") facts.push([say("kind"), [say(kind as "late_fee" | "interest"), about.startsWith("inv_") ? "" : about].filter(Boolean).join(" · ")]);
  if (rebills) facts.push([say("replaces"), <Replaced key="old" accountId={invoice.account_id} id={rebills} />]);
  return facts.length ? <section className="card"><Facts items={facts} /></section> : null;
}

function Holds({ invoice }: { invoice: Invoice }) {
  const say = useWords(chargesWords);
  if (!invoice.holds.length) return null;
  return (
    <Banner severity="caution" title={say("hold_title", { n: invoice.holds.length })}>
      <ul>
        {invoice.holds.map((hold) => (
          <li key={hold.code + hold.line_id}>{hold.line_id && `${say("line", { at: hold.line_id })}: `}{holdText(say, hold.code, hold.message)}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Detail({ invoice, file }: Omit<Given, "partyName">) {
  const say = useWords(invoicesWords);
  const may = useMay();
  const partyName = usePartyName(file, invoice.parties.map((one) => one.party));
  const { acts, pdfs, doing, setDoing } = useActs({ invoice, file, partyName });
  useActKeys(acts, pdfs);
  const { account } = file;
  return (
    <Page
      title={invoice.number ? say("invoice", { number: invoice.number }) : say("no_number")}
      badge={<Stands word={invoice.stands} />}
      parent={{ title: `${account.number} · ${account.guarantor.name}`, href: `/accounts/${account.id}` }}
      actions={<Actions invoice={invoice} acts={acts} pdfs={pdfs} />}
    >
      <Concerns file={file} />
      <Holds invoice={invoice} />
      <Figures invoice={invoice} />
      <Offers accountId={account.id} invoiceId={invoice.id} wanted={invoice.unapplied.minor > 0} />
      <InvoiceParties invoice={invoice} partyName={partyName} />
      <InvoiceLines invoice={invoice} file={file} />
      <div className="columns">
        <div className="stack">
          {may("payment:read") && <PaymentsOn invoice={invoice} partyName={partyName} />}
          <CreditNotesOf invoice={invoice} />
          <WriteOffsOf invoice={invoice} partyName={partyName} />
          <Notes accountId={account.id} subject={invoice.id} filling={{ name: account.guarantor.name, amount: invoice.open.display, number: invoice.number || account.number }} />
          <Attachments accountId={account.id} subject={{ kind: "invoice", id: invoice.id }} />
          <Origin invoice={invoice} />
        </div>
        <InvoiceHistory accountId={account.id} invoiceId={invoice.id} />
      </div>
      <InvoiceDialogs act={doing} invoice={invoice} file={file} partyName={partyName} onAct={setDoing} />
    </Page>
  );
}

/** One invoice: what is on it, who owes what, what happened, and all that can be done about it. */
export default function InvoicePage({ id = "", invoice_id: invoiceId = "" }: { id?: string; invoice_id?: string }) {
  const say = useWords(invoicesWords);
  const [, go] = useLocation();
  const file = useAccountFile(id);
  const invoice = useInvoice(id, invoiceId);
  useShortcuts([{ keys: "u", text: say("account"), group: say("group"), run: () => go(`/accounts/${id}`) }]);
  const ledOn = useLedOn(id, invoice.error);
  const error = file.error ?? invoice.error;
  if (error && !ledOn) return <Page title={say("title")}><Problem error={error} onRetry={() => void (file.error ? file.refetch() : invoice.refetch())} /></Page>;
  if (!file.data || !invoice.data) return <Page title={say("title")}><Skeleton lines={10} /></Page>;
  return <Detail key={invoiceId} invoice={invoice.data} file={file.data} />;
}
