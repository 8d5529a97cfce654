/** What the pay routes answer. Written here, not generated, so that the page depends on nothing but its own few routes. */
import type { Amount } from "../words/amount";

export interface Opened {
  office_name: string;
  office_phone: string;
  language: string;
  challenge: "birth_date" | "postal_code";
}

export interface PayLine {
  invoice_number: string;
  issued_on: string;
  due_on: string;
  description: string;
  amount: Amount;
  open: Amount;
}

export interface EarlierPayment {
  paid_on: string;
  amount: Amount;
}

export interface Bill {
  session: string;
  account: { number: string; greeting?: string | null };
  amount_due: Amount;
  lines: PayLine[];
  may_choose_amount: boolean;
  payments: EarlierPayment[];
  status: "open" | "paid" | "processing" | "disputed" | "locked";
}

export interface Attempt {
  status: "succeeded" | "processing" | "failed" | "cancelled";
  amount?: Amount;
  paid_on?: string;
  receipt_number?: string;
  office_name?: string;
  office_phone?: string;
}

/** What crosses the round trip to the gateway, in sessionStorage: no account data, gone once the outcome is known. */
export interface Trip {
  session: string;
  token: string;
  office: string;
  phone: string;
}
