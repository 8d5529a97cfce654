import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Status, toneOf } from "./Status";

test.each([["paid", "good"], ["overdue", "bad"], ["held", "warn"], ["issued", "info"], ["never heard of", "neutral"]])("%s has the tone %s", (state, tone) => {
  expect(toneOf(state)).toBe(tone);
});

test("a given tone holds over the state's", () => {
  const { container } = render(<Status state="paid" tone="bad">Paid twice</Status>);
  expect(container.firstElementChild?.className).toContain("tone-bad");
});
