import { expect, test } from "vitest";
import { badgeWidth } from "./badgeWidth";

test("a column of states has room for its longest word", () => {
  expect(badgeWidth(["Open", "Częściowo opłacona"])).toBe(badgeWidth(["Częściowo opłacona"]));
  expect(badgeWidth(["Częściowo opłacona"])).toBeGreaterThan(160);
  expect(badgeWidth([])).toBeGreaterThan(0);
});
