import { api, got } from "../../api/client";
import { Button, toast, usePdf } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import type { Payment } from "./usePayment";

/** What the office holds nothing of has no receipt. */
const WITHOUT = new Set(["returned", "void", "lost"]);

/** Shows the payment's receipt, and says its number: it can be read out, and found in the search box. */
export function Receipt({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const { show } = usePdf();
  if (WITHOUT.has(payment.state)) return null;
  const lend = async () => {
    const path = { account_id: payment.account_id, payment_id: payment.id };
    const lent = await got(api.GET("/api/v1/accounts/{account_id}/payments/{payment_id}/receipt", { params: { path } }));
    toast({ text: say("receipt_shown", { number: lent.number }) });
    return lent;
  };
  return <Button icon="download" onClick={() => void show(lend)}>{say("receipt")}</Button>;
}
