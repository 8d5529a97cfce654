import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client";
import { problemOf } from "../../api/problem";
import { ConfirmDialog, dropDraft, toast, type Outcome } from "../../kit";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";

interface DraftRef {
  account_id: string;
  invoice_id: string;
  name: string;
}

/** Do something to many drafts, one by one; what fails is told by name. */
export async function each(drafts: readonly DraftRef[], work: (draft: DraftRef) => Promise<unknown>): Promise<Outcome> {
  const failures: { name: string; reason: string }[] = [];
  for (const draft of drafts) {
    try {
      await work(draft);
    } catch (error) {
      const problem = problemOf(error);
      failures.push({ name: draft.name, reason: problem.detail ?? problem.title });
    }
  }
  return { failures };
}

/** Put drafts aside for good, after asking. */
export function DiscardDialog({ open, drafts, onClose, onDone }: { open: boolean; drafts: readonly DraftRef[]; onClose: () => void; onDone: () => void }) {
  const say = useWords(chargesWords);
  const queries = useQueryClient();
  const discard = async () => {
    const outcome = await each(drafts, async ({ account_id, invoice_id }) => {
      await api.DELETE("/api/v1/accounts/{account_id}/invoices/{invoice_id}", { params: { path: { account_id, invoice_id } } });
      dropDraft(`visit-${invoice_id}`);
    });
    await queries.invalidateQueries({ queryKey: ["invoices"] });
    if (outcome.failures.length) return outcome;
    toast({ text: say("discarded"), tone: "info" });
    onDone();
    return undefined;
  };
  const title = drafts.length === 1 ? say("discard_title") : say("discard_n", { n: drafts.length });
  return <ConfirmDialog open={open} danger title={title} action={say("discard")} onConfirm={discard} onClose={onClose}>{say("discard_text")}</ConfirmDialog>;
}
