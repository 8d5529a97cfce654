import { expect, expectTypeOf, test } from "vitest";
import { renderHook } from "@testing-library/react";
import { fill, sayer, useTold, type Dictionary, type Entry } from "./words";

const files = import.meta.glob<Record<string, Dictionary>>("./*.{en,sv,pl}.ts", { eager: true });
const dictionaries = Object.entries(files).map(([path, module]) => {
  const [, area = "", language = ""] = /\.\/(\w+)\.(\w+)\.ts$/.exec(path) ?? [];
  return { area, language, words: module[language] as Dictionary };
});
const english = Object.fromEntries(dictionaries.filter((one) => one.language === "en").map((one) => [one.area, one.words]));

function slots(entry: Entry): string[] {
  const forms = typeof entry === "string" ? [entry] : Object.values(entry);
  return [...new Set(forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "")))].toSorted();
}

test("every area speaks all three languages", () => {
  for (const area of Object.keys(english)) {
    expect(dictionaries.filter((one) => one.area === area).map((one) => one.language).toSorted(), area).toEqual(["en", "pl", "sv"]);
  }
});

test.each(dictionaries)("$area in $language has exactly the English keys, none empty", ({ area, words }) => {
  expect(Object.keys(words).toSorted()).toEqual(Object.keys(english[area] ?? {}).toSorted());
  for (const [key, entry] of Object.entries(words)) for (const form of typeof entry === "string" ? [entry] : Object.values(entry)) expect(form.trim(), key).not.toBe("");
});

test.each(dictionaries)("plurals of $area in $language have every category of the language", ({ language, words }) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  for (const [key, entry] of Object.entries(words)) if (typeof entry !== "string") expect(Object.keys(entry).toSorted(), key).toEqual(categories);
});

test.each(dictionaries)("texts of $area in $language use the same slots as English", ({ area, words }) => {
  for (const [key, entry] of Object.entries(words)) expect(slots(entry), key).toEqual(slots(english[area]?.[key] ?? ""));
});

test.each([[1, "1 wiersz"], [2, "2 wiersze"], [5, "5 wierszy"], [22, "22 wiersze"], [1.5, "1,5 wiersza"]])("Polish counts %d as %s", (n, text) => {
  const rows = { one: "{n} wiersz", few: "{n} wiersze", many: "{n} wierszy", other: "{n} wiersza" };
  const say = sayer({ en: { rows: { one: "{n} row", other: "{n} rows" } }, sv: {}, pl: { rows } }, "pl");
  expect(say("rows", { n })).toBe(text);
});

test("numbers in slots are grouped as the language does, words are left alone", () => {
  expect(fill("sv", "{n} av {name}", { n: 12345, name: "A-1" }).replace(/\s/g, " ")).toBe("12 345 av A-1");
});

test("a slot is a type: leaving it out does not compile", () => {
  const say = sayer({ en: { hello: "Hello {name}", plain: "Plain" } as const, sv: {}, pl: {} }, "en");
  expectTypeOf(say<"hello">).parameters.toEqualTypeOf<["hello", { name: string | number }]>();
  expectTypeOf(say<"plain">).parameters.toEqualTypeOf<["plain"]>();
});

const sources = import.meta.glob<string>(["../{kit,shell,rooms}/**/*.tsx", "!../kit/page/**", "!**/*.test.tsx"], { eager: true, query: "?raw", import: "default" });

/** The product's name and the name of a key are the same in every language. */
const NAMES = new Set(["Quittance", "Esc"]);

test("no screen has words of its own: all text comes from the dictionaries", () => {
  const found = Object.entries(sources).flatMap(([path, text]) => {
    const between = [...text.matchAll(/>\s*([A-ZÅÄÖ][^<>{}=;()]*[a-zåäö])\s*<\//g)].map(([, words]) => words ?? "");
    const attributes = [...text.matchAll(/\s(?:label|title|placeholder|aria-label|hint)="([^"]*[a-z][^"]*)"/g)].map(([, words]) => words ?? "");
    return [...between, ...attributes].filter((words) => !NAMES.has(words.trim())).map((words) => `${path}: ${words}`);
  });
  expect(Object.keys(sources).length).toBeGreaterThan(40);
  expect(found).toEqual([]);
});

test("a word of the server is told in the reader's language; one nobody translated is shown plainly", () => {
  const area = { en: { state_sent: "Sent", state_on_hold: "On hold" }, sv: {}, pl: {} } as const;
  const { result } = renderHook(() => useTold(area));
  expect([result.current("state", "sent"), result.current("state", "on-hold"), result.current("state", "half_way")]).toEqual(["Sent", "On hold", "half way"]);
});
