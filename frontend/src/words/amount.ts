/** Amounts as a person types them, to and from whole minor units. Text is cut, never multiplied: no float touches money. */

export interface Amount {
  minor: number;
  currency: string;
  display: string;
}

/** Two bits below Number.MAX_SAFE_INTEGER, as in the server's kernel, so that sums stay exact. */
export const MINOR_LIMIT = 2 ** 51;

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

function whole(part: string): string {
  return part.replace(/[.,]/g, "");
}

/** The last of `.` and `,` is the decimal mark, if at most `digits` figures follow it; the other one only groups. */
function split(text: string, digits: number): [string, string] | null {
  const mark = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (mark < 0) return [text, ""];
  const tail = text.slice(mark + 1);
  if (tail.length > digits) return tail.length === 3 && /^\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)$/.test(text) ? [whole(text), ""] : null;
  const head = text.slice(0, mark);
  if (head.includes(text.charAt(mark))) return null;
  return [whole(head), tail];
}

/**
 * Read an amount typed in any of our languages: `1 240,50`, `1,240.50`, `1240.5`, `kr 5`.
 * Returns minor units, or null when it is not exactly one amount (too many decimals, letters, beyond the limit).
 */
export function parseAmount(text: string, currency: string): number | null {
  const digits = currencyDigits(currency);
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, "").replace(/^(?:\$|€|kr\.?|zł)|(?:kr\.?|zł|€|\$|[A-Z]{3})$/gi, "");
  const sign = /^[-−]/.test(bare) ? -1 : 1;
  const parts = split(bare.replace(/^[-−+]/, ""), digits);
  if (!parts || !/^\d*$/.test(parts[0]) || !/^\d*$/.test(parts[1]) || parts[0] + parts[1] === "") return null;
  const minor = Number((parts[0] || "0") + parts[1].padEnd(digits, "0"));
  return minor > MINOR_LIMIT ? null : sign * minor;
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
