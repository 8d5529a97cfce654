import { useState } from "react";
import { Button, DateText, Problem, Skeleton, Status, useShortcuts } from "../../kit";
import { useActor } from "../../shell/useActor";
import { accountWords } from "../../words/account";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import type { Payment } from "./usePayment";
import { goesToGuarantor, hasReceipt, useReceipt, useReceiptMails } from "./useReceipt";

/** Shows the payment's receipt, and says its number: it can be read out, and found in the search box; and mails it. */
export function Receipt({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const receipt = useReceipt();
  const [busy, setBusy] = useState(false);
  const [given, mails] = [hasReceipt(payment), receipt.mails(payment)];
  const send = () => {
    if (busy) return;
    setBusy(true);
    void receipt.mail(payment).finally(() => setBusy(false));
  };
  const print = () => void receipt.print(payment);
  useShortcuts([
    ...(given ? [{ keys: "p", text: say("receipt_print"), group: say("group"), run: print }] : []),
    ...(mails ? [{ keys: "shift+r", text: say("receipt_mail"), group: say("group"), run: send }] : []),
  ]);
  return (
    <>
      {given && <Button icon="download" onClick={print}>{say("receipt")}</Button>}
      {mails && <Button icon="mail" busy={busy} onClick={send}>{say("receipt_mail")}</Button>}
    </>
  );
}

type Mail = NonNullable<ReturnType<typeof useReceiptMails>["data"]>["items"][number];

/** What became of one message: kept for later, gone and to which address, or why not. */
function Fate({ mail }: { mail: Mail }) {
  const say = useWords(paymentsWords);
  const told = useTold(accountWords);
  const why = mail.state === "refused" ? mail.reason : "";
  return (
    <>
      <Status state={mail.state === "refused" ? "held" : mail.state}>{told("notice", mail.state)}</Status>
      {why && <> {why}</>}
      {mail.not_before && mail.state === "queued" && <> {say("mail_kept")} <DateText value={mail.not_before} /></>}
    </>
  );
}

function Mails({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const actor = useActor();
  const query = useReceiptMails(payment);
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={2} />;
  if (query.data.items.length === 0) return <p className="muted">{say("mails_none")}</p>;
  return (
    <table className="plain-table">
      <thead><tr><th scope="col">{say("mail_when")}</th><th scope="col">{say("mail_to")}</th><th scope="col">{say("mail_fate")}</th><th scope="col">{say("mail_by")}</th></tr></thead>
      <tbody>
        {query.data.items.map((mail) => (
          <tr key={mail.id}>
            <th scope="row"><DateText value={mail.sent_at ?? mail.made_at} /></th>
            <td>{mail.mailed_to || "–"}</td>
            <td><Fate mail={mail} /></td>
            <td>{actor(mail.made_by)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The messages with a receipt: when each went, to which address, and what became of it. */
export function ReceiptMails({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  if (!goesToGuarantor(payment)) return null;
  return <section className="card stack"><h2>{say("mails")}</h2><Mails payment={payment} /></section>;
}
