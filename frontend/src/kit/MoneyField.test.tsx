import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { setPreferences } from "../words/language";
import { MoneyField, type MinorValue } from "./MoneyField";

function Paid({ start = null }: { start?: MinorValue }) {
  const [value, setValue] = useState<MinorValue>(start);
  return (
    <>
      <MoneyField name="paid" label="Paid" currency="SEK" required value={value} onChange={setValue} />
      <output>{String(value)}</output>
      <button type="button" onClick={() => setValue(null)}>clear</button>
    </>
  );
}

const input = () => screen.getByRole<HTMLInputElement>("textbox");
const type = (value: string) => fireEvent.change(input(), { target: { value } });
const minor = () => document.querySelector("output")?.textContent;

test("either decimal mark gives the same whole minor units; leaving writes it the reader's way", () => {
  setPreferences({ language: "sv" });
  render(<Paid />);
  type("1,240.50");
  expect(minor()).toBe("124050");
  fireEvent.blur(input());
  expect(input().value.replace(/\s/g, " ")).toBe("1 240,50");
});

test("typing is not interfered with", () => {
  render(<Paid start={500} />);
  type("1.");
  expect([input().value, minor()]).toEqual(["1.", "100"]);
});

test("what cannot be read stays in the field, is NaN to the form, and is told on leaving", () => {
  render(<Paid />);
  type("twelve");
  expect(screen.queryByText(/Write the amount/)).toBeNull();
  fireEvent.blur(input());
  expect([input().value, minor()]).toEqual(["twelve", "NaN"]);
  expect(screen.getByText("Write the amount as figures, such as 1,240.50.")).toBeTruthy();
  expect(input().getAttribute("aria-invalid")).toBe("true");
});

test("empty is null, and a form's reset empties the field", () => {
  render(<Paid start={500} />);
  type("");
  expect(minor()).toBe("null");
  type("7");
  fireEvent.blur(input());
  fireEvent.click(screen.getByRole("button", { name: "clear" }));
  expect(input().value).toBe("");
});
