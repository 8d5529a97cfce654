import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, idempotencyKey } from "../../api/client";
import { ConfirmDialog, toast, type Preview } from "../../kit";
import { chargesWords } from "../../words/charges";
import { formatCount } from "../../words/format";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import { each } from "./DiscardDialog";
import type { InvoiceRow } from "./useInvoices";

/** Issue the drafts that nothing holds; each failure is told. */
export function IssueDialog({ open, rows, onClose, onDone }: { open: boolean; rows: readonly InvoiceRow[]; onClose: () => void; onDone: () => void }) {
  const say = useWords(chargesWords);
  const language = useLanguage();
  const queries = useQueryClient();
  const [intention] = useState(idempotencyKey);
  const ready = rows.filter((row) => row.stands === "draft");
  const preview = async (): Promise<Preview> => ({
    facts: [[say("issue_ready"), formatCount(language, ready.length)], [say("issue_held"), formatCount(language, rows.length - ready.length)]],
    refused: ready.length ? undefined : say("issue_held"),
  });
  const issue = async () => {
    const drafts = ready.map((row) => ({ account_id: row.account_id, invoice_id: row.invoice_id, name: `${row.account_number} ${row.guarantor}` }));
    const outcome = await each(drafts, ({ account_id, invoice_id }) =>
      // The same intention for the same invoice, however often it is tried.
      api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/issue", {
        params: { path: { account_id, invoice_id }, header: { "Idempotency-Key": `${intention}-${invoice_id.slice(-12)}` } },
      }),
    );
    await queries.invalidateQueries({ queryKey: ["invoices"] });
    if (outcome.failures.length) return outcome;
    toast({ text: say("issued_n", { n: ready.length }) });
    onDone();
    return undefined;
  };
  return (
    <ConfirmDialog open={open} title={say("issue_title", { n: ready.length })} action={say("issue")} preview={preview} onConfirm={issue} onClose={onClose}>
      {say("issue_text")}
    </ConfirmDialog>
  );
}
