/** The short forms behind the account's letters: note, hold, promise, statement, pay link. */
import { useState } from "react";
import { api, got, idempotencyKey } from "../../../api/client";
import { problemOf } from "../../../api/problem";
import { useMay } from "../../../api/session";
import { Button, ConfirmDialog, DateField, Form, MoneyField, SelectField, TextField, toast, useForm, usePdf } from "../../../kit";
import { LinkToCopy } from "../../../shell/LinkToCopy";
import { NoteForm as AnyNote } from "../../../shell/NoteForm";
import { Patience } from "../../../shell/Patience";
import { accountWords } from "../../../words/account";
import { civilToday, inDays } from "../../../words/format";
import { invoicesWords } from "../../../words/invoices";
import { overdueWords } from "../../../words/overdue";
import { useTold, useWords } from "../../../words/words";
import { useRenew, type AccountFile, type Overview } from "./useAccount";

interface ActProps {
  file: AccountFile;
  overview: Overview;
  onDone: () => void;
}

const HOLDS = ["dispute", "plan", "hardship", "payer_pending", "complaint", "other"] as const;
type HoldReason = (typeof HOLDS)[number];

/** What every form here does when it worked: ask for the account again, say the result, close. */
function useDone(id: string, onDone: () => void) {
  const renew = useRenew(id);
  return (text: string) => {
    renew();
    toast({ text });
    onDone();
  };
}

export function NoteForm({ file, overview, onDone }: ActProps) {
  const { id, number, guarantor } = file.account;
  const filling = { name: guarantor.name, amount: overview.client.display, overdue: overview.overdue.display, number };
  return <AnyNote accountId={id} filling={filling} onDone={onDone} />;
}

export function HoldForm({ file, onDone }: ActProps) {
  const say = useWords(accountWords);
  const overdue = useWords(overdueWords);
  const anyLength = useMay()("collections:write");
  const { id } = file.account;
  const done = useDone(id, onDone);
  const [key] = useState(() => idempotencyKey());
  const form = useForm({
    initial: { reason: "", note: "", until_on: null as string | null },
    check: (values) => (values.reason ? {} : { reason: say("choose_reason") }),
    submit: async (values) => {
      const body = { ...values, reason: values.reason as HoldReason };
      await got(api.POST("/api/v1/accounts/{account_id}/holds", { params: { path: { account_id: id }, header: { "Idempotency-Key": key } }, body }));
      done(say("hold_done"));
    },
  });
  return (
    <Form form={form} onCancel={onDone} action={say("act_hold")}>
      <p className="muted">{say("hold_text")}</p>
      <SelectField name="reason" label={say("hold_reason")} required options={HOLDS.map((value) => ({ value, label: say(`hold_${value}`) }))} />
      <DateField name="until_on" label={say("hold_until")} hint={anyLength ? say("hold_until_hint") : overdue("until_hint_short")} min={civilToday()} />
      <TextField name="note" label={say("note")} maxLength={200} />
    </Form>
  );
}

/** Two weeks: long enough for a salary to arrive, short enough to be remembered. */
const PROMISE_DAYS = 14;

export function PromiseForm({ file, overview, onDone }: ActProps) {
  const say = useWords(accountWords);
  const { id, currency } = file.account;
  const done = useDone(id, onDone);
  const [key] = useState(() => idempotencyKey());
  const owed = overview.overdue.minor > 0 ? overview.overdue : overview.client;
  const form = useForm({
    initial: { amount_minor: owed.minor > 0 ? owed.minor : (null as number | null), promised_on: inDays(PROMISE_DAYS) as string | null },
    check: (values) => ({
      ...(values.amount_minor ? {} : { amount_minor: say("amount_missing") }), ...(values.promised_on ? {} : { promised_on: say("date_missing") }),
    }),
    submit: async (values) => {
      const body = { amount_minor: values.amount_minor ?? 0, promised_on: values.promised_on ?? "" };
      await got(api.POST("/api/v1/accounts/{account_id}/promises", { params: { path: { account_id: id }, header: { "Idempotency-Key": key } }, body }));
      done(say("promise_done"));
    },
  });
  return (
    <Form form={form} onCancel={onDone} action={say("act_promise")}>
      <Patience currency={currency} />
      <div className="columns">
        <MoneyField name="amount_minor" label={say("amount")} required currency={currency} />
        <DateField name="promised_on" label={say("promised_on")} required min={civilToday()} />
      </div>
    </Form>
  );
}

