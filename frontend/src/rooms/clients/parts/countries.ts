import { useMemo } from "react";
import type { SelectOption } from "../../../kit";
import { collator } from "../../../words/format";
import { useLanguage, type Language } from "../../../words/language";

/** ISO 3166 codes offered: the office's own countries, North America and the EEA with its neighbours. */
const COUNTRIES =
  "AT BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MT MX NL NO PL PT RO SE SI SK UA US".split(" ");

/** Time zones of those who are reached by phone; another one stays when an account has it. */
const ZONES = [
  "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
  "Pacific/Honolulu", "Europe/Stockholm", "Europe/Warsaw", "Europe/London", "Europe/Berlin", "Europe/Helsinki", "Europe/Kyiv",
];

/** What an office of each language usually writes down for a new account. */
export const HABITS: Record<Language, { country: string; currency: string; zone: string }> = {
  en: { country: "US", currency: "USD", zone: "America/New_York" },
  sv: { country: "SE", currency: "SEK", zone: "Europe/Stockholm" },
  pl: { country: "PL", currency: "PLN", zone: "Europe/Warsaw" },
};

export function useCountries(): SelectOption[] {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: "region" });
    const options = COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }));
    return options.toSorted((a, b) => collator(language).compare(a.label, b.label));
  }, [language]);
}

export function zoneOptions(now: string): SelectOption[] {
  const all = ZONES.includes(now) || !now ? ZONES : [now, ...ZONES];
  return all.map((value) => ({ value, label: value.replace("_", " ").replace("/", ": ") }));
}
