import type { en } from "./disputes.en";
import type { Like } from "./words";

export const pl = {
  reason_bank_cannot_process: "Bank nie mógł jej przetworzyć",
  reason_check_returned: "Czek cofnięty przez bank",
  reason_credit_not_processed: "Obiecany zwrot nie nadszedł",
  reason_customer_initiated: "Sporna na wniosek posiadacza karty",
  reason_debit_not_authorized: "Obciążenie bez zgody",
  reason_duplicate: "Pobrano dwa razy",
  reason_fraudulent: "Nie dokonał jej posiadacz karty",
  reason_general: "Nie podano powodu",
  reason_incorrect_account_details: "Błędne dane rachunku",
  reason_insufficient_funds: "Brak środków",
  reason_noncompliant: "Niezgodna z zasadami sieci kartowej",
  reason_product_not_received: "Usługi nie otrzymano",
  reason_product_unacceptable: "Usługa niezgodna z opisem",
  reason_subscription_canceled: "Pobrano po rezygnacji",
  reason_unrecognized: "Posiadacz karty jej nie rozpoznaje",
} satisfies Like<"pl", typeof en>;
