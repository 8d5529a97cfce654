/** Receipts of what was paid: each by the number on its paper, and the paper itself. */
import { ask, type Refusal } from "./api";
import { el } from "./dom";
import { button } from "./page";
import type { Paid } from "./shapes";
import { say } from "./words";

/** The invoices that a payment pays, by name. */
export function paidFor({ invoices }: Paid): string {
  return invoices.map((number) => say("invoice", { number })).join(", ");
}

/** A receipt by its number, and its paper: brought by an address that lives for minutes, asked for when it is wanted. */
export function receiptOf({ payment_id, receipt_number }: Paid, session: string): Node {
  const told = el("small", { role: "alert" });
  const bring = async (): Promise<void> => {
    told.textContent = "";
    try {
      window.location.assign((await ask<{ url: string }>(`payments/${payment_id}/receipt`, { session })).url);
    } catch (error) {
      const { status } = error as Refusal;
      told.textContent = say(status === 401 || status === 403 ? "lost_title" : "earlier_failed");
    }
  };
  return el("div", { class: "paper" }, button(`${say("receipt")} ${receipt_number} (PDF)`, () => void bring()), told);
}
