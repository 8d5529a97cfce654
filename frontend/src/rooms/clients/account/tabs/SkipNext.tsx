import { useState } from "react";
import { api, got, idempotencyKey } from "../../../../api/client";
import { Button, Dialog, Form, Problem, TextField, toast, useForm } from "../../../../kit";
import { useActor } from "../../../../shell/useActor";
import { skipsWords } from "../../../../words/skips";
import { useWords } from "../../../../words/words";
import { useRenew, type DunningFile } from "../useAccount";

function SkipDialog({ id, level, onClose }: { id: string; level: number; onClose: () => void }) {
  const say = useWords(skipsWords);
  const renew = useRenew(id);
  const [key] = useState(idempotencyKey);
  const form = useForm<{ reason: string }>({
    initial: { reason: "" },
    check: ({ reason }): { reason?: string } => (reason.trim() ? {} : { reason: say("fill_reason") }),
    submit: async ({ reason }) => {
      await got(api.POST("/api/v1/accounts/{account_id}/skips", { params: { path: { account_id: id }, header: { "Idempotency-Key": key } }, body: { level, reason } }));
      renew();
      toast({ text: say("skip_done") });
      onClose();
    },
  });
  return (
    <Dialog open title={say("skip_title")} onClose={onClose}>
      <Form form={form} action={say("skip")} onCancel={onClose} label={say("skip_title")}>
        <p>{say("skip_text")}</p>
        <TextField name="reason" label={say("reason")} required maxLength={200} />
      </Form>
    </Dialog>
  );
}

function Skipped({ id, skip, allowed }: { id: string; skip: NonNullable<DunningFile["skip"]>; allowed: boolean }) {
  const say = useWords(skipsWords);
  const who = useActor();
  const renew = useRenew(id);
  const [state, setState] = useState<{ busy?: boolean; error?: unknown }>({});
  const undo = async () => {
    setState({ busy: true });
    try {
      await got(api.DELETE("/api/v1/accounts/{account_id}/skips/{skip_id}", { params: { path: { account_id: id, skip_id: skip.id }, query: { version: skip.version } } }));
      renew();
      toast({ text: say("undone") });
    } catch (error) {
      setState({ error });
    }
  };
  return (
    <>
      <p className="muted">{say("skipped_why", { why: skip.reason, who: who(skip.placed_by) })}</p>
      {allowed && <div><Button busy={state.busy} onClick={() => void undo()}>{say("undo")}</Button></div>}
      {state.error !== undefined && <Problem error={state.error} />}
    </>
  );
}

/** The next letter of the account may be skipped once; until its night it may go after all. */
export function SkipNext({ id, file, allowed }: { id: string; file: DunningFile; allowed: boolean }) {
  const say = useWords(skipsWords);
  const [open, setOpen] = useState(false);
  if (file.skip) return <Skipped id={id} skip={file.skip} allowed={allowed} />;
  if (!allowed || !file.next_level) return null;
  return (
    <>
      <div><Button onClick={() => setOpen(true)}>{say("skip")}</Button></div>
      {open && <SkipDialog id={id} level={file.next_level} onClose={() => setOpen(false)} />}
    </>
  );
}
