import { useRef } from "react";
import { useMay } from "../../api/session";
import { useLocation } from "wouter";
import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { DateField, Form, Money, MoneyField, SelectField, Stat, Stats, TextField, type SelectOption } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { OpenItems } from "./OpenItems";
import type { Overview } from "./usePayment";
import { usePost, type Received } from "./usePost";

const METHODS = ["cheque", "cash", "bank_transfer", "payer"] as const;

/** The account's own parties first, then every other active payer. */
function useParties(overview: Overview): SelectOption[] {
  const say = useWords(paymentsWords);
  const may = useMay();
  const { data } = useQuery({
    queryKey: ["payers", "active"],
    enabled: may("account:read"),
    queryFn: ({ signal }) => got(api.GET("/api/v1/payers", { params: { query: { active: true, limit: 200 } }, signal })),
  });
  const own = overview.parties.map((one) => ({ value: one.party, label: one.party === "guarantor" ? `${one.name} (${say("party_guarantor")})` : one.name }));
  const others = (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  return [...own, ...others.filter((one) => !own.some((mine) => mine.value === one.value))];
}

function Fields({ overview, values, set }: { overview: Overview; values: Received; set: (change: Partial<Received>) => void }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const parties = useParties(overview);
  const methods = METHODS.map((value) => ({ value, label: told("method", value) }));
  return (
    <div className="columns tight">
      <MoneyField name="amount_minor" label={say("amount")} currency={overview.currency} required focus />
      <SelectField
        name="party" label={say("party")} required options={parties}
        onChange={(party) => set({ method: party === "guarantor" ? (values.method === "payer" ? "cheque" : values.method) : "payer" })}
      />
      <SelectField name="method" label={say("method")} required options={methods} />
      <DateField name="received_on" label={say("received_on")} required />
      <TextField name="reference" label={say("reference")} hint={say("reference_hint")} maxLength={200} />
    </div>
  );
}

/** What the chosen party owes before this payment. */
function Owes({ overview, party }: { overview: Overview; party: string }) {
  const say = useWords(paymentsWords);
  const one = overview.parties.find((known) => known.party === party);
  if (!one) return null;
  return (
    <Stats>
      <Stat label={say("owes")} value={<Money amount={one.owed} />} note={one.name} />
      <Stat label={say("unapplied")} value={<Money amount={one.unapplied} />} tone={one.unapplied.minor ? "warn" : "neutral"} />
    </Stats>
  );
}

/** The form's id: its buttons stand at the top of the page. */
export const POSTING = "posting";

/** One payment being entered; `submit(true)` goes on to the next account after it. */
export function usePosting(overview: Overview) {
  const [, go] = useLocation();
  const next = useRef(false);
  const { form, spread } = usePost(overview, (payment, values) => {
    const kept = new URLSearchParams({ method: values.method, on: values.received_on ?? "" });
    go(next.current ? `/payments/new?${kept}` : `/accounts/${overview.account_id}/payments/${payment.id}`);
  });
  const submit = (on: boolean) => {
    next.current = on;
    void form.submit();
  };
  return { form, spread, submit };
}

/** The payment and where it goes. */
export function PostForm({ overview, entry }: { overview: Overview; entry: ReturnType<typeof usePosting> }) {
  const say = useWords(paymentsWords);
  const { form, spread, submit } = entry;
  return (
    <Form id={POSTING} form={{ ...form, submit: async () => submit(false) }} also={{ action: say("post_next"), submit: () => submit(true) }} label={say("new_title")}>
      <Owes overview={overview} party={form.values.party} />
      <section className="card"><Fields overview={overview} values={form.values} set={(change) => Object.entries(change).forEach(([name, value]) => form.set(name as keyof Received, value))} /></section>
      <section className="stack">
        <h2>{say("open_items")}</h2>
        <OpenItems spread={spread} currency={overview.currency} />
        <p className="muted small">{say("saved_as")}</p>
      </section>
    </Form>
  );
}
