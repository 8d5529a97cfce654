import { readShare } from "../../words/amount";
import type { components } from "../../api/schema.gen";
import { api, got } from "../../api/client";
import type { Choice } from "../../kit";
import { LOCALES } from "../../words/format";
import type { Language } from "../../words/language";

export type System = components["schemas"]["CodeSystem"];
export type CodeView = components["schemas"]["CodeView"];

export const SYSTEMS = ["service", "cpt", "hcpcs", "icd10cm"] as const satisfies readonly System[];

/** Basis points as the reader writes a share: 750 is 7.5 %. */
export function percent(language: Language, bp: number): string {
  return new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 2 }).format(bp / 10_000);
}

/** `7,5` as basis points; undefined when it is no share from 0 to 100 with two places. */
export function readRate(text: string): number | undefined {
  return readShare(text) ?? undefined;
}

/** Basis points as they are typed. */
export function rateText(bp: number): string {
  return String(bp / 100);
}

/** The one of some dated things that holds on a day; `until_on` is the first day without it. */
export function holding<T extends { from_on: string; until_on: string | null }>(dated: readonly T[], on: string): T | undefined {
  return dated.findLast((one) => one.from_on <= on && (!one.until_on || on < one.until_on));
}

/** Codes of some systems, for a Combobox: the id says system and code. */
export async function findCodes(q: string, systems: System[], signal: AbortSignal): Promise<Choice[]> {
  const { items } = await got(api.GET("/api/v1/catalog/codes", { params: { query: { q, system: systems, limit: 20 } }, signal }));
  return items.map((one) => ({ id: `${one.system}|${one.code}`, label: `${one.display} ${one.description}`, note: one.system.toUpperCase() }));
}
