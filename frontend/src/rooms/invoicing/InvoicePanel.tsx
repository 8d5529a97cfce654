import { useState } from "react";
import { useMay } from "../../api/session";
import { Act, Button, ButtonLink, DateText, Facts, Menu, Money, Problem, SidePanel, Skeleton, Stands, usePdf } from "../../kit";
import type { Beside } from "../../list/declared";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import type { InvoiceAct } from "./acts";
import { InvoiceDialogs } from "./InvoiceDialogs";
import type { StandingInvoice as Invoice } from "./lines";
import { LineList } from "./LineList";
import { useAccountFile, usePartyName, type AccountFile } from "./useAccount";
import { useInvoice } from "./useCharges";
import { invoicePdf } from "./useInvoiceActs";
import type { InvoiceRow } from "./useInvoices";

type PartyName = (party: string) => string;

function Details({ invoice, name }: { invoice: Invoice; name: PartyName }) {
  const say = useWords(invoicesWords);
  return (
    <div className="stack">
      <Facts items={[[say("on"), <DateText key="on" value={invoice.issued_on} />], [say("due"), <DateText key="due" value={invoice.due_on} />]]} />
      <h3>{say("parties")}</h3>
      <Facts amounts items={invoice.parties.map((one) => [name(one.party), <Money key={one.party} amount={invoice.state === "issued" ? one.open : one.share} />] as const)} />
      <h3>{say("lines")}</h3>
      <LineList invoice={invoice} />
      <Facts amounts items={[[say("total"), <Money key="total" strong amount={invoice.total} />], [say("open"), <Money key="open" strong amount={invoice.open} />], [say("owed"), <Money key="owed" strong amount={invoice.owed} />]]} />
    </div>
  );
}

function Papers({ invoice, name }: { invoice: Invoice; name: PartyName }) {
  const say = useWords(invoicesWords);
  const { show } = usePdf();
  const pdf = (party: string) => void show(() => invoicePdf(invoice.account_id, invoice.id, party));
  const [only, second] = invoice.parties;
  if (!only) return null;
  if (!second) return <Button icon="download" onClick={() => pdf(only.party)}>{say("pdf")}</Button>;
  const items = invoice.parties.map((one) => ({ key: one.party, label: say("pdf_for", { party: name(one.party) }), run: () => pdf(one.party) }));
  return <Menu label={say("pdf")} icon="download" items={items}>{say("pdf")}</Menu>;
}

/** What is done with an issued invoice most, as far as one may; the rest is on its page. */
function Acts({ invoice, file, name }: { invoice: Invoice; file: AccountFile; name: PartyName }) {
  const say = useWords(invoicesWords);
  const may = useMay();
  const [doing, setDoing] = useState<InvoiceAct | null>(null);
  const creditable = invoice.parties.some((one) => one.liable.minor > 0);
  return (
    <>
      {may("notice:send") && <Act icon="mail" why={invoice.owed.minor > 0 ? undefined : say("owes_nothing")} onClick={() => setDoing("send")}>{say("send")}</Act>}
      <Papers invoice={invoice} name={name} />
      {may("invoice:correct") && <Act why={creditable ? undefined : say("all_credited")} onClick={() => setDoing("credit")}>{say("credit")}</Act>}
      <InvoiceDialogs act={doing} invoice={invoice} file={file} partyName={name} onAct={setDoing} />
    </>
  );
}

/** An invoice beside the list: what is on it, who owes what, and what is done with it most. */
export function InvoicePanel({ row, beside, href }: { row: InvoiceRow; beside: Beside; href: string }) {
  const say = useWords(invoicesWords);
  const invoice = useInvoice(row.account_id, row.invoice_id);
  const file = useAccountFile(row.account_id);
  const name = usePartyName(file.data, invoice.data?.parties.map((one) => one.party) ?? []);
  const issued = invoice.data?.state === "issued";
  const footer = (
    <div className="row">
      <ButtonLink kind="primary" href={href}>{say("open_page")}</ButtonLink>
      {issued && invoice.data && file.data && <Acts key={row.invoice_id} invoice={invoice.data} file={file.data} name={name} />}
    </div>
  );
  return (
    <SidePanel
      title={row.number || say("no_number")} subtitle={`${row.account_number} · ${row.guarantor}`} footer={footer} {...beside}
      badge={<Stands word={row.stands} />}
    >
      {invoice.error ? <Problem error={invoice.error} onRetry={() => void invoice.refetch()} /> : invoice.data ? <Details invoice={invoice.data} name={name} /> : <Skeleton lines={6} />}
    </SidePanel>
  );
}
