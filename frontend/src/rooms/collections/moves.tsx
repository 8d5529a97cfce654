/** What a representative does about an overdue account: hold, promise, send a link. One key per intention. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { useMay } from "../../api/session";
import { problemOf } from "../../api/problem";
import type { components } from "../../api/schema.gen";
import { Banner, Button, ConfirmDialog, DateField, Dialog, Facts, Form, MoneyField, SelectField, TextField, toast, useForm } from "../../kit";
import { Patience } from "../../shell/Patience";
import type { Amount } from "../../words/amount";
import { kitWords } from "../../words/kit";
import { overdueWords } from "../../words/overdue";
import { useTold, useWords } from "../../words/words";

type Reason = components["schemas"]["DunningHoldIn"]["reason"];

const REASONS: readonly Reason[] = ["dispute", "plan", "hardship", "payer_pending", "complaint", "other"];

/** What is needed of an account to act on it, from whichever list it stands in. */
export interface Target {
  account_id: string;
  account_number: string;
  guarantor: string;
  holds?: readonly string[];
}

function useChanged(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries(), [queries]);
}

interface HoldValues {
  reason: string;
  until_on: string | null;
  note: string;
}

/** Who may not decide on dunning holds for a while: how long, the server says. */
function HoldFields() {
  const say = useWords(overdueWords);
  const anyLength = useMay()("collections:write");
  const told = useTold(overdueWords);
  return (
    <>
      <SelectField name="reason" label={say("reason")} required options={REASONS.map((value) => ({ value, label: told("reason", value) }))} />
      <DateField name="until_on" label={say("until")} hint={say(anyLength ? "until_hint" : "until_hint_short")} />
      <TextField name="note" label={say("note")} maxLength={200} />
    </>
  );
}

type Failure = { name: string; reason: string };

/** Hold each account in turn under its own key; a refusal stops none of the others. */
async function holdAll(targets: readonly Target[], values: HoldValues, key: string, tell: (done: number) => void): Promise<Failure[]> {
  const failures: Failure[] = [];
  const body = { reason: values.reason as Reason, note: values.note, until_on: values.until_on };
  for (const [at, target] of targets.entries()) {
    const params = { path: { account_id: target.account_id }, header: { "Idempotency-Key": `${key}-${at}` } };
    try {
      await got(api.POST("/api/v1/accounts/{account_id}/holds", { params, body }));
    } catch (error) {
      if (targets.length === 1) throw error;
      failures.push({ name: `${target.account_number} ${target.guarantor}`, reason: problemOf(error).detail ?? problemOf(error).code });
    }
    tell(at + 1);
  }
  return failures;
}

function Failures({ failures, onClose }: { failures: readonly Failure[]; onClose: () => void }) {
  const kit = useWords(kitWords);
  return (
    <div className="stack">
      <Banner severity="critical" title={kit("confirm_failed", { n: failures.length })}>
        <ul>{failures.map((one) => <li key={one.name}>{one.name}: {one.reason}</li>)}</ul>
      </Banner>
      <div className="form-actions"><Button onClick={onClose}>{kit("close")}</Button></div>
    </div>
  );
}

