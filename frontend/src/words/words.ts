/** Texts of the screens: one area = one dictionary per language, read through `useWords`. */
import { useCallback } from "react";
import { useLanguage, type Language } from "./language";

/** Plural categories CLDR gives each language for whole numbers and fractions (checked in words.test.ts). */
interface PluralCategories {
  en: "one" | "other";
  sv: "one" | "other";
  pl: "one" | "few" | "many" | "other";
}

type Plural<L extends Language = "en"> = Record<PluralCategories[L], string>;
export type Entry = string | Record<string, string>;
export type Dictionary = Record<string, Entry>;

/** The shape a translation must have: the same keys, and a form for every plural category of its language. */
export type Like<L extends Language, E extends Dictionary> = {
  [K in keyof E]: E[K] extends string ? string : Plural<L>;
};

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Slots<V> = V extends string ? Names<V> : V extends { other: infer O extends string } ? Names<O> | "n" : never;
type Given<V> = [Slots<V>] extends [never] ? [] : [values: { [N in Slots<V>]: string | number }];

interface Area<E extends Dictionary> {
  en: E;
  sv: Dictionary;
  pl: Dictionary;
}

export type Say<E extends Dictionary> = <K extends keyof E & string>(key: K, ...given: Given<E[K]>) => string;

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function cached<T>(store: Map<string, T>, key: string, make: () => T): T {
  const found = store.get(key);
  if (found !== undefined) return found;
  const made = make();
  store.set(key, made);
  return made;
}

/** The plural form for a number; a wrong category cannot be stored, so `other` is only for exotic numbers. */
function pluralForm(language: Language, entry: Record<string, string>, n: number): string {
  const rule = cached(rules, language, () => new Intl.PluralRules(language));
  return entry[rule.select(n)] ?? entry.other ?? "";
}

/** Fill `{name}` slots; numbers are written as the language writes them. */
export function fill(language: Language, text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = values[name];
    if (value === undefined) return slot;
    if (typeof value === "string") return value;
    return cached(numbers, language, () => new Intl.NumberFormat(language)).format(value);
  });
}

/** Bind one area to one language. */
export function sayer<E extends Dictionary>(area: Area<E>, language: Language): Say<E> {
  return (key, ...given) => {
    const entry = (area[language] as Dictionary)[key] as Entry;
    const values = (given[0] ?? {}) as Record<string, string | number>;
    const text = typeof entry === "string" ? entry : pluralForm(language, entry, Number(values.n));
    return given.length ? fill(language, text, values) : text;
  };
}

const bound = new WeakMap<object, Map<Language, unknown>>();

/** The texts of one area in the representative's language. */
export function useWords<E extends Dictionary>(area: Area<E>): Say<E> {
  const language = useLanguage();
  let languages = bound.get(area);
  if (!languages) bound.set(area, (languages = new Map()));
  let say = languages.get(language) as Say<E> | undefined;
  if (!say) languages.set(language, (say = sayer(area, language)));
  return say;
}

/**
 * Words of the server (states, reasons, kinds) in the representative's language: `told("state", "sent")` says the text
 * `state_sent`. A word that nobody has translated yet is shown as it is, without its underscores.
 */
export function useTold<E extends Dictionary>(area: Area<E>): (family: string, word: string) => string {
  const say = useWords(area) as unknown as (key: string) => string;
  return useCallback(
    (family: string, word: string) => {
      const key = `${family}_${word.replaceAll("-", "_")}`;
      return key in area.en ? say(key) : word.replaceAll("_", " ");
    },
    [say, area],
  );
}
