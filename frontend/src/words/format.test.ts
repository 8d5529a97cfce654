import { expect, test } from "vitest";
import { collator, daysBetween, formatDate, formatDays, formatMoment, formatShare, setOfficeZone } from "./format";

const plain = (text: string) => text.replace(/\s/g, " ");

test.each([["en", "Mar 27, 1957"], ["sv", "27 mars 1957"], ["pl", "27 mar 1957"]] as const)("a civil date in %s is %s", (language, text) => {
  expect(formatDate(language, "1957-03-27")).toBe(text);
});

test("a date that is none is shown as it came", () => expect(formatDate("en", "soon")).toBe("soon"));

test("a moment stands on the day that the office had", () => {
  setOfficeZone("America/New_York");
  expect(plain(formatMoment("en", "2026-11-22T03:33:00Z"))).toBe("Nov 21, 2026, 10:33 PM");
  setOfficeZone("Europe/Stockholm");
  expect(plain(formatMoment("sv", "2026-11-22T03:33:00Z"))).toBe("22 nov. 2026 04:33");
  setOfficeZone(undefined);
});

test("days are counted by the calendar, across daylight saving", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-11-20", "2026-11-17T23:59:00Z")).toBe(-3);
});

test("a span is said in words", () => expect(formatDays("sv", -1)).toBe("i går"));

test("a share of nothing is nothing", () => expect(plain(formatShare("en", 0, 0))).toBe("0%"));

test("names sort by the reader's alphabet", () => {
  const names = ["Öberg", "Zetterlund", "Åkesson", "Andersson"];
  expect(names.toSorted(collator("sv").compare)).toEqual(["Andersson", "Zetterlund", "Åkesson", "Öberg"]);
  expect(["mama", "łza", "lato"].toSorted(collator("pl").compare)).toEqual(["lato", "łza", "mama"]);
});
