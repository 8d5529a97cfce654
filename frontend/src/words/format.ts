/** Dates, counts and spans in the reader's language. Formatters are cached: making one per cell is what slows tables. */
import type { Language } from "./language";

/** Regions whose habits an office with each language expects; `en` is the United States, as in its claims and codes. */
export const LOCALES: Record<Language, string> = { en: "en-US", sv: "sv-SE", pl: "pl-PL" };

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat | Intl.Collator>();

function keep<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat | Intl.Collator>(
  key: string,
  make: () => T,
): T {
  const found = cache.get(key);
  if (found) return found as T;
  const made = make();
  cache.set(key, made);
  return made;
}

export type DateStyle = "short" | "medium" | "long";

/** A civil date has no zone: it is read as UTC and written as UTC, so nobody's birthday moves. */
export function formatDate(language: Language, iso: string, style: DateStyle = "medium"): string {
  const format = keep(`d${language}${style}`, () =>
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: style, timeZone: "UTC" }),
  );
  const at = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? iso : format.format(at);
}

/** How far the office's clock is ahead of this machine's: milliseconds in the local run, where it can be moved, else none. */
let ahead = 0;
/** Where the office is: its day is the day of the books, wherever the reader sits. Nothing: the reader's own, signed out. */
let zone: string | undefined;

export function setAhead(milliseconds: number): void {
  ahead = milliseconds;
}

export function setOfficeZone(name: string | undefined): void {
  zone = name;
}

/** A moment by the office's clock, so that its day is the day of the books, wherever the reader sits. */
export function formatMoment(language: Language, iso: string): string {
  const format = keep(`m${language}${zone ?? ""}`, () =>
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "short", timeZone: zone }),
  );
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : format.format(at);
}

/** The day a moment falls on in the office, as a civil date. */
export function officeDay(moment: number): string {
  const format = keep(`t${zone ?? ""}`, () => new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: zone }));
  return format.format(moment); // Swedish writes 2026-11-21
}

/** Today in the office, as a civil date; in the local run on its own, moved calendar. */
export function civilToday(): string {
  return officeDay(Date.now() + ahead);
}

/** A civil day so many days from today. */
export function inDays(days: number): string {
  return new Date(Date.parse(`${civilToday()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days between two civil dates (86,400,000 ms a day: both are midnight UTC, so no daylight saving). */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);
}

/** “in 3 days”, “yesterday”. */
export function formatDays(language: Language, days: number): string {
  return keep(`r${language}`, () => new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "auto" })).format(days, "day");
}

export function formatCount(language: Language, n: number): string {
  return keep(`n${language}`, () => new Intl.NumberFormat(LOCALES[language])).format(n);
}

export function formatShare(language: Language, part: number, whole: number): string {
  const format = keep(`p${language}`, () =>
    new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 0 }),
  );
  return format.format(whole === 0 ? 0 : part / whole);
}

/** Names sort as the reader's alphabet says: å ä ö after z in Swedish, ł after l in Polish. */
export function collator(language: Language): Intl.Collator {
  return keep(`c${language}`, () => new Intl.Collator(LOCALES[language], { numeric: true, sensitivity: "base" }));
}
