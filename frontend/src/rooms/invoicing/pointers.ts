/** The diagnoses of a visit: once for each client, and lines that point to them by letters, as on the CMS-1500. */
import type { components } from "../../api/schema.gen";
import type { Choice } from "../../kit";

type Listed = components["schemas"]["ClientDiagnosesView"];

/** Why a client was served, the principal diagnosis first. */
export interface Reasons {
  client: string;
  codes: readonly Choice[];
}

/** HI of X12 837P: lines A to L of the CMS-1500. */
export const LISTED_MOST = 12;
/** SV107 of X12 837P. */
export const POINTED_MOST = 4;
/** What a line says that points to none. */
const NONE = "–";

export const letterOf = (at: number) => String.fromCharCode("A".charCodeAt(0) + at);

/** An ICD-10-CM code with its point, as people read it. */
export function readable(code: string): string {
  return /^[A-Z]\d[0-9A-Z]{2,5}$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}

export function codesOf(all: readonly Reasons[], client: string): string[] {
  return all.find((one) => one.client === client)?.codes.map((one) => one.id) ?? [];
}

export function withCodes(all: readonly Reasons[], client: string, codes: readonly Choice[]): Reasons[] {
  return [...all.filter((one) => one.client !== client), { client, codes }];
}

/** As the form holds what was saved. */
export function reasonsOf(saved: readonly Listed[]): Reasons[] {
  return saved.map((one) => ({ client: one.client_id, codes: one.codes.map((code) => ({ id: code, label: readable(code) })) }));
}

/** As the server takes them. */
export function listedOf(all: readonly Reasons[]): Listed[] {
  return all.filter((one) => one.client && one.codes.length > 0).map((one) => ({ client_id: one.client, codes: one.codes.map((code) => code.id) }));
}

/** What a saved line points to; null where that is what a line points to by itself. */
export function pointedOf(saved: readonly string[], listed: readonly string[]): string[] | null {
  return saved.join() === listed.slice(0, POINTED_MOST).join() ? null : [...saved];
}

/** `AC`: the places of codes among their client's. */
export function lettersOf(codes: readonly string[], listed: readonly string[]): string {
  return codes.map((code) => listed.indexOf(code)).filter((at) => at >= 0).map(letterOf).join("");
}

/** What a line's field shows: nothing while it points to the first four. */
export function pointersText(pointed: readonly string[] | null, listed: readonly string[]): string {
  return pointed === null ? "" : lettersOf(pointed, listed) || NONE;
}

/** What was typed into it: letters that stand for something, each once; a dash for none, nothing for the first four. */
export function readPointers(text: string, listed: readonly string[]): string[] | null {
  const places = [...new Set(text.toUpperCase())].map((letter) => letter.charCodeAt(0) - "A".charCodeAt(0));
  const codes = places.flatMap((at) => listed[at] ?? []).slice(0, POINTED_MOST);
  return codes.length > 0 ? codes : text.includes("-") || text === NONE ? [] : null;
}

/** What a line points to that its client's list still holds. */
export function stillPointed(pointed: readonly string[] | null, listed: readonly string[]): string[] | null {
  const left = pointed?.filter((code) => listed.includes(code)) ?? null;
  return left?.length === 0 && pointed?.length ? null : left;
}
