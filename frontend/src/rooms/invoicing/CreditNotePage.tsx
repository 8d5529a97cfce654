import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { api, got, idempotencyKey } from "../../api/client";
import { useMay } from "../../api/session";
import type { components } from "../../api/schema.gen";
import { Act, Button, ConfirmDialog, DateText, Dialog, Facts, Form, Menu, Money, MoneyField, Page, Problem, SelectField, Skeleton, Stat, Stats, TextField, toast, useForm, usePdf, useShortcuts } from "../../kit";
import { Attachments } from "../../shell/Attachments";
import { Notes } from "../../shell/Notes";
import { useLedOn } from "../../shell/useLedOn";
import { invoicesWords } from "../../words/invoices";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import { useAccountFile, usePartyName, type AccountFile } from "./useAccount";
import { useInvoice } from "./useCharges";

type Note = components["schemas"]["CreditNoteView"];
type Doing = { what: "apply" | "pay_out" | "refund"; party: string } | null;

function useSettled(note: Note) {
  const queries = useQueryClient();
  return () => {
    for (const name of ["credit-note", "credit-notes", "invoice", "payments", "timeline", "overview"]) void queries.invalidateQueries({ queryKey: [name, note.account_id] });
    void queries.invalidateQueries({ queryKey: ["invoices"] });
  };
}

function ApplyDialog({ note, party, name, onClose }: { note: Note; party: string; name: string; onClose: () => void }) {
  const say = useWords(invoicesWords);
  const settled = useSettled(note);
  const [key] = useState(idempotencyKey);
  const left = note.parties.find((one) => one.party === party)?.unapplied;
  const apply = async () => {
    const params = { path: { account_id: note.account_id, note_id: note.id }, header: { "Idempotency-Key": key } };
    await got(api.POST("/api/v1/accounts/{account_id}/credit-notes/{note_id}/apply", { params, body: { party, allocations: null } }));
    settled();
    toast({ text: say("applied") });
  };
  return (
    <ConfirmDialog open title={say("apply_title", { party: name })} action={say("apply")} onConfirm={apply} onClose={onClose}>
      <p>{say("apply_text")}</p>
      <Facts amounts items={[[say("left"), <Money key="left" strong amount={left} />]]} />
    </ConfirmDialog>
  );
}

interface PayOut {
  amount: number | null;
  method: "cheque" | "cash" | "bank_transfer";
  reason: string;
}

function PayOutForm({ note, party, onClose }: { note: Note; party: string; onClose: () => void }) {
  const say = useWords(invoicesWords);
  const settled = useSettled(note);
  const [key] = useState(idempotencyKey);
  const left = note.parties.find((one) => one.party === party)?.unapplied;
  const form = useForm<PayOut>({
    initial: { amount: left?.minor ?? null, method: "bank_transfer", reason: "" },
    check: ({ amount, reason }) => ({
      ...((amount ?? 0) > 0 ? {} : { amount: say("fill_amount") }),
      ...(reason.trim().length > 2 ? {} : { reason: say("fill_reason") }),
    }),
    submit: async ({ amount, method, reason }) => {
      const params = { path: { account_id: note.account_id, note_id: note.id }, header: { "Idempotency-Key": key } };
      await got(api.POST("/api/v1/accounts/{account_id}/credit-notes/{note_id}/pay-out", { params, body: { party, amount_minor: amount ?? 0, method, reason } }));
      settled();
      toast({ text: say("paid_out") });
      onClose();
    },
  });
  const methods = (["bank_transfer", "cheque", "cash"] as const).map((value) => ({ value, label: say(value) }));
  return (
    <Form form={form} action={say("pay_out")} onCancel={onClose}>
      <MoneyField name="amount" label={say("amount")} required currency={note.total.currency} />
      <SelectField name="method" label={say("method")} required options={methods} />
      <TextField name="reason" label={say("reason")} required maxLength={200} />
    </Form>
  );
}

