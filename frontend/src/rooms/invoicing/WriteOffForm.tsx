import { useState } from "react";
import { idempotencyKey } from "../../api/client";
import { Form, SelectField, toast, useForm } from "../../kit";
import { WhoDecides, WriteOffFields } from "../../shell/WriteOffFields";
import { useWriteOffsChanged, writeOff, type WriteOff } from "../../shell/writeOffs";
import { useWords } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";
import type { ActProps } from "./acts";
import { GUARANTOR } from "./useAccount";

/** Write off all that a party has open on the invoice: at once, or asked of a second person. */
export function WriteOffForm({ invoice, partyName, onClose }: ActProps) {
  const say = useWords(writeoffsWords);
  const changed = useWriteOffsChanged();
  const [key] = useState(idempotencyKey);
  const debtors = invoice.parties.filter((one) => one.open.minor > 0);
  const first = debtors.find((one) => one.party === GUARANTOR) ?? debtors[0];
  const form = useForm({
    initial: { party: first?.party ?? "", reason: "", note: "" },
    check: ({ reason }): { reason?: string } => (reason ? {} : { reason: say("fill_why") }),
    submit: async ({ party, reason, note }) => {
      const amount_minor = debtors.find((one) => one.party === party)?.open.minor ?? 0;
      const made = await writeOff(invoice.account_id, invoice.id, { party, amount_minor, reason: reason as WriteOff["reason"], note: note.trim() }, key);
      changed();
      toast({ text: say(made.state === "posted" ? "done" : "asked", { number: invoice.number }) });
      onClose();
    },
  });
  const chosen = debtors.find((one) => one.party === form.values.party);
  return (
    <Form form={form} action={say("write_off")} onCancel={onClose} label={say("one_title", { number: invoice.number })}>
      <p className="muted">{say("text")}</p>
      {debtors.length > 1 && <SelectField name="party" label={say("party")} required options={debtors.map((one) => ({ value: one.party, label: say("owes", { party: partyName(one.party), amount: one.open.display }) }))} />}
      {chosen && <WhoDecides amount={chosen.open} />}
      <WriteOffFields />
    </Form>
  );
}