/** The guarantor's own statement by e-mail: a link to the page that shows it, as far as the contact gate allows. */
function MailStatement({ id, onDone }: { id: string; onDone: () => void }) {
  const say = useWords(accountWords);
  const invoices = useWords(invoicesWords);
  const told = useTold(accountWords);
  const renew = useRenew(id);
  const [key] = useState(() => idempotencyKey());
  const [busy, setBusy] = useState(false);
  const mail = async () => {
    setBusy(true);
    try {
      const sent = await got(api.POST("/api/v1/accounts/{account_id}/statement/send", { params: { path: { account_id: id }, header: { "Idempotency-Key": key } } }));
      toast(sent.state === "refused" ? { text: say("statement_not_mailed", { why: told("rule", sent.rule) }), tone: "bad" } : { text: sent.not_before ? invoices("sent_later") : say("statement_mailed") });
      renew();
      onDone();
    } catch (error) {
      toast({ text: problemOf(error).detail ?? problemOf(error).title, tone: "bad" });
    } finally {
      setBusy(false);
    }
  };
  return <Button icon="mail" busy={busy} onClick={() => void mail()}>{say("statement_mail")}</Button>;
}

export function StatementForm({ file, overview, onDone }: ActProps) {
  const say = useWords(accountWords);
  const { id } = file.account;
  const { open } = usePdf();
  const mails = useMay()("notice:send");
  const parties = overview.parties.map((one) => ({ value: one.party, label: one.name }));
  const form = useForm({
    initial: { from_on: inDays(-365) as string | null, to_on: civilToday() as string | null, party: "guarantor" },
    check: (values) => ({ ...(values.from_on ? {} : { from_on: say("date_missing") }), ...(values.to_on ? {} : { to_on: say("date_missing") }) }),
    submit: async (values) => {
      const query = { from_on: values.from_on ?? "", to_on: values.to_on ?? "", party: values.party };
      await open(() => got(api.GET("/api/v1/accounts/{account_id}/statement", { params: { path: { account_id: id }, query } })));
      onDone();
    },
  });
  return (
    <Form form={form} onCancel={onDone} action={say("statement_open")} extra={mails && <MailStatement id={id} onDone={onDone} />}>
      <p className="muted">{say("statement_text")}</p>
      {parties.length > 1 && <SelectField name="party" label={say("statement_for")} required options={parties} />}
      <div className="columns">
        <DateField name="from_on" label={say("from")} required />
        <DateField name="to_on" label={say("to")} required />
      </div>
      {mails && <p className="muted small">{say("statement_mail_text")}</p>}
    </Form>
  );
}

/** Asks first, as a message leaves the house; the contact gate may refuse it and says why. */
export function LinkDialog({ file, open, onDone }: Omit<ActProps, "overview"> & { open: boolean }) {
  const say = useWords(accountWords);
  const invoices = useWords(invoicesWords);
  const told = useTold(accountWords);
  const { id, contact } = file.account;
  const renew = useRenew(id);
  const [key, setKey] = useState(() => idempotencyKey());
  const send = async () => {
    const sent = await got(api.POST("/api/v1/accounts/{account_id}/pay-link", { params: { path: { account_id: id }, header: { "Idempotency-Key": key } } }));
    setKey(idempotencyKey());
    renew();
    if (sent.state === "refused") return { failures: [{ name: say("act_link"), reason: told("rule", sent.rule) }] };
    toast({ text: sent.not_before ? invoices("sent_later") : say("link_done") });
    return undefined;
  };
  return (
    <ConfirmDialog open={open} title={say("act_link")} action={say("link_send")} onConfirm={send} onClose={onDone}>
      <p>{contact.email ? say("link_text", { email: contact.email }) : say("link_no_email")}</p>
      <p className="muted small">{say("link_hint")}</p>
      <LinkToCopy accountId={id} />
    </ConfirmDialog>
  );
}
