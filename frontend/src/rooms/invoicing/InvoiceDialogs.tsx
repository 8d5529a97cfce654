import { useLocation } from "wouter";
import { ConfirmDialog, Dialog, Form, TextField, toast, useForm } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";
import type { ActProps, InvoiceAct } from "./acts";
import { CreditForm } from "./CreditForm";
import { AdjustForm, TransferForm } from "./MoveForms";
import { SendDialog } from "./SendDialog";
import { GUARANTOR } from "./useAccount";
import { useInvoiceActs } from "./useInvoiceActs";
import { WriteOffForm } from "./WriteOffForm";

function RebillForm({ invoice, onClose }: ActProps) {
  const say = useWords(invoicesWords);
  const [, go] = useLocation();
  const acts = useInvoiceActs(invoice.account_id, invoice.id);
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }): { reason?: string } => (reason.trim() ? {} : { reason: say("fill_reason") }),
    submit: async ({ reason }) => {
      const { credit_note: note, draft } = await acts.rebill(reason);
      toast({ text: say("rebilled", { number: note.number }) });
      onClose();
      go(`/accounts/${invoice.account_id}/charges/${draft.id}`);
    },
  });
  return (
    <Form form={form} action={say("rebill")} onCancel={onClose}>
      <p>{say("rebill_text")}</p>
      <TextField name="reason" label={say("reason")} hint={say("reason_hint")} required maxLength={200} />
    </Form>
  );
}

function ReleaseDialog({ invoice, onClose }: ActProps) {
  const say = useWords(invoicesWords);
  const acts = useInvoiceActs(invoice.account_id, invoice.id);
  const release = async () => {
    await acts.release();
    toast({ text: say("released") });
  };
  return <ConfirmDialog open title={say("release_title")} action={say("release")} onConfirm={release} onClose={onClose}>{say("release_text")}</ConfirmDialog>;
}

/** The dialog of what the representative wants to do to the invoice. */
export function InvoiceDialogs({ act, ...given }: Omit<ActProps, "onClose"> & { act: InvoiceAct | null }) {
  const say = useWords(invoicesWords);
  const offs = useWords(writeoffsWords);
  const { invoice, partyName, onAct } = given;
  const props = { ...given, onClose: () => onAct(null) };
  const { number } = invoice;
  return (
    <>
      <SendDialog open={act === "send"} accountId={invoice.account_id} invoiceId={invoice.id} to={partyName(GUARANTOR)} onClose={props.onClose} />
      <Dialog open={act === "credit"} title={say("credit_title", { number })} onClose={props.onClose}><CreditForm {...props} /></Dialog>
      <Dialog open={act === "rebill"} title={say("rebill_title", { number })} onClose={props.onClose}><RebillForm {...props} /></Dialog>
      <Dialog open={act === "transfer"} title={say("transfer_title")} onClose={props.onClose}><TransferForm {...props} /></Dialog>
      <Dialog open={act === "adjust"} title={say("adjust_title")} onClose={props.onClose}><AdjustForm {...props} /></Dialog>
      <Dialog open={act === "write_off"} title={offs("one_title", { number })} onClose={props.onClose}><WriteOffForm {...props} /></Dialog>
      {act === "release" && <ReleaseDialog {...props} />}
    </>
  );
}
