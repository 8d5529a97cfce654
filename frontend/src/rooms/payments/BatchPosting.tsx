/** Posting into a batch, by the keyboard alone: account, Enter; reference; amount, Enter; and the next one. */
import { useCallback, useState } from "react";
import { Combobox, Form, MoneyField, Problem, SelectField, Skeleton, TextField, toast, useForm, type Choice } from "../../kit";
import { batchesWords } from "../../words/batches";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import { findAccounts } from "./findAccounts";
import { OpenItems } from "./OpenItems";
import type { Batch, BatchMethod } from "./useBatches";
import { useOverview, type Overview } from "./usePayment";
import { usePosted } from "./usePosted";
import { unreadable, useProposal } from "./useProposal";

interface NextProps {
  batch: Batch;
  overview: Overview;
  onDone: () => void;
}

function useNext({ batch, overview, onDone }: NextProps) {
  const say = useWords(paymentsWords);
  const batches = useWords(batchesWords);
  const post = usePosted(overview.account_id);
  const asked = { method: batch.method as BatchMethod, received_on: batch.received_on };
  const form = useForm({
    initial: { party: batch.payer || "guarantor", reference: "", amount_minor: null as number | null },
    check: ({ amount_minor }): { amount_minor?: string } =>
      unreadable(spread.cells) ? { amount_minor: say("fill_pays") } : !amount_minor || amount_minor <= 0 ? { amount_minor: say("fill_amount") } : {},
    submit: async ({ party, reference, amount_minor }) => {
      const payment = await post({ party, reference, ...asked, amount_minor, batch: batch.number }, spread);
      toast({ text: batches("posted_in", { amount: payment.amount.display, number: overview.account_number, n: batch.count + 1 }) });
      onDone();
    },
  });
  const { party, amount_minor } = form.values;
  const spread = useProposal({ account_id: overview.account_id, party, minor: amount_minor, ...asked });
  return { form, spread };
}

function Next(props: NextProps) {
  const say = useWords(paymentsWords);
  const { batch, overview, onDone } = props;
  const { form, spread } = useNext(props);
  const parties = overview.parties.map((one) => ({ value: one.party, label: one.name }));
  return (
    <Form form={form} action={say("post")} onCancel={onDone} label={say("new_title")}>
      <div className="columns tight">
        <TextField name="reference" label={say("reference")} maxLength={200} />
        <MoneyField name="amount_minor" label={say("amount")} currency={batch.currency} required focus />
        {!batch.payer && parties.length > 1 && <SelectField name="party" label={say("party")} required options={parties} />}
      </div>
      <OpenItems spread={spread} currency={batch.currency} />
    </Form>
  );
}

function OnAccount({ id, ...more }: Omit<NextProps, "overview"> & { id: string }) {
  const { data, error, refetch } = useOverview(id);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return data ? <Next overview={data} {...more} /> : <Skeleton lines={4} />;
}

/** Whose money the next one is, and how it is spread; after each the keyboard is back at the account. */
export function BatchPosting({ batch }: { batch: Batch }) {
  const say = useWords(batchesWords);
  const payments = useWords(paymentsWords);
  const [{ account, turn }, setNext] = useState<{ account: Choice | null; turn: number }>({ account: null, turn: 0 });
  const done = useCallback(() => setNext((old) => ({ account: null, turn: old.turn + 1 })), []);
  const choose = useCallback((choice: Choice | null) => setNext((old) => ({ account: choice, turn: old.turn })), []);
  return (
    <section className="card stack">
      <h2>{say("post_one")}</h2>
      {account ? (
        <>
          <p><strong>{account.label}</strong> <span className="muted">{account.detail}</span></p>
          <OnAccount key={account.id} id={account.id} batch={batch} onDone={done} />
        </>
      ) : (
        <Combobox key={turn} name="account" label={payments("choose_account")} hint={say("post_hint")} required focus least={2} search={findAccounts} onChoose={choose} />
      )}
    </section>
  );
}