interface GiveBack {
  amount: number | null;
  reason: string;
}

/** One act: off the credit, off the payments it came from, and back the way they came. */
function RefundForm({ note, party, onClose }: { note: Note; party: string; onClose: () => void }) {
  const say = useWords(invoicesWords);
  const settled = useSettled(note);
  const [key] = useState(idempotencyKey);
  const left = note.parties.find((one) => one.party === party)?.unapplied;
  const form = useForm<GiveBack>({
    initial: { amount: left?.minor ?? null, reason: "" },
    check: ({ amount, reason }) => ({
      ...((amount ?? 0) > 0 ? {} : { amount: say("fill_amount") }),
      ...(reason.trim().length > 2 ? {} : { reason: say("fill_reason") }),
    }),
    submit: async ({ amount, reason }) => {
      const params = { path: { account_id: note.account_id, note_id: note.id }, header: { "Idempotency-Key": key } };
      await got(api.POST("/api/v1/accounts/{account_id}/credit-notes/{note_id}/refund", { params, body: { party, amount_minor: amount ?? 0, reason: reason.trim() } }));
      settled();
      toast({ text: say("refunded") });
      onClose();
    },
  });
  return (
    <Form form={form} action={say("refund")} onCancel={onClose}>
      <p>{say("refund_text")}</p>
      <MoneyField name="amount" label={say("amount")} required currency={note.total.currency} />
      <TextField name="reason" label={say("reason")} required maxLength={200} />
    </Form>
  );
}

/** What may be done with the money the note left a party, each with its letter; what cannot be done now says why. */
function usePartActs(onDo: (doing: Doing) => void) {
  const say = useWords(invoicesWords);
  const payments = useWords(paymentsWords);
  const may = useMay();
  const acts = [
    { what: "apply", keys: "a", permission: "payment:post" },
    { what: "refund", keys: "f", permission: "payment:refund" },
    { what: "pay_out", keys: "o", permission: "payment:refund" },
  ] as const;
  return ({ party, unapplied, to_unapplied }: Note["parties"][number]) =>
    acts.filter(() => to_unapplied.minor > 0 && (may("payment:post") || may("payment:refund"))).map(({ what, keys, permission }) => ({
      keys, text: say(what), why: unapplied.minor > 0 ? (may(permission) ? undefined : payments("refund_supervisor")) : say("nothing_left"), run: () => onDo({ what, party }),
    }));
}

