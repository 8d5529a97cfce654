import { useState } from "react";
import { Act, Fold, Page, Problem, Skeleton, Status } from "../../kit";
import { Attachments } from "../../shell/Attachments";
import { Notes } from "../../shell/Notes";
import { useLedOn } from "../../shell/useLedOn";
import { WrittenOff } from "../../shell/WrittenOff";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { Allocations } from "./Allocations";
import { Entries } from "./Entries";
import { Actions, Dialogs, useActKeys, useActs, type Ask, type Doing } from "./PaymentActs";
import { Receipt, ReceiptMails } from "./Receipt";
import { Disputes, Refunds, StateNote, Summary } from "./PaymentFacts";
import { useOverview, usePayment, type Overview, type Payment } from "./usePayment";

interface WholeProps {
  payment: Payment;
  overview: Overview | undefined;
  acts: readonly Doing[];
  onAsk: (ask: Ask) => void;
}

function Whole({ payment, overview, acts, onAsk }: WholeProps) {
  const say = useWords(paymentsWords);
  const allOff = acts.find((one) => one.key === "take_all_off");
  return (
    <>
      <StateNote payment={payment} />
      <Summary payment={payment} overview={overview} />
      <section className="card stack">
        <div className="spread">
          <h2>{say("allocations")}</h2>
          {allOff && <Act why={allOff.why} onClick={allOff.run}>{allOff.text}</Act>}
        </div>
        <Allocations payment={payment} onTakeOff={allOff && !allOff.why ? (one, number) => onAsk({ kind: "take_off", one, number }) : undefined} />
      </section>
      <WrittenOff accountId={payment.account_id} party={payment.party} wanted={payment.unapplied.minor > 0} />
      <Refunds payment={payment} />
      <Disputes payment={payment} />
      <ReceiptMails payment={payment} />
      <Notes accountId={payment.account_id} subject={payment.id} filling={{ name: overview?.guarantor ?? "", amount: payment.amount.display, number: overview?.account_number ?? "" }} />
      <Attachments accountId={payment.account_id} subject={{ kind: "payment", id: payment.id }} />
      <Fold title={say("entries")}><Entries payment={payment} /></Fold>
    </>
  );
}

/** One payment: what it pays, what can still be done with it, and its entries. */
export default function PaymentPage({ id = "", payment_id = "" }: Record<string, string | undefined>) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const query = usePayment({ account_id: id, payment_id });
  const { data: overview } = useOverview(id);
  const [ask, setAsk] = useState<Ask>(null);
  const ledOn = useLedOn(id, query.error);
  const payment = query.data;
  const acts = useActs(payment, (kind) => setAsk({ kind }));
  useActKeys(acts);
  return (
    <Page
      title={overview ? `${say("payment")} · ${overview.guarantor}` : say("payment")}
      tabTitle={say("payment")}
      badge={payment && <Status state={payment.state}>{told("state", payment.state)}</Status>}
      parent={overview ? { title: `${say("account")} ${overview.account_number}`, href: `/accounts/${id}` } : { title: say("title"), href: "/payments" }}
      actions={payment && <><Receipt payment={payment} /><Actions acts={acts} /></>}
    >
      {query.error && !ledOn && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {(query.isPending || ledOn) && <Skeleton lines={8} />}
      {payment && <Whole payment={payment} overview={overview} acts={acts} onAsk={setAsk} />}
      {payment && <Dialogs payment={payment} ask={ask} onClose={() => setAsk(null)} />}
    </Page>
  );
}