/** Put one or many accounts on hold: first what will happen, then what became of each. */
export function HoldDialog({ targets, onClose }: { targets: readonly Target[]; onClose: () => void }) {
  const say = useWords(overdueWords);
  const changed = useChanged();
  const [key] = useState(idempotencyKey);
  const [done, setDone] = useState(0);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const free = targets.filter((one) => !one.holds?.length);
  const form = useForm<HoldValues>({
    initial: { reason: "", until_on: null, note: "" },
    check: ({ reason }): { reason?: string } => (reason ? {} : { reason: say("fill_reason") }),
    submit: async (values) => {
      const failed = await holdAll(free.length ? free : targets, values, key, setDone);
      changed();
      const held = (free.length || targets.length) - failed.length;
      if (held) toast({ text: targets.length === 1 ? say("hold_done") : say("hold_done_many", { n: held }) });
      if (failed.length) setFailures(failed);
      else onClose();
    },
  });
  const [first] = targets;
  const many = targets.length > 1;
  const facts = many
    ? ([[say("accounts"), targets.length], [say("already_held"), targets.length - free.length], [say("will_hold"), free.length || targets.length]] as const)
    : ([[say("account"), first?.account_number], [say("guarantor"), first?.guarantor]] as const);
  return (
    <Dialog open title={many ? say("hold_many", { n: targets.length }) : say("hold_title")} onClose={onClose}>
      {failures.length > 0 ? (
        <Failures failures={failures} onClose={onClose} />
      ) : (
        <Form form={form} action={say("hold")} onCancel={onClose} label={say("hold_title")}>
          <p>{say("hold_text")}</p>
          <Facts items={facts} amounts={many} />
          <HoldFields />
          {form.saving && many && <p role="status" className="muted">{say("working", { done, all: free.length })}</p>}
        </Form>
      )}
    </Dialog>
  );
}

export function PromiseDialog({ target, overdue, onClose }: { target: Target; overdue: Amount; onClose: () => void }) {
  const say = useWords(overdueWords);
  const changed = useChanged();
  const [key] = useState(idempotencyKey);
  const form = useForm({
    initial: { amount_minor: overdue.minor as number | null, promised_on: null as string | null },
    check: ({ amount_minor, promised_on }) => ({
      ...(amount_minor && amount_minor > 0 ? {} : { amount_minor: say("fill_amount") }),
      ...(promised_on ? {} : { promised_on: say("fill_day") }),
    }),
    submit: async ({ amount_minor, promised_on }) => {
      const params = { path: { account_id: target.account_id }, header: { "Idempotency-Key": key } };
      await got(api.POST("/api/v1/accounts/{account_id}/promises", { params, body: { amount_minor: amount_minor ?? 0, promised_on: promised_on ?? "" } }));
      changed();
      toast({ text: say("promise_done") });
      onClose();
    },
  });
  return (
    <Dialog open title={say("promise_title")} onClose={onClose}>
      <Form form={form} action={say("promise")} onCancel={onClose} label={say("promise_title")}>
        <Patience currency={overdue.currency} />
        <Facts items={[[say("account"), target.account_number], [say("guarantor"), target.guarantor]]} />
        <MoneyField name="amount_minor" label={say("amount")} currency={overdue.currency} required />
        <DateField name="promised_on" label={say("promised_on")} required />
      </Form>
    </Dialog>
  );
}

export function SendLinkDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const changed = useChanged();
  const [key] = useState(idempotencyKey);
  const confirm = async () => {
    const params = { path: { account_id: target.account_id }, header: { "Idempotency-Key": key } };
    const sent = await got(api.POST("/api/v1/accounts/{account_id}/pay-link", { params }));
    changed();
    if (sent.state === "refused") toast({ text: say("not_sent", { why: told("rule", sent.rule) }), tone: "bad" });
    else toast({ text: say(sent.not_before ? "sent_later" : "sent") });
  };
  return (
    <ConfirmDialog open title={say("send_title")} action={say("send_link")} onConfirm={confirm} onClose={onClose}>
      <p>{say("send_text")}</p>
      <Facts items={[[say("account"), target.account_number], [say("guarantor"), target.guarantor]]} />
    </ConfirmDialog>
  );
}

export function LiftDialog({ target, hold, onClose }: { target: Target; hold: { id: string; version: number }; onClose: () => void }) {
  const say = useWords(overdueWords);
  const changed = useChanged();
  const confirm = async () => {
    await api.DELETE("/api/v1/accounts/{account_id}/holds/{hold_id}", { params: { path: { account_id: target.account_id, hold_id: hold.id }, query: { version: hold.version } } });
    changed();
    toast({ text: say("lift_done") });
  };
  return (
    <ConfirmDialog open title={say("lift_title")} action={say("lift")} onConfirm={confirm} onClose={onClose}>
      <p>{say("lift_text")}</p>
    </ConfirmDialog>
  );
}