function Parts({ note, partyName, onDo }: { note: Note; partyName: (party: string) => string; onDo: (doing: Doing) => void }) {
  const say = useWords(invoicesWords);
  const actsOf = usePartActs(onDo);
  const first = note.parties.find((one) => one.unapplied.minor > 0) ?? note.parties[0];
  useShortcuts((first ? actsOf(first) : []).map(({ keys, text, why, run }) => ({ keys, text, group: say("group"), run: () => (why ? toast({ text: why, tone: "info" }) : run()) })));
  return (
    <section className="card table-card">
      <h2>{say("where")}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say("party")}</th>
            <th scope="col" className="end">{say("from_open")}</th>
            <th scope="col" className="end">{say("to_unapplied")}</th>
            <th scope="col" className="end">{say("left")}</th>
            <th scope="col"><span className="hidden-text">{say("more")}</span></th>
          </tr>
        </thead>
        <tbody>
          {note.parties.map((one) => (
            <tr key={one.party}>
              <th scope="row">{partyName(one.party)}</th>
              <td className="end" data-label={say("from_open")}><Money amount={one.from_open} /></td>
              <td className="end" data-label={say("to_unapplied")}><Money amount={one.to_unapplied} /></td>
              <td className="end" data-label={say("left")}><Money strong amount={one.unapplied} /></td>
              <td className="end">
                <span className="row">{actsOf(one).map(({ keys, text, why, run }) => <Act key={keys} why={why} onClick={run}>{text}</Act>)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function pdf(note: Note, party: string) {
  const path = { account_id: note.account_id, note_id: note.id };
  return got(api.GET("/api/v1/accounts/{account_id}/credit-notes/{note_id}/pdf", { params: { path, query: { party } } }));
}

function Pdfs({ note, partyName }: { note: Note; partyName: (party: string) => string }) {
  const say = useWords(invoicesWords);
  const { show } = usePdf();
  const items = note.parties.map((one) => ({ key: one.party, label: say("pdf_for", { party: partyName(one.party) }), run: () => void show(() => pdf(note, one.party)) }));
  const [only, second] = items;
  useShortcuts(only ? [{ keys: "p", text: say("pdf"), group: say("group"), run: only.run }] : []);
  if (second) return <Menu label={say("pdf")} icon="download" items={items}>{say("pdf")}</Menu>;
  return only ? <Button icon="download" onClick={only.run}>{say("pdf")}</Button> : null;
}

function Detail({ note, file }: { note: Note; file: AccountFile }) {
  const say = useWords(invoicesWords);
  const [doing, setDoing] = useState<Doing>(null);
  const partyName = usePartyName(file, note.parties.map((one) => one.party));
  const close = () => setDoing(null);
  const { account } = file;
  const { data: credited } = useInvoice(account.id, note.invoice_id);
  const invoice = <Link className="link" href={`/accounts/${account.id}/invoices/${note.invoice_id}`}>{credited?.number ?? say("this_invoice")}</Link>;
  return (
    <Page
      title={say("credit_note", { number: note.number })}
      parent={{ title: `${account.number} · ${account.guarantor.name}`, href: `/accounts/${account.id}` }}
      actions={<Pdfs note={note} partyName={partyName} />}
    >
      <Stats>
        <Stat label={say("total")} value={<Money amount={note.total} />} note={note.tax.minor ? <>{say("tax")} <Money amount={note.tax} /></> : undefined} />
        <Stat label={say("on")} value={<DateText value={note.issued_on} />} />
        <Stat label={say("credit_of")} value={invoice} />
      </Stats>
      <section className="card"><Facts items={[[say("reason"), note.reason]]} /></section>
      <Parts note={note} partyName={partyName} onDo={setDoing} />
      <Notes accountId={account.id} subject={note.id} filling={{ name: account.guarantor.name, amount: note.total.display, number: note.number }} />
      <Attachments accountId={account.id} subject={{ kind: "credit_note", id: note.id }} />
      {doing?.what === "apply" && <ApplyDialog note={note} party={doing.party} name={partyName(doing.party)} onClose={close} />}
      <Dialog open={doing?.what === "refund"} title={say("refund_title")} onClose={close}>{doing && <RefundForm note={note} party={doing.party} onClose={close} />}</Dialog>
      <Dialog open={doing?.what === "pay_out"} title={say("pay_out_title")} onClose={close}>{doing && <PayOutForm note={note} party={doing.party} onClose={close} />}</Dialog>
    </Page>
  );
}

/** One credit note: where it went, and what becomes of the money it left. */
export default function CreditNotePage({ id = "", note_id: noteId = "" }: { id?: string; note_id?: string }) {
  const say = useWords(invoicesWords);
  const file = useAccountFile(id);
  const note = useQuery({
    queryKey: ["credit-note", id, noteId],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/credit-notes/{note_id}", { params: { path: { account_id: id, note_id: noteId } }, signal })),
  });
  const ledOn = useLedOn(id, note.error);
  const error = file.error ?? note.error;
  if (error && !ledOn) return <Page title={say("credit_notes")}><Problem error={error} onRetry={() => void (file.error ? file.refetch() : note.refetch())} /></Page>;
  if (!file.data || !note.data) return <Page title={say("credit_notes")}><Skeleton lines={6} /></Page>;
  return <Detail note={note.data} file={file.data} />;
}
