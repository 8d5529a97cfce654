import { useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { useMoved, type Payment } from "./usePayment";
import { rowsOf, type PaymentIn, type Spread } from "./useProposal";

/** What a form of a payment holds when it is sent. */
type Told = Pick<PaymentIn, "party" | "method" | "reference" | "batch"> & { amount_minor: number | null; received_on: string | null };

/**
 * The one way to post a payment with the spread a person left. By name: the cells of the spread are fields of its form
 * too, and no fields of the payment. The key is made once, so that a repeat cannot post twice.
 */
export function usePosted(account_id: string) {
  const moved = useMoved();
  const [key] = useState(idempotencyKey);
  return async ({ party, method, reference, batch, amount_minor, received_on }: Told, spread: Spread): Promise<Payment> => {
    const body = { party, method, reference, batch, amount_minor: amount_minor ?? 0, received_on: received_on ?? "", allocations: spread.cells && rowsOf(spread.cells) };
    const payment = await got(api.POST("/api/v1/accounts/{account_id}/payments", { params: { path: { account_id }, header: { "Idempotency-Key": key } }, body }));
    moved();
    return payment;
  };
}
