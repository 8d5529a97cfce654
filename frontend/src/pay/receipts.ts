/** Papers of the client's own: receipts, each by the number on its paper, and the statement of account. */
import { ask, type Refusal } from "./api";
import { el } from "./dom";
import { button } from "./page";
import type { Paid } from "./shapes";
import { say } from "./words";

/** An invoice by its name, whose number stays whole, so that what stands beside it need not give way. */
export function named(number: string): Node {
  return el("span", {}, say("invoice", { number: "" }), el("b", {}, number));
}

/** The invoices that a payment pays, by name. */
export function paidFor({ invoices }: Paid): Node {
  return el("span", {}, ...invoices.flatMap((number, at) => [at ? ", " : "", named(number)]));
}

/** A paper to press for: brought by an address that lives for minutes, asked for when it is wanted. */
function paper(path: string, name: string, session: string): Node {
  const told = el("small", { role: "alert" });
  const bring = async (): Promise<void> => {
    told.textContent = "";
    try {
      window.location.assign((await ask<{ url: string }>(path, { session })).url);
    } catch (error) {
      const { status } = error as Refusal;
      told.textContent = say(status === 401 || status === 403 ? "lost_title" : "earlier_failed");
    }
  };
  return el("div", { class: "paper" }, button(name, () => void bring()), told);
}

/** The paper of a receipt, by its number where that does not stand above it. */
export function receiptOf({ payment_id }: Paid, session: string, number = ""): Node {
  return paper(`payments/${payment_id}/receipt`, `${say("receipt")} ${number}(PDF)`, session);
}

/** What was charged and paid in the last year, as a paper. */
export function statementOf(session: string): Node {
  return paper("statement", say("statement"), session);
}
