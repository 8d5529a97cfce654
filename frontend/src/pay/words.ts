/** The page's texts, with the few lines of plural and slots it needs (the portal's module would bring React along). */
import { en } from "../words/pay.en";
import { pl } from "../words/pay.pl";
import { sv } from "../words/pay.sv";
import { standsWords } from "../words/stands";

const areas = { en: { ...en, ...standsWords.en }, sv: { ...sv, ...standsWords.sv }, pl: { ...pl, ...standsWords.pl } };
type Language = keyof typeof areas;
export const LANGUAGES: Record<Language, string> = { en: "English", sv: "Svenska", pl: "Polski" };
export const LOCALES: Record<Language, string> = { en: "en-US", sv: "sv-SE", pl: "pl-PL" };

const KEY = "pay.language";

function known(tag: string | null | undefined): Language | null {
  const short = tag?.slice(0, 2) ?? "";
  return short in areas ? (short as Language) : null;
}

let language: Language = known(sessionStorage.getItem(KEY)) ?? navigator.languages.map(known).find(Boolean) ?? "en";

export function currentLanguage(): Language {
  return language;
}

/** The person's own choice holds over what the office knows; the office's over the browser's. */
export function chooseLanguage(tag: string, own: boolean): void {
  const next = known(tag);
  if (!next || (!own && sessionStorage.getItem(KEY))) return;
  language = next;
  if (own) sessionStorage.setItem(KEY, next);
}

export function say(key: keyof typeof areas.en, values: Record<string, string | number> = {}): string {
  const entry: string | Record<string, string> = areas[language][key];
  const text = typeof entry === "string" ? entry : (entry[new Intl.PluralRules(language).select(Number(values.n))] ?? "");
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

export function date(iso: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}
