import type { en } from "./disputes.en";
import type { Like } from "./words";

export const sv = {
  reason_bank_cannot_process: "Banken kunde inte behandla den",
  reason_check_returned: "Checken returnerades",
  reason_credit_not_processed: "Utlovad återbetalning kom inte",
  reason_customer_initiated: "Reklamerad av kortinnehavaren",
  reason_debit_not_authorized: "Debiteringen var inte godkänd",
  reason_duplicate: "Dubbel debitering",
  reason_fraudulent: "Inte gjord av kortinnehavaren",
  reason_general: "Ingen orsak angiven",
  reason_incorrect_account_details: "Fel kontouppgifter",
  reason_insufficient_funds: "Pengar saknas på kontot",
  reason_noncompliant: "Strider mot kortnätverkets regler",
  reason_product_not_received: "Tjänsten har inte erhållits",
  reason_product_unacceptable: "Tjänsten var inte som utlovat",
  reason_subscription_canceled: "Debiterad efter uppsägning",
  reason_unrecognized: "Kortinnehavaren känner inte igen den",
} satisfies Like<"sv", typeof en>;
