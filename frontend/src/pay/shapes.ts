/** What the pay routes answer. Written here, not generated, so that the page depends on nothing but its own few routes. */
import type { Amount } from "../words/amount";

export interface Opened {
  office_name: string;
  office_phone: string;
  language: string;
  challenge: "birth_date" | "postal_code";
}

/** One invoice: `open` by the books, `unapplied` and `processing` of it counted already, `owed` now. */
export interface PayLine {
  invoice_id: string;
  invoice_number: string;
  issued_on: string | null;
  due_on: string | null;
  description: string;
  stands: "open" | "part_paid" | "overdue" | "paid" | "disputed";
  amount: Amount;
  open: Amount;
  unapplied: Amount;
  processing: Amount;
  owed: Amount;
}

/** A payment that stands: its receipt's number, and the numbers of the invoices it pays. */
export interface Paid {
  payment_id: string;
  receipt_number: string;
  received_on: string;
  amount: Amount;
  invoices: string[];
}

/** A page of the payments received, the latest first. */
export interface Received {
  items: Paid[];
  cursor: string | null;
}

export interface Bill {
  session: string;
  account_number: string;
  /** What is owed now; `unapplied` and `processing` are taken off what is open already. */
  amount_due: Amount;
  unapplied: Amount;
  processing: Amount;
  due_on: string | null;
  overdue: boolean;
  lines: PayLine[];
  may_choose_amount: boolean;
  status: "open" | "paid" | "processing";
}

export interface Attempt {
  attempt_id: string;
  /** Only `succeeded` is money; `expired` is a page nobody paid on. */
  state: "pending" | "processing" | "succeeded" | "failed" | "expired" | "cancelled" | "unknown";
  amount: Amount;
  /** The office's day; the phone's clock is no evidence. */
  paid_on: string | null;
  payment: Paid | null;
}

/** What crosses the round trip to the gateway, in sessionStorage: no account data, gone once the outcome is known. */
export interface Trip {
  session: string;
  token: string;
  office: string;
  phone: string;
  /** What the client was reading: the way back must not fall into the browser's language. */
  language: string;
}
