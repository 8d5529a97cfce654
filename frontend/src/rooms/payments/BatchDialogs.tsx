import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { Dialog, Form, Money, MoneyField, TextField, toast, useForm } from "../../kit";
import { batchesWords } from "../../words/batches";
import { useWords } from "../../words/words";
import { countOf, wrongTotals } from "./NewBatchPage";
import { useMoved } from "./usePayment";
import type { Batch } from "./useBatches";

interface BatchProps {
  batch: Batch;
  onClose: () => void;
}

function Difference({ batch }: { batch: Batch }) {
  const say = useWords(batchesWords);
  return <p>{say(batch.missing.minor < 0 ? "too_much" : "missing")}: <Money amount={batch.missing} strong /> · {say("n_payments", { n: batch.missing_count })}</p>;
}

/** Closed when the totals agree; else a supervisor says why. */
export function CloseDialog({ batch, onClose }: BatchProps) {
  const say = useWords(batchesWords);
  const may = useMay();
  const moved = useMoved();
  const differs = !batch.agrees && may("batch:differ");
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }): { reason?: string } => (!differs || reason.trim().length >= 3 ? {} : { reason: say("fill_reason") }),
    submit: async ({ reason }) => {
      await got(api.POST("/api/v1/batches/{number}/close", { params: { path: { number: String(batch.number) } }, body: { reason: reason.trim() } }));
      moved();
      toast({ text: say("closed_done", { number: batch.number }) });
      onClose();
    },
  });
  return (
    <Dialog open title={say("close_title", { number: batch.number })} onClose={onClose}>
      <div className="stack">
        {!batch.agrees && <Difference batch={batch} />}
        <p>{say(batch.agrees ? "close_text" : differs ? "close_differs" : "close_ask")}</p>
        <Form form={form} action={say("close")} onCancel={onClose} label={say("close_title", { number: batch.number })}>
          {differs && <TextField name="reason" label={say("reason")} required maxLength={200} />}
        </Form>
      </div>
    </Dialog>
  );
}

/** The tape was typed wrong: the right totals, beside what was typed before. */
export function CorrectDialog({ batch, onClose }: BatchProps) {
  const say = useWords(batchesWords);
  const moved = useMoved();
  const form = useForm({
    initial: { control_count: String(batch.control.count), control_minor: batch.control.amount.minor as number | null },
    check: (values): { control_count?: string; control_minor?: string } => wrongTotals(values, say),
    submit: async ({ control_count, control_minor }) => {
      const body = { control_count: countOf(control_count) ?? 0, control_minor: control_minor ?? 0, version: batch.controls.length };
      await got(api.POST("/api/v1/batches/{number}/correct", { params: { path: { number: String(batch.number) } }, body }));
      moved();
      toast({ text: say("correct_done") });
      onClose();
    },
  });
  return (
    <Dialog open title={say("correct")} onClose={onClose}>
      <div className="stack">
        <p>{say("correct_text")}</p>
        <Form form={form} onCancel={onClose} label={say("correct")}>
          <TextField name="control_count" label={say("control_count")} required inputMode="numeric" maxLength={3} />
          <MoneyField name="control_minor" label={say("control_total")} currency={batch.currency} required />
        </Form>
      </div>
    </Dialog>
  );
}
