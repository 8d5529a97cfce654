import { PageTabs } from "../../kit";
import { batchesWords } from "../../words/batches";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";

/** The pages of money that came: one by one, and by the envelope. */
export function PaymentTabs() {
  const say = useWords(paymentsWords);
  const batches = useWords(batchesWords);
  return <PageTabs label={say("title")} tabs={[{ path: "/payments", label: say("title") }, { path: "/batches", label: batches("title") }]} />;
}
