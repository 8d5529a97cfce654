/** What moves a payment's money: each dialog is one intention, with one key for all its tries. */
import { useState, type ReactNode } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { Combobox, ConfirmDialog, Dialog, Form, MoneyField, TextField, toast, useForm } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import type { Allocation } from "./Allocations";
import { findAccounts } from "./findAccounts";
import { useInvoiceNumbers, useMoved, type Payment } from "./usePayment";

function pathOf(payment: Payment) {
  return { account_id: payment.account_id, payment_id: payment.id };
}

/** The route's parameters with the intention's key. */
export function useIntent(payment: Payment) {
  const [key] = useState(idempotencyKey);
  return { path: pathOf(payment), header: { "Idempotency-Key": key } };
}

interface MoveProps {
  payment: Payment;
  onClose: () => void;
}

export function TakeOffDialog({ payment, one, number, onClose }: MoveProps & { one: Allocation; number: string }) {
  const say = useWords(paymentsWords);
  const params = useIntent(payment);
  const moved = useMoved();
  const confirm = async () => {
    await got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/unallocate", { params, body: { invoice_id: one.invoice_id } }));
    moved();
    toast({ text: say("taken_off", { amount: one.amount.display }) });
  };
  const preview = async () => ({ facts: [[say("invoice"), number], [say("amount"), one.amount.display]] as const });
  return (
    <ConfirmDialog open title={say("take_off_title")} action={say("take_off")} preview={preview} onConfirm={confirm} onClose={onClose}>
      <p>{say("take_off_text")}</p>
    </ConfirmDialog>
  );
}

function FormDialog({ title, text, onClose, children }: { title: string; text: string; onClose: () => void; children: ReactNode }) {
  return (
    <Dialog open title={title} onClose={onClose}>
      <div className="stack">
        <p>{text}</p>
        {children}
      </div>
    </Dialog>
  );
}

export function RefundDialog({ payment, onClose }: MoveProps) {
  const say = useWords(paymentsWords);
  const params = useIntent(payment);
  const moved = useMoved();
  const form = useForm({
    initial: { amount_minor: payment.free.minor as number | null, reason: "" },
    check: ({ amount_minor, reason }) => ({
      ...(amount_minor && amount_minor > 0 && amount_minor <= payment.free.minor ? {} : { amount_minor: say("fill_refund", { amount: payment.free.display }) }),
      ...(reason.trim().length >= 3 ? {} : { reason: say("fill_reason") }),
    }),
    submit: async ({ amount_minor, reason }) => {
      const after = await got(
        api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/refund", { params, body: { amount_minor: amount_minor ?? 0, reason: reason.trim() } }),
      );
      moved();
      const made = after.refunds.at(-1);
      toast({ text: say(made?.state === "pending" ? "refund_asked" : "refund_done", { amount: made?.amount.display ?? "" }) });
      onClose();
    },
  });
  return (
    <FormDialog title={say("refund_title")} text={say(payment.method === "card" ? "refund_text_card" : "refund_text")} onClose={onClose}>
      <Form form={form} action={say("refund")} onCancel={onClose} label={say("refund_title")}>
        <MoneyField name="amount_minor" label={say("amount")} currency={payment.amount.currency} required />
        <TextField name="reason" label={say("reason")} required maxLength={200} />
      </Form>
    </FormDialog>
  );
}

interface Asked {
  title: string;
  text: string;
  /** What the reason is asked as. */
  label: string;
  action: string;
  done: string;
  send: (reason: string) => Promise<unknown>;
}

/** A move that needs nothing but its reason. */
function ReasonDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const say = useWords(paymentsWords);
  const moved = useMoved();
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }): { reason?: string } => (reason.trim().length >= 3 ? {} : { reason: say("fill_reason") }),
    submit: async ({ reason }) => {
      await asked.send(reason.trim());
      moved();
      toast({ text: asked.done });
      onClose();
    },
  });
  return (
    <FormDialog title={asked.title} text={asked.text} onClose={onClose}>
      <Form form={form} action={asked.action} onCancel={onClose} label={asked.title}>
        <TextField name="reason" label={asked.label} required maxLength={200} />
      </Form>
    </FormDialog>
  );
}

export function ReturnDialog({ payment, onClose }: MoveProps) {
  const say = useWords(paymentsWords);
  const params = useIntent(payment);
  const send = (reason: string) => got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/return", { params, body: { reason } }));
  return <ReasonDialog asked={{ title: say("return_title"), text: say("return_text"), label: say("return_reason"), action: say("mark_returned"), done: say("return_done"), send }} onClose={onClose} />;
}

export function VoidDialog({ payment, onClose }: MoveProps) {
  const say = useWords(paymentsWords);
  const params = useIntent(payment);
  const send = (reason: string) => got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/void", { params, body: { reason } }));
  return <ReasonDialog asked={{ title: say("void_title"), text: say("void_text"), label: say("void_reason"), action: say("void"), done: say("void_done"), send }} onClose={onClose} />;
}

/** Another account takes the payment over; the page of it there is one press away. */
export function MoveDialog({ payment, onClose }: MoveProps) {
  const say = useWords(paymentsWords);
  const params = useIntent(payment);
  const moved = useMoved();
  const form = useForm({
    initial: { to: null as string | null, reason: "" },
    check: ({ to, reason }) => ({ ...(to ? {} : { to: say("fill_account") }), ...(reason.trim().length >= 3 ? {} : { reason: say("fill_reason") }) }),
    submit: async ({ to, reason }) => {
      await got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/move", { params, body: { to: to ?? "", reason: reason.trim() } }));
      moved();
      toast({ text: say("move_done") });
      onClose();
    },
  });
  return (
    <FormDialog title={say("move_title")} text={say("move_text")} onClose={onClose}>
      <Form form={form} action={say("move")} onCancel={onClose} label={say("move_title")}>
        <Combobox name="to" label={say("move_to")} hint={say("choose_hint")} required least={2} search={findAccounts} />
        <TextField name="reason" label={say("move_reason")} required maxLength={200} />
      </Form>
    </FormDialog>
  );
}

export function TakeAllOffDialog({ payment, onClose }: MoveProps) {
  const say = useWords(paymentsWords);
  const params = useIntent(payment);
  const moved = useMoved();
  const { data: numbers = {} } = useInvoiceNumbers(payment);
  const confirm = async () => {
    await got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/unallocate-all", { params }));
    moved();
    toast({ text: say("all_taken_off") });
  };
  const preview = async () => ({ facts: payment.allocations.map((one) => [numbers[one.invoice_id] ?? say("invoice"), one.amount.display] as const) });
  return (
    <ConfirmDialog open title={say("take_all_off_title")} action={say("take_all_off")} preview={preview} onConfirm={confirm} onClose={onClose}>
      <p>{say("take_all_off_text")}</p>
    </ConfirmDialog>
  );
}
