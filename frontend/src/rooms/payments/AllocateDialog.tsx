import { api, got } from "../../api/client";
import { Dialog, Form, toast, useForm } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import { useIntent } from "./moves";
import { OpenItems } from "./OpenItems";
import { useMoved, type Payment } from "./usePayment";
import { rowsOf, unreadable, useProposal } from "./useProposal";

/** Put what is unapplied on open invoices: prefilled oldest first, every amount may be changed. */
export function AllocateDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const say = useWords(paymentsWords);
  const params = useIntent(payment);
  const moved = useMoved();
  const spread = useProposal({ account_id: payment.account_id, party: payment.party, method: "cash", minor: payment.free.minor, received_on: null });
  const form = useForm({
    initial: { cells: "" },
    check: (): { cells?: string } => (unreadable(spread.cells) ? { cells: say("fill_pays") } : {}),
    submit: async () => {
      const allocations = spread.cells && rowsOf(spread.cells);
      const after = await got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/allocate", { params, body: { allocations } }));
      moved();
      toast({ text: say("allocated", { amount: after.unapplied.display }) });
      onClose();
    },
  });
  return (
    <Dialog open wide title={say("allocate_title")} onClose={onClose}>
      <Form form={form} action={say("allocate")} onCancel={onClose} label={say("allocate_title")}>
        <p>{say("allocate_text", { amount: payment.free.display })}</p>
        <OpenItems spread={spread} currency={payment.amount.currency} />
      </Form>
    </Dialog>
  );
}
