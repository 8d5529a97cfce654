import { expect, test } from "vitest";
import { formatMinor, MINOR_LIMIT, parseAmount } from "./amount";

test.each([
  ["1240,50", 124050], ["1 240,50", 124050], ["1\u00a0240,50", 124050], ["1,240.50", 124050], ["1.240,50", 124050],
  ["1240.5", 124050], ["12", 1200], ["1,000", 100000], ["1.234.567", 123456700], [".50", 50], ["$5", 500], ["5 kr", 500], ["12,30 zł", 1230],
  ["SEK", null], ["5 SEK", 500], ["-3", -300], ["−3,25", -325], ["0", 0],
])("%s is read as %s minor units", (text, minor) => {
  expect(parseAmount(text, "SEK")).toBe(minor);
});

test.each(["", "abc", "1,2,3", "1.234,567", "12.345.6", "1e5", "5-", "1240,505", "--5"])("%s is not an amount", (text) => {
  expect(parseAmount(text, "SEK")).toBeNull();
});

test("amounts beyond the kernel's limit are refused", () => {
  expect(parseAmount(String(MINOR_LIMIT), "SEK")).toBeNull();
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
