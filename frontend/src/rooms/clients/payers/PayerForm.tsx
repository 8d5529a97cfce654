import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { CheckboxField, Form, PhoneField, SelectField, TextField } from "../../../kit";
import { useLanguage } from "../../../words/language";
import { payersWords } from "../../../words/payers";
import { useWords } from "../../../words/words";
import { HABITS } from "../parts/countries";
import { AddressFields } from "../parts/fields";
import { nested, picked, type Flat } from "../parts/nest";
import { useEdit } from "../parts/useEdit";

type Schemas = components["schemas"];
export type Payer = Schemas["PayerView"];

export const KINDS = ["insurer", "programme", "employer", "agency", "other"] as const;
const FIELDS = ["name", "kind", "address", "email", "phone", "terms_days", "fee_schedule", "active"];

function valuesOf(payer: Payer): Flat {
  return { ...picked(payer, FIELDS), terms_days: String(payer.terms_days) };
}

function fresh(country: string): Flat {
  return {
    name: "", kind: "", email: "", phone: "", terms_days: "30", fee_schedule: "", active: true,
    "address.line1": "", "address.line2": "", "address.postal_code": "", "address.city": "", "address.region": "", "address.country": country,
  };
}

function usePayerForm(payer: Payer | null, onDone: (saved: Payer) => void) {
  const queries = useQueryClient();
  const [key] = useState(() => idempotencyKey());
  const save = (values: Flat, version: number) => {
    const body = { ...nested<Schemas["PayerShape"]>(values), outside_ids: payer?.outside_ids ?? {} };
    if (!payer) return got(api.POST("/api/v1/payers", { params: { header: { "Idempotency-Key": key } }, body }));
    return got(api.PUT("/api/v1/payers/{payer_id}", { params: { path: { payer_id: payer.id } }, body: { ...body, version } }));
  };
  const read = async () => {
    const now = await got(api.GET("/api/v1/payers/{payer_id}", { params: { path: { payer_id: payer?.id ?? "" } } }));
    return { values: valuesOf(now), version: now.version };
  };
  const country = HABITS[useLanguage()].country;
  return useEdit({
    initial: payer ? valuesOf(payer) : fresh(country), version: payer?.version ?? 0, save, read: payer ? read : undefined,
    onSaved: (saved) => {
      void queries.invalidateQueries({ queryKey: ["payers"] });
      onDone(saved);
    },
  });
}

/** A party that can be billed: its name, kind, address, terms; inactive ones are kept and no longer offered. Done without
 * one when the person cancels.
 */
export function PayerForm({ payer, onDone }: { payer: Payer | null; onDone: (saved?: Payer) => void }) {
  const say = useWords(payersWords);
  const form = usePayerForm(payer, onDone);
  return (
    <Form form={form} onCancel={() => onDone()} label={say("payer")}>
      <TextField name="name" label={say("name")} required maxLength={200} />
      <div className="columns">
        <SelectField name="kind" label={say("kind")} required options={KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))} />
        <TextField name="terms_days" label={say("terms")} hint={say("terms_hint")} required inputMode="numeric" maxLength={3} />
      </div>
      <AddressFields at="address." form={form} />
      <div className="columns">
        <TextField name="email" label={say("email")} type="email" maxLength={254} spellCheck={false} />
        <PhoneField name="phone" label={say("phone")} />
        <TextField name="fee_schedule" label={say("schedule")} hint={say("schedule_hint")} maxLength={60} spellCheck={false} />
      </div>
      <CheckboxField name="active" label={say("active_label")} hint={say("active_hint")} />
    </Form>
  );
}
