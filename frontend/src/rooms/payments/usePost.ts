import { useState } from "react";
import { useSearch } from "wouter";
import { api, got, idempotencyKey } from "../../api/client";
import { toast, useForm } from "../../kit";
import { civilToday } from "../../words/format";
import { paymentsWords } from "../../words/payments";
import { useWords, type Say } from "../../words/words";
import { useMoved, type Overview, type Payment } from "./usePayment";
import { rowsOf, unreadable, useProposal } from "./useProposal";
import { useReceiptOffers } from "./useReceipt";

type HandMethod = "cheque" | "cash" | "bank_transfer" | "payer";

export interface Received {
  party: string;
  method: HandMethod;
  amount_minor: number | null;
  received_on: string | null;
  reference: string;
}

/** A new payment; “post and next” hands on how and when the last one came, as they come in batches. */
function useInitial(): Received {
  const kept = new URLSearchParams(useSearch());
  return {
    party: "guarantor",
    method: (kept.get("method") as HandMethod | null) ?? "cheque",
    amount_minor: null,
    received_on: kept.get("on") || civilToday(),
    reference: "",
  };
}

function wrong(values: Received, say: Say<typeof paymentsWords.en>): Partial<Record<keyof Received, string>> {
  const errors: Partial<Record<keyof Received, string>> = {};
  if (!values.amount_minor || values.amount_minor <= 0) errors.amount_minor = say("fill_amount");
  if (!values.party) errors.party = say("fill_party");
  if (!values.received_on) errors.received_on = say("fill_date");
  return errors;
}

/** The form of one payment and how it is spread. The key is made once, so that a repeat cannot post twice. */
export function usePost(overview: Overview, done: (payment: Payment, values: Received) => void) {
  const say = useWords(paymentsWords);
  const initial = useInitial();
  const moved = useMoved();
  const offers = useReceiptOffers();
  const [key] = useState(idempotencyKey);
  const params = { path: { account_id: overview.account_id }, header: { "Idempotency-Key": key } };
  const form = useForm<Received>({
    initial,
    draft: `payment-${overview.account_id}`,
    check: (values) => (unreadable(spread.cells) ? { amount_minor: say("fill_pays") } : wrong(values, say)),
    submit: async (values) => {
      // By name: the cells of the spread are fields of the form too, and no fields of the payment.
      const { party, method, reference } = values;
      const body = { party, method, reference, amount_minor: values.amount_minor ?? 0, received_on: values.received_on ?? "", allocations: spread.cells && rowsOf(spread.cells), batch: 0 };
      const payment = await got(api.POST("/api/v1/accounts/{account_id}/payments", { params, body }));
      moved();
      toast({ text: say("posted", { amount: payment.amount.display, number: overview.account_number }), also: offers(payment) });
      done(payment, values);
    },
  });
  const { party, method, amount_minor, received_on } = form.values;
  const spread = useProposal({ account_id: overview.account_id, party, method, minor: amount_minor, received_on });
  return { form, spread };
}
