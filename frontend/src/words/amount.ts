/** Amounts as a person types them, to and from whole minor units. Text is cut, never multiplied: no float touches money. */

export interface Amount {
  minor: number;
  currency: string;
  display: string;
}

/** The most one amount may be, in minor units, as at the doors (chalicelib/kernel/horizons.py). Sums may be larger. */
export const AMOUNT_MAX = 10 ** 10;

/** The currencies the office keeps accounts in (the server's kernel). */
const CURRENCIES = ["USD", "SEK", "PLN", "EUR"] as const;

/** To choose one of them. */
export const CURRENCY_CHOICES = CURRENCIES.map((value) => ({ value, label: value }));

const digitsOf = new Map<string, number>();

/** Decimal places of a currency (ISO 4217, as Intl knows it). */
function currencyDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/**
 * A number read: `units` of its last decimal (cents, thousandths). `sure` is false where only one mark stands before
 * three figures (`1,000`): a thousand to some, one to others.
 */
interface Read {
  units: number;
  sure: boolean;
}

/** How each currency is written beside an amount; as the server's reader has it (chalicelib/kernel/amounts.py). */
const SIGNS: Record<string, string> = { USD: "US\\$|\\$|USD", SEK: "kr\\.|kr|SEK", PLN: "zł|PLN", EUR: "€|EUR" };

/** Groups of three, parted alike throughout; then the decimals behind the other mark. */
const GROUPED = /^([1-9]\d{0,2}(?:([ '’.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,9}))?$/;
const PLAIN = /^(\d*)(?:[.,](\d*))?$/;
const LONGEST = 40;

const frames = new Map<string, RegExp>();

/** Sign, unit and figures: the sign and the unit once each, before or behind. */
function frameOf(currency: string): RegExp {
  let frame = frames.get(currency);
  if (!frame) {
    const unit = currency ? (SIGNS[currency] ?? currency) : "(?!)";
    frame = new RegExp(`^(-|\\+)? ?(${unit})? ?(-|\\+)? ?(\\d[\\d '’.,]*|[.,]\\d+) ?(-)? ?(${unit})? ?(-)?$`, "iu");
    frames.set(currency, frame);
  }
  return frame;
}

function unitsOf(whole: string, fraction: string, decimals: number): number | null {
  if (/[^0]/.test(fraction.slice(decimals)) || (fraction.length === 3 && decimals < 3)) return null;
  const units = Number((whole || "0") + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return units > AMOUNT_MAX ? null : units;
}

function figuresOf(text: string, decimals: number): Read | null {
  const [, whole = "", mark = "", fraction] = GROUPED.exec(text) ?? [];
  if (whole) {
    const single = ".,".includes(mark) && whole.split(mark).length === 2 && fraction === undefined;
    const [head = "", tail = ""] = single && decimals >= 3 ? whole.split(mark) : [whole.replaceAll(mark, ""), fraction];
    const units = unitsOf(head, tail, decimals);
    return units === null ? null : { units, sure: !single };
  }
  const plain = PLAIN.exec(text);
  const units = plain && (plain[1] || plain[2]) ? unitsOf(plain[1] ?? "", plain[2] ?? "", decimals) : null;
  return units === null ? null : { units, sure: true };
}

function read(text: string, currency: string, decimals: number): Read | null {
  const plain = text.replace(/\s+/g, " ").trim().replace(/[−–]/g, "-");
  const inner = /^\(.*\)$/.test(plain) ? plain.slice(1, -1).trim() : plain;
  const match = inner.length > LONGEST ? null : frameOf(currency).exec(inner);
  if (!match) return null;
  const [, first, before, second, figures = "", third, behind, fourth] = match;
  const signs = [first, second, third, fourth, inner === plain ? undefined : "-"].filter(Boolean);
  if (signs.length > 1 || (before && behind)) return null;
  const found = figuresOf(figures.trim(), decimals);
  return found && signs[0] === "-" ? { ...found, units: -found.units } : found;
}

/** A number with at most so many decimals, in units of the last of them; null for anything else. */
export function readNumber(text: string, decimals: number): Read | null {
  return read(text, "", decimals);
}

/** A share typed as percent, `12,5` or `12.5 %`, in basis points from 0 to 100 %; null for anything else. */
export function readShare(text: string): number | null {
  const found = readNumber(text.replace(/\s*%\s*$/, ""), 2);
  return found?.sure && found.units >= 0 && found.units <= 10_000 ? found.units : null;
}

/**
 * Read an amount typed in any of our languages: `1 240,50`, `1,240.50`, `1240.5`, `kr 5`, by the server's own table of
 * examples (tests/examples/amounts.json). Null when it is not exactly one amount of this currency. What is not `sure`
 * is read as thousands, which a field shows when it is left.
 */
export function readAmount(text: string, currency: string): Read | null {
  return read(text, currency, currencyDigits(currency));
}

/** The same in minor units. */
export function parseAmount(text: string, currency: string): number | null {
  return readAmount(text, currency)?.units ?? null;
}

/** Write minor units for an input: grouped, with the locale's decimal mark, without the currency. */
export function formatMinor(minor: number, currency: string, locale: string): string {
  const digits = currencyDigits(currency);
  const figures = String(Math.abs(minor)).padStart(digits + 1, "0");
  const cut = figures.length - digits;
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(1.1);
  const mark = parts.find((part) => part.type === "decimal")?.value ?? ".";
  const grouped = new Intl.NumberFormat(locale).format(BigInt(figures.slice(0, cut)));
  return (minor < 0 ? "−" : "") + grouped + (digits ? mark + figures.slice(cut) : "");
}
