import type { Payer } from "./PayerForm";

/** A payer's address on one line. */
export function addressOf({ address }: Payer): string {
  return [address.line1, address.line2, `${address.postal_code} ${address.city}`.trim(), address.region, address.country].filter(Boolean).join(", ");
}
