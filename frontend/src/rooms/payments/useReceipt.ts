import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { problemOf } from "../../api/problem";
import { useMay } from "../../api/session";
import { toast, usePdf, type ToastAct } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import type { Payment } from "./usePayment";

/** What the office holds nothing of has no receipt. */
const WITHOUT = new Set(["returned", "void", "lost"]);

/** Whether there is a receipt. */
export const hasReceipt = (payment: Paid): boolean => !WITHOUT.has(payment.state);
/** Whether it is mailed: what a payer paid is none of the guarantor's. */
export const goesToGuarantor = (payment: Paid): boolean => hasReceipt(payment) && payment.party === "guarantor";

type Paid = Pick<Payment, "account_id" | "id" | "party" | "state">;

const pathOf = ({ account_id, id }: Paid) => ({ account_id, payment_id: id });
const mailsOf = ({ account_id, id }: Paid) => ["payment", account_id, id, "mails"];

/** The receipt of a payment: shown, so that it can be printed, and mailed to the guarantor, once a press whatever is lost. */
export function useReceipt() {
  const say = useWords(paymentsWords);
  const may = useMay();
  const queries = useQueryClient();
  const { show } = usePdf();
  const keys = useRef(new Map<string, string>());
  const print = (payment: Paid) =>
    show(async () => {
      const lent = await got(api.GET("/api/v1/accounts/{account_id}/payments/{payment_id}/receipt", { params: { path: pathOf(payment) } }));
      toast({ text: say("receipt_shown", { number: lent.number }) });
      return lent;
    });
  const mail = async (payment: Paid) => {
    const key = keys.current.get(payment.id) ?? idempotencyKey();
    keys.current.set(payment.id, key);
    try {
      const params = { path: pathOf(payment), header: { "Idempotency-Key": key } };
      const sent = await got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/receipt/send", { params }));
      keys.current.delete(payment.id);
      toast(sent.state === "refused" ? { text: say("receipt_not_mailed", { why: sent.reason }), tone: "bad" } : { text: say("receipt_mailed") });
    } catch (error) {
      toast({ text: problemOf(error).detail ?? problemOf(error).title, tone: "bad" });
    }
    void queries.invalidateQueries({ queryKey: mailsOf(payment) });
  };
  return { print, mail, mails: (payment: Paid) => goesToGuarantor(payment) && may("notice:send") };
}

/** What may be done with the receipt of a payment that was just posted, each by one key, in a field too. */
export function useReceiptOffers(): (payment: Paid) => ToastAct[] {
  const say = useWords(paymentsWords);
  const receipt = useReceipt();
  return (payment) => [
    ...(receipt.mails(payment) ? [{ label: say("receipt_mail"), keys: "mod+e", run: () => void receipt.mail(payment) }] : []),
    { label: say("receipt_print"), keys: "mod+p", run: () => void receipt.print(payment) },
  ];
}

/** A message goes in moments: it is looked for a few times, then the person looks. */
const LOOK_MS = 2500;
const LOOKS = 8;
const GOING = new Set(["queued", "sending", "sent"]);

/** The messages with a payment's receipt, refusals too. */
export function useReceiptMails(payment: Paid) {
  return useQuery({
    queryKey: mailsOf(payment),
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/payments/{payment_id}/receipt/mails", { params: { path: pathOf(payment) }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => GOING.has(one.state) && !one.not_before) && state.dataUpdateCount < LOOKS ? LOOK_MS : false),
  });
}
