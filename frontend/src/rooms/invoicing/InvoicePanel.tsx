import { useState } from "react";
import { useMay } from "../../api/session";
import { Button, ButtonLink, DateText, Facts, Money, Problem, SidePanel, Skeleton, Stands } from "../../kit";
import type { Beside } from "../../list/declared";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import { LineList } from "./LineList";
import { SendDialog } from "./SendDialog";
import { useAccountFile, usePartyName } from "./useAccount";
import { useInvoice } from "./useCharges";
import type { InvoiceRow } from "./useInvoices";

function Details({ row }: { row: InvoiceRow }) {
  const say = useWords(invoicesWords);
  const invoice = useInvoice(row.account_id, row.invoice_id);
  const file = useAccountFile(row.account_id);
  const name = usePartyName(file.data, invoice.data?.parties.map((one) => one.party) ?? []);
  if (invoice.error) return <Problem error={invoice.error} onRetry={() => void invoice.refetch()} />;
  if (!invoice.data) return <Skeleton lines={6} />;
  return (
    <div className="stack">
      <Facts items={[[say("on"), <DateText key="on" value={invoice.data.issued_on} />], [say("due"), <DateText key="due" value={invoice.data.due_on} />]]} />
      <h3>{say("parties")}</h3>
      <Facts amounts items={invoice.data.parties.map((one) => [name(one.party), <Money key={one.party} amount={invoice.data.state === "issued" ? one.open : one.share} />] as const)} />
      <h3>{say("lines")}</h3>
      <LineList invoice={invoice.data} />
      <Facts amounts items={[[say("total"), <Money key="total" strong amount={invoice.data.total} />], [say("open"), <Money key="open" strong amount={invoice.data.open} />], [say("owed"), <Money key="owed" strong amount={invoice.data.owed} />]]} />
    </div>
  );
}

/** An invoice beside the list: what is on it and who owes what. */
export function InvoicePanel({ row, beside, href }: { row: InvoiceRow; beside: Beside; href: string }) {
  const say = useWords(invoicesWords);
  const may = useMay();
  const [sending, setSending] = useState(false);
  const owed = row.owed.minor > 0 && may("notice:send");
  const footer = (
    <div className="row">
      <ButtonLink kind="primary" href={href}>{say("open_page")}</ButtonLink>
      {owed && <Button icon="mail" onClick={() => setSending(true)}>{say("send")}</Button>}
    </div>
  );
  return (
    <SidePanel
      title={row.number || say("no_number")} subtitle={`${row.account_number} · ${row.guarantor}`} footer={footer} {...beside}
      badge={<Stands word={row.stands} />}
    >
      <Details row={row} />
      <SendDialog open={sending} accountId={row.account_id} invoiceId={row.invoice_id} to={row.guarantor} onClose={() => setSending(false)} />
    </SidePanel>
  );
}

