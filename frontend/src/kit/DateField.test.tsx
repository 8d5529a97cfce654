import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setPreferences } from "../words/language";
import { DateField } from "./DateField";

// happy-dom tells of a moved selection at once, browsers later; at once, the field would answer itself without end.
const collapse = Selection.prototype.collapse;
beforeEach(() => {
  let inside = false;
  vi.spyOn(Selection.prototype, "collapse").mockImplementation(function (this: Selection, ...place) {
    if (inside) return;
    inside = true;
    collapse.apply(this, place);
    inside = false;
  });
});
afterEach(() => void vi.restoreAllMocks());

function Day({ start = null }: { start?: string | null }) {
  const [value, setValue] = useState<string | null>(start);
  return (
    <>
      <DateField name="on" label="Received on" value={value} onChange={setValue} required />
      <output>{String(value)}</output>
    </>
  );
}

const value = () => document.querySelector("output")?.textContent;

test.each([["en", "03271957"], ["sv", "19570327"], ["pl", "27031957"]] as const)("in %s the date is typed in the order %s", async (language, figures) => {
  setPreferences({ language });
  render(<Day />);
  const [first] = await screen.findAllByRole("spinbutton");
  first?.focus();
  await userEvent.keyboard(figures);
  expect(value()).toBe("1957-03-27");
});

test("a given date is shown in its parts; a wrong one is an empty field, not a crash", async () => {
  const { unmount } = render(<Day start="2026-11-20" />);
  expect((await screen.findAllByRole("spinbutton")).map((one) => one.textContent)).toEqual(["11", "20", "2026"]);
  unmount();
  render(<Day start="soon" />);
  expect((await screen.findAllByRole("spinbutton")).length).toBe(3);
});
