import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Letterhead = components["schemas"]["LetterheadView"];
export type SellerIn = components["schemas"]["SellerIn"];
export type SellerAddress = Required<components["schemas"]["AddressShape"]>;

/** The office on its papers, by currency. */
export function useLetterheads() {
  return useQuery({ queryKey: ["letterheads"], queryFn: ({ signal }) => got(api.GET("/api/v1/letterheads", { signal })) });
}

const TITLES = { USD: "papers_us", SEK: "papers_se", PLN: "papers_pl", EUR: "papers_eu" } as const;

export function titleOf(head: Letterhead) {
  return TITLES[head.currency as keyof typeof TITLES];
}

type Label = "organisation_number" | "vat_number" | "f_tax" | "exemption" | "bankgiro" | "iban" | "remit_to" | "organisation_number_us" | "vat_number_pl";

/** What a country calls a field. */
export function labelOf(field: string, country: string): Label {
  const own: Record<string, Label> = { "organisation_number US": "organisation_number_us", "vat_number PL": "vat_number_pl" };
  return own[`${field} ${country}`] ?? (field as Label);
}
