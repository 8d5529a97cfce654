import { useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { useMay } from "../../api/session";
import { problemOf } from "../../api/problem";
import { Button, toast, usePdf, useShortcuts } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import type { Payment } from "./usePayment";

/** What the office holds nothing of has no receipt. */
const WITHOUT = new Set(["returned", "void", "lost"]);

/** Mails the guarantor that their payment came; the page behind its link shows it. Once a press, whatever is lost. */
function MailReceipt({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const [key, setKey] = useState(idempotencyKey);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const params = { path: { account_id: payment.account_id, payment_id: payment.id }, header: { "Idempotency-Key": key } };
      const sent = await got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/receipt/send", { params }));
      toast(sent.state === "refused" ? { text: say("receipt_not_mailed", { why: sent.reason }), tone: "bad" } : { text: say("receipt_mailed") });
      setKey(idempotencyKey());
    } catch (error) {
      toast({ text: problemOf(error).detail ?? problemOf(error).title, tone: "bad" });
    } finally {
      setBusy(false);
    }
  };
  useShortcuts([{ keys: "shift+r", text: say("receipt_mail"), group: say("group"), run: () => void send() }]);
  return <Button icon="mail" busy={busy} onClick={() => void send()}>{say("receipt_mail")}</Button>;
}

/** Shows the payment's receipt, and says its number: it can be read out, and found in the search box; and mails it. */
export function Receipt({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const may = useMay();
  const { show } = usePdf();
  if (WITHOUT.has(payment.state)) return null;
  const lend = async () => {
    const path = { account_id: payment.account_id, payment_id: payment.id };
    const lent = await got(api.GET("/api/v1/accounts/{account_id}/payments/{payment_id}/receipt", { params: { path } }));
    toast({ text: say("receipt_shown", { number: lent.number }) });
    return lent;
  };
  return (
    <>
      <Button icon="download" onClick={() => void show(lend)}>{say("receipt")}</Button>
      {payment.party === "guarantor" && may("notice:send") && <MailReceipt payment={payment} />}
    </>
  );
}
