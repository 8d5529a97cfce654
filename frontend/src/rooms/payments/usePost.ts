import { useSearch } from "wouter";
import { toast, useForm } from "../../kit";
import { civilToday } from "../../words/format";
import { paymentsWords } from "../../words/payments";
import { useWords, type Say } from "../../words/words";
import type { Overview, Payment } from "./usePayment";
import { usePosted } from "./usePosted";
import { unreadable, useProposal } from "./useProposal";
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

/** The form of one payment and how it is spread. */
export function usePost(overview: Overview, done: (payment: Payment, values: Received) => void) {
  const say = useWords(paymentsWords);
  const initial = useInitial();
  const offers = useReceiptOffers();
  const post = usePosted(overview.account_id);
  const form = useForm<Received>({
    initial,
    draft: `payment-${overview.account_id}`,
    check: (values) => (unreadable(spread.cells) ? { amount_minor: say("fill_pays") } : wrong(values, say)),
    submit: async (values) => {
      const payment = await post({ ...values, batch: 0 }, spread);
      toast({ text: say("posted", { amount: payment.amount.display, number: overview.account_number }), also: offers(payment) });
      done(payment, values);
    },
  });
  const { party, method, amount_minor, received_on } = form.values;
  const spread = useProposal({ account_id: overview.account_id, party, method, minor: amount_minor, received_on });
  return { form, spread };
}
