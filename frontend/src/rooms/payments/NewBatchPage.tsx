import { useState } from "react";
import { useLocation } from "wouter";
import { api, got, idempotencyKey } from "../../api/client";
import { useMay } from "../../api/session";
import { Button, DateField, Form, Keys, MoneyField, Page, SelectField, TextField, useForm } from "../../kit";
import { usePayerChoices } from "../../list/usePayerChoices";
import { CURRENCY_CHOICES } from "../../words/amount";
import { batchesWords } from "../../words/batches";
import { civilToday } from "../../words/format";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords, type Say } from "../../words/words";
import { useMoved } from "./usePayment";
import type { BatchMethod } from "./useBatches";

const METHODS = ["cheque", "cash", "bank_transfer", "payer"] as const;
const OPENING = "opening";

type Currency = "USD" | "SEK" | "PLN" | "EUR";

interface Counted {
  method: BatchMethod;
  currency: Currency;
  received_on: string | null;
  payer: string;
  control_count: string;
  control_minor: number | null;
}

/** How many payments were typed; null for what is no such number. */
export const countOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 500 ? Number(text) : null);

export function wrongTotals({ control_count, control_minor }: Pick<Counted, "control_count" | "control_minor">, say: Say<typeof batchesWords.en>) {
  return {
    ...(countOf(control_count) === null ? { control_count: say("fill_count") } : {}),
    ...(!control_minor || control_minor <= 0 ? { control_minor: say("fill_total") } : {}),
  };
}

function useOpening() {
  const say = useWords(batchesWords);
  const payments = useWords(paymentsWords);
  const [, go] = useLocation();
  const moved = useMoved();
  const [key] = useState(idempotencyKey);
  return useForm<Counted>({
    initial: { method: "cheque", currency: CURRENCY_CHOICES[0]?.value as Currency, received_on: civilToday(), payer: "", control_count: "", control_minor: null },
    check: (values): Partial<Record<keyof Counted, string>> => ({ ...wrongTotals(values, say), ...(values.received_on ? {} : { received_on: payments("fill_date") }) }),
    submit: async (values) => {
      const body = { ...values, received_on: values.received_on ?? "", control_count: countOf(values.control_count) ?? 0, control_minor: values.control_minor ?? 0 };
      const batch = await got(api.POST("/api/v1/batches", { params: { header: { "Idempotency-Key": key } }, body }));
      moved();
      go(`/batches/${batch.number}`, { replace: true });
    },
  });
}

/** Open a batch with what the tape of the adding machine says. */
export default function NewBatchPage() {
  const say = useWords(batchesWords);
  const payments = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const may = useMay();
  const form = useOpening();
  const payers = usePayerChoices(may("account:read"));
  return (
    <Page
      title={say("new")} parent={{ title: say("title"), href: "/batches" }}
      actions={<Button kind="primary" type="submit" form={OPENING} busy={form.saving}>{say("new")}<span aria-hidden="true"><Keys keys="mod+Enter" /></span></Button>}
    >
      <Form id={OPENING} form={form} label={say("new")}>
        <p className="muted">{say("new_text")}</p>
        <section className="card">
          <div className="columns">
            <TextField name="control_count" label={say("control_count")} required inputMode="numeric" maxLength={3} />
            <MoneyField name="control_minor" label={say("control_total")} currency={form.values.currency} required />
            <SelectField name="method" label={payments("method")} required options={METHODS.map((value) => ({ value, label: told("method", value) }))} />
            <SelectField name="currency" label={payments("currency")} required options={CURRENCY_CHOICES} />
            <DateField name="received_on" label={payments("received_on")} required />
            <SelectField name="payer" label={say("payer")} options={[{ value: "", label: say("payer_any") }, ...payers]} />
          </div>
        </section>
      </Form>
    </Page>
  );
}
