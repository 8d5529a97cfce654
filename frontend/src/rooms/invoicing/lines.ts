/** Captured charges as the form holds them, and as the server takes them. */
import type { components } from "../../api/schema.gen";
import type { Choice } from "../../kit";
import { codesOf, listedOf, pointedOf, reasonsOf, stillPointed, type Reasons } from "./pointers";
import { formatMinor, parseAmount, readNumber, readShare } from "../../words/amount";

export type LineBody = components["schemas"]["LineBody"];
export type Invoice = components["schemas"]["InvoiceView"];
/** An invoice as its page reads it: with where it stands, and what of it is owed now. */
export type StandingInvoice = components["schemas"]["StandingInvoiceView"];
export type LineView = Invoice["lines"][number];
type System = LineBody["system"];

export interface ChargeLine {
  key: string;
  client: string;
  day: string | null;
  /** `hcpcs|J0129`, with what the catalog calls it. */
  code: Choice | null;
  modifiers: string;
  units: string;
  /** Which of the client's diagnoses it points to; null: the first four. */
  diagnoses: readonly string[] | null;
  /** `10%` or an amount. */
  discount: string;
  reason: string;
  /** Another price than the catalog's, in minor units. */
  price: number | null;
  priceReason: string;
}

export type DraftBody = components["schemas"]["DraftBody"];
/** What is entered beside the lines, by the server's names: the form holds it so, sends it so and reads it back so. */
type Beside = Omit<DraftBody, "lines" | "diagnoses">;

const BLANK: Beside = { self_pay: false };

export interface Charges extends Beside {
  lines: readonly ChargeLine[];
  diagnoses: readonly Reasons[];
}

function besideOf(from: Beside): Beside {
  return Object.fromEntries((Object.keys(BLANK) as (keyof Beside)[]).map((name) => [name, from[name]])) as unknown as Beside;
}

/** The form of a new draft. */
export function blankCharges(client: string, day: string): Charges {
  return { ...BLANK, lines: [blankLine(client, day)], diagnoses: [] };
}

/** The form of a draft that was saved. */
export function chargesOf(draft: Invoice, locale: string): Charges {
  const diagnoses = reasonsOf(draft.diagnoses);
  return { ...besideOf(draft), lines: draft.lines.map((line) => lineOf(line, locale, codesOf(diagnoses, line.client_id))), diagnoses };
}

/** What the server takes of a form, with these of its lines. */
export function draftOf(charges: Charges, lines: LineBody[]): DraftBody {
  return { ...besideOf(charges), lines, diagnoses: listedOf(charges.diagnoses) };
}

/** The same to be priced: no price asks why somebody was served. */
export function toPrice(charges: Charges, lines: LineBody[]): DraftBody {
  return { ...besideOf(charges), lines: lines.map((line) => ({ ...line, diagnoses: null })), diagnoses: [] };
}

/** The form with what a client was served for; lines stop pointing to what was taken off. */
export function servedFor(charges: Charges, diagnoses: readonly Reasons[]): Pick<Charges, "lines" | "diagnoses"> {
  const lines = charges.lines.map((line) => ({ ...line, diagnoses: stillPointed(line.diagnoses, codesOf(diagnoses, line.client)) }));
  return { lines, diagnoses };
}

export function newKey(): string {
  return crypto.randomUUID().slice(0, 8);
}

export function blankLine(client: string, day: string | null): ChargeLine {
  return { key: newKey(), client, day, code: null, modifiers: "", units: "1", diagnoses: null, discount: "", reason: "", price: null, priceReason: "" };
}

/** A line nobody has put anything into yet. */
export function isBlank(line: ChargeLine): boolean {
  return !line.code && !line.modifiers && !line.discount && line.price === null;
}

type Discount = { discount_bp: number } | { discount_minor: number } | null;

/** `12,5 %` is a share of the line, `40.00` an amount; undefined is neither. */
export function readDiscount(text: string, currency: string): Discount | undefined {
  const plain = text.trim();
  if (plain === "") return null;
  if (!plain.endsWith("%")) {
    const minor = parseAmount(plain, currency);
    return minor === null || minor < 0 ? undefined : { discount_minor: minor };
  }
  const points = readShare(plain);
  return points === null ? undefined : { discount_bp: points };
}

function modifiersOf(text: string): string[] {
  return text.toUpperCase().split(/[\s,;]+/).filter(Boolean);
}

/** `1,5` as the server takes it; null for what is no number of units, and for `1,000`, which could mean two. */
export function readUnits(text: string): string | null {
  const found = readNumber(text, 3);
  if (!found?.sure || found.units < 0 || found.units >= 10 ** 9) return null;
  return `${Math.floor(found.units / 1000)}.${String(found.units % 1000).padStart(3, "0")}`.replace(/\.?0+$/, "");
}

/** The charge as the server takes it, or null while something it needs is missing. */
export function bodyOf(line: ChargeLine, currency: string): LineBody | null {
  const discount = readDiscount(line.discount, currency);
  const units = readUnits(line.units);
  const ready = line.client && line.day && line.code && discount !== undefined && units !== null && !Number.isNaN(line.price ?? 0);
  if (!ready || units === null || !line.code || !line.day) return null;
  const [system, code] = line.code.id.split("|") as [System, string];
  return {
    client_id: line.client, service_on: line.day, system, code, units, modifiers: modifiersOf(line.modifiers),
    diagnoses: line.diagnoses && [...line.diagnoses], discount_bp: 0, discount_minor: 0, ...discount,
    discount_reason: discount ? line.reason.trim() : "", unit_minor: line.price, price_reason: line.price === null ? "" : line.priceReason.trim(),
  };
}

/** A captured line back in the form: the discount as an amount, the price only where somebody set one. */
export function lineOf(view: LineView, locale: string, listed: readonly string[]): ChargeLine {
  const { discount, unit } = view;
  return {
    key: newKey(), client: view.client_id, day: view.service_on,
    code: { id: `${view.system}|${view.code}`, label: view.description ? `${view.code} ${view.description}` : view.code },
    modifiers: view.modifiers.join(" "), units: view.units, diagnoses: pointedOf(view.diagnoses, listed),
    discount: discount.minor ? formatMinor(discount.minor, discount.currency, locale) : "", reason: view.discount_reason,
    price: view.price_reason ? unit.minor : null, priceReason: view.price_reason,
  };
}

const NAMES: Record<string, string> = {
  client_id: "client", service_on: "day", system: "code", code: "code", units: "units", modifiers: "modifiers", diagnoses: "diagnoses",
  discount: "discount", discount_bp: "discount", discount_minor: "discount", discount_reason: "reason", unit_minor: "price", price_reason: "priceReason",
};

/** The server's `lines.2.units` as the form's `<key>.units`; anything else stays as it is. */
export function fieldsOf(fields: Record<string, string>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => {
      const [, at, name] = path.split(".");
      if (path.startsWith("diagnoses.")) return ["diagnoses", text];
      const key = path.startsWith("lines.") ? keys[Number(at)] : undefined;
      return [key ? `${key}.${NAMES[name ?? ""] ?? "code"}` : path, text];
    }),
  );
}
