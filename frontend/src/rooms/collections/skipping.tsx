/** One letter that does not go, without a hold: skipped with a reason, and let go after all until its night. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { Button, Dialog, Facts, Form, Problem, TextField, toast, useForm } from "../../kit";
import { overdueWords } from "../../words/overdue";
import { skipsWords } from "../../words/skips";
import { useWords } from "../../words/words";
import type { Letter } from "./useOverdue";

/** Skip these letters in turn, each under its own key; the first that is refused is told, those before it stay skipped. */
export function SkipDialog({ letters, onClose }: { letters: readonly Letter[]; onClose: () => void }) {
  const say = useWords(skipsWords);
  const words = useWords(overdueWords);
  const queries = useQueryClient();
  const [key] = useState(idempotencyKey);
  const form = useForm<{ reason: string }>({
    initial: { reason: "" },
    check: ({ reason }): { reason?: string } => (reason.trim() ? {} : { reason: say("fill_reason") }),
    submit: async ({ reason }) => {
      for (const [at, letter] of letters.entries()) {
        const params = { path: { account_id: letter.account_id }, header: { "Idempotency-Key": `${key}-${at}` } };
        await got(api.POST("/api/v1/accounts/{account_id}/skips", { params, body: { level: letter.level, reason } }));
      }
      await queries.invalidateQueries();
      toast({ text: say("skip_done") });
      onClose();
    },
  });
  return (
    <Dialog open title={say("skip_title")} onClose={onClose}>
      <Form form={form} action={say("skip")} onCancel={onClose} label={say("skip_title")}>
        <p>{say("skip_text")}</p>
        <Facts items={letters.map((one) => [one.account_number, `${one.guarantor} · ${words("level_n", { n: one.level })}`] as const)} />
        <TextField name="reason" label={say("reason")} required maxLength={200} />
      </Form>
    </Dialog>
  );
}

/** What stands in place of the skip: why and by whom, with the way back. */
export function Unskip({ letter }: { letter: Letter }) {
  const say = useWords(skipsWords);
  const queries = useQueryClient();
  const [state, setState] = useState<{ busy?: boolean; error?: unknown }>({});
  const { skip } = letter;
  if (!skip) return null;
  const undo = async () => {
    setState({ busy: true });
    try {
      await got(api.DELETE("/api/v1/accounts/{account_id}/skips/{skip_id}", { params: { path: { account_id: letter.account_id, skip_id: skip.id }, query: { version: skip.version } } }));
      await queries.invalidateQueries();
      toast({ text: say("undone") });
      setState({});
    } catch (error) {
      setState({ error });
    }
  };
  return (
    <>
      <Button busy={state.busy} onClick={() => void undo()}>{say("undo")}</Button>
      {state.error !== undefined && <Problem error={state.error} />}
    </>
  );
}
