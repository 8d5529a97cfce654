import { expect, test } from "vitest";
import table from "../../../tests/examples/amounts.json";
import { AMOUNT_MAX, formatMinor, parseAmount, readAmount, readNumber, readShare } from "./amount";

test.each(table.amounts)("$text ($currency) is read as the table says", ({ text, currency, minor, sure }) => {
  expect(readAmount(text, currency)).toEqual(minor === null ? null : { units: minor, sure });
});

test.each(table.numbers)("$text with $decimals decimals is read as the table says", ({ text, decimals, units, sure }) => {
  expect(readNumber(text, decimals)).toEqual(units === null ? null : { units, sure });
});

test.each([["12,5", 1250], ["12.5 %", 1250], ["100 %", 10000], ["0", 0], ["8.250", null], ["1,000", null], ["101", null], ["-1", null], ["x", null], ["", null]])("%s is a share of %s basis points", (text, points) => {
  expect(readShare(text)).toBe(points);
});

test("amounts beyond the kernel's limit are refused", () => {
  expect(parseAmount(String(AMOUNT_MAX), "SEK")).toBeNull();
});

test.each(["en-US", "sv-SE", "pl-PL"])("what is written in %s is read back exactly", (locale) => {
  // A Lehmer walk over all magnitudes, so that every grouping and every cent ending comes up.
  let state = 7;
  for (let at = 0; at < 2000; at++) {
    state = (state * 48271) % 2147483647;
    const minor = (state % 10 ** (1 + (at % 9))) * (at % 2 ? 1 : -1) + 0;
    expect(parseAmount(formatMinor(minor, "SEK", locale), "SEK")! + 0).toBe(minor);
  }
});
