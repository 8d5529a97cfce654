/** Why an invoice may not be issued, in the representative's language, and where it is mended. */
import type { chargesWords } from "../../words/charges";
import type { Say } from "../../words/words";
import type { Invoice } from "./lines";

export type Hold = Invoice["holds"][number];
export type SayCharges = Say<(typeof chargesWords)["en"]>;

const PLAIN = [
  "account_closed", "no_lines", "zero_total", "client_not_on_account", "service_in_future", "missing_code", "expired_code",
  "header_code_not_billable", "no_price", "price_needs_approval", "outside_coverage", "discount_arithmetic",
  "discount_needs_approval", "tax_arithmetic", "amount_needs_approval",
] as const;

/** The field that mends a hold. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  client_not_on_account: "client", service_in_future: "day", missing_code: "code", expired_code: "code",
  header_code_not_billable: "code", no_price: "price", duplicate_charge: "units", discount_arithmetic: "discount",
};

export const APPROVALS: readonly string[] = ["discount_needs_approval", "price_needs_approval", "amount_needs_approval"];

function isPlain(code: string): code is (typeof PLAIN)[number] {
  return (PLAIN as readonly string[]).includes(code);
}

/** One hold in words. The server says, in the representative's language, where else a service is charged and what this page does not know. */
export function holdText(say: SayCharges, code: string, message = ""): string {
  if (isPlain(code)) return say(`hold_${code}`);
  return message || (code === "duplicate_charge" ? say("hold_duplicate_charge") : code);
}
