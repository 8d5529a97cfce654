import { useState } from "react";
import { idempotencyKey } from "../../api/client";
import { ConfirmDialog, type Preview } from "../../kit";
import { MAILED_MOST, startMailing } from "../../shell/mailings";
import { formatCount } from "../../words/format";
import { useLanguage } from "../../words/language";
import { mailingsWords } from "../../words/mailings";
import { useWords } from "../../words/words";
import type { InvoiceRow } from "./useInvoices";

/** Of the invoices that owe, one an account: the oldest due, for a pay link pays whatever the account owes. */
function mailed(rows: readonly InvoiceRow[]): InvoiceRow[] {
  const owing = rows.filter((row) => row.owed.minor > 0).toSorted((a, b) => a.due_on.localeCompare(b.due_on));
  return owing.filter((row, at) => owing.findIndex((one) => one.account_id === row.account_id) === at);
}

/** Mail pay links for many invoices: first what will happen; how it goes is told on every screen. */
export function SendManyDialog({ rows, onClose, onDone }: { rows: readonly InvoiceRow[]; onClose: () => void; onDone: () => void }) {
  const say = useWords(mailingsWords);
  const language = useLanguage();
  const [key] = useState(idempotencyKey);
  const mails = mailed(rows);
  const owing = rows.filter((row) => row.owed.minor > 0).length;
  const count = (n: number) => formatCount(language, n);
  const preview = async (): Promise<Preview> => ({
    facts: [[say("mails"), count(mails.length)], [say("same_account"), count(owing - mails.length)], [say("owe_nothing"), count(rows.length - owing)]],
    refused: mails.length > MAILED_MOST ? say("most", { n: MAILED_MOST }) : mails.length ? undefined : say("nothing_to_send"),
  });
  const send = async () => {
    await startMailing(mails.map(({ account_id, invoice_id }) => ({ account_id, invoice_id })), key);
    onDone();
  };
  return (
    <ConfirmDialog open title={say("send_many")} action={say("send_many")} preview={preview} onConfirm={send} onClose={onClose}>
      {say("send_many_text")}
    </ConfirmDialog>
  );
}
