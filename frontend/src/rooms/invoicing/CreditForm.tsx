import { useLocation } from "wouter";
import { useMay } from "../../api/session";
import { Banner, Button, CheckboxField, Form, MoneyField, SelectField, TextField, toast, useForm } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import type { ActProps } from "./acts";
import type { Invoice } from "./lines";
import { useInvoiceActs } from "./useInvoiceActs";

interface Wanted {
  what: "whole" | "lines" | "amount";
  lines: readonly string[];
  amount: number | null;
  reason: string;
}

function useCredit({ invoice, onClose }: ActProps) {
  const say = useWords(invoicesWords);
  const [, go] = useLocation();
  const acts = useInvoiceActs(invoice.account_id, invoice.id);
  return useForm<Wanted>({
    initial: { what: "whole", lines: [], amount: null, reason: "" },
    check: ({ what, lines, amount, reason }) => ({
      ...(what === "lines" && !lines.length ? { lines: say("choose_lines") } : {}),
      ...(what === "amount" && !((amount ?? 0) > 0) ? { amount: say("fill_amount") } : {}),
      ...(reason.trim() ? {} : { reason: say("fill_reason") }),
    }),
    submit: async ({ what, lines, amount, reason }) => {
      const note = await acts.credit({ reason, line_ids: what === "lines" ? [...lines] : [], amount_minor: what === "amount" ? amount : null });
      toast({ text: say("credited_toast", { number: note.number }) });
      onClose();
      go(`/accounts/${invoice.account_id}/credit-notes/${note.id}`);
    },
  });
}

function LineChoice({ invoice, chosen, error, onChange }: { invoice: Invoice; chosen: readonly string[]; error?: string; onChange: (lines: string[]) => void }) {
  const say = useWords(invoicesWords);
  return (
    <fieldset>
      <legend className="field-label">{say("lines")}</legend>
      {invoice.lines.map((line) => (
        <CheckboxField
          key={line.id} name={`line-${line.id}`} label={`${line.code} ${line.description} · ${line.total.display}`}
          disabled={invoice.credited_lines.includes(line.id)} value={chosen.includes(line.id)}
          onChange={(on) => onChange(on ? [...chosen, line.id] : chosen.filter((id) => id !== line.id))}
        />
      ))}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}

/** Money has been paid: where a credit of it goes, and the other way. */
function PaidNote({ onAct }: Pick<ActProps, "onAct">) {
  const say = useWords(invoicesWords);
  const may = useMay();
  return (
    <Banner severity="note" title={say("paid_note")}>
      <p>{say("paid_text")}</p>
      {may("payment:post") && <p><Button onClick={() => onAct("release")}>{say("release")}</Button></p>}
    </Banner>
  );
}

/** Take an invoice back: all that is left, some lines, or an amount. */
export function CreditForm(props: ActProps) {
  const say = useWords(invoicesWords);
  const { invoice, onClose, onAct } = props;
  const form = useCredit(props);
  const { what, lines } = form.values;
  const choices = [{ value: "whole", label: say("whole") }, { value: "lines", label: say("some_lines") }, { value: "amount", label: say("an_amount") }];
  return (
    <Form form={form} action={say("credit")} onCancel={onClose}>
      {invoice.parties.some((one) => one.paid.minor > 0) && <PaidNote onAct={onAct} />}
      <SelectField name="what" label={say("what")} required options={choices} />
      {what === "lines" && <LineChoice invoice={invoice} chosen={lines} error={form.errors.lines} onChange={(next) => form.set("lines", next)} />}
      {what === "amount" && <MoneyField name="amount" label={say("amount")} required currency={invoice.currency} />}
      <TextField name="reason" label={say("reason")} hint={say("reason_hint")} required maxLength={200} />
    </Form>
  );
}
