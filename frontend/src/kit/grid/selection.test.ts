import { expect, test } from "vitest";
import { allOrNone, ranged, toggled } from "./selection";

const KEYS = ["a", "b", "c", "d"];

test("toggling twice changes nothing", () => expect([...toggled(toggled(new Set(["a"]), "b"), "b")]).toEqual(["a"]));
test("a range includes both ends, in either direction", () => {
  expect([...ranged(new Set(), KEYS, 2, 0)].toSorted()).toEqual(["a", "b", "c"]);
  expect([...ranged(new Set(["d"]), KEYS, 1, 1)].toSorted()).toEqual(["b", "d"]);
});
test("all, and again none", () => {
  const all = allOrNone(new Set(["a"]), KEYS);
  expect(all.size).toBe(4);
  expect(allOrNone(all, KEYS).size).toBe(0);
});
