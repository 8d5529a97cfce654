/** The office on its papers as a form: one flat field each, named as the server names its faults (`address.line1`). */
import type { Letterhead, SellerAddress, SellerIn } from "./useLetterheads";

const PARTS = ["line1", "line2", "city", "region", "postal_code", "country"] as const;
const TEXTS = ["name", "organisation_number", "vat_number", "exemption", "bankgiro", "iban"] as const;

export type SellerValues = Record<(typeof TEXTS)[number], string> & { f_tax: boolean } & Record<`${"address" | "remit_to"}.${(typeof PARTS)[number]}`, string>;

/** What the law of the paper's country does not do without; the server knows it too. */
export function needed(head: Letterhead): (keyof SellerValues)[] {
  const own: Record<string, (keyof SellerValues)[]> = { SE: ["organisation_number"], PL: ["vat_number"] };
  return ["name", "address.line1", "address.city", ...(own[head.country] ?? [])];
}

export function valuesOf(head: Letterhead): SellerValues {
  const values: Record<string, string | boolean> = { f_tax: head.f_tax };
  for (const name of TEXTS) values[name] = head[name];
  for (const part of PARTS) {
    values[`address.${part}`] = head.address[part];
    values[`remit_to.${part}`] = head.remit_to[part];
  }
  return values as SellerValues;
}

export function bodyOf(values: SellerValues, version: number): SellerIn {
  const address = (at: "address" | "remit_to") => Object.fromEntries(PARTS.map((part) => [part, values[`${at}.${part}`].trim()])) as unknown as SellerAddress;
  const texts = Object.fromEntries(TEXTS.map((name) => [name, values[name].trim()])) as Record<(typeof TEXTS)[number], string>;
  return { ...texts, f_tax: values.f_tax, address: address("address"), remit_to: address("remit_to"), version };
}
