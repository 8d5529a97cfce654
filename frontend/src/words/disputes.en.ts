/** Why a client's bank disputes a card payment: the gateway's reasons (Stripe API, Dispute.reason). */
export const en = {
  reason_bank_cannot_process: "The bank could not process it",
  reason_check_returned: "Cheque returned",
  reason_credit_not_processed: "A promised refund did not come",
  reason_customer_initiated: "Disputed by the cardholder",
  reason_debit_not_authorized: "Debit not authorised",
  reason_duplicate: "Charged twice",
  reason_fraudulent: "Not made by the cardholder",
  reason_general: "No reason given",
  reason_incorrect_account_details: "Wrong account details",
  reason_insufficient_funds: "Not enough money",
  reason_noncompliant: "Against the card network's rules",
  reason_product_not_received: "Service not received",
  reason_product_unacceptable: "Service not as described",
  reason_subscription_canceled: "Charged after it was ended",
  reason_unrecognized: "Not recognised by the cardholder",
} as const;
