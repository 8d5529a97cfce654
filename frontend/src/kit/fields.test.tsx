import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { PhoneField } from "./PhoneField";
import { SelectField } from "./SelectField";
import { TextField } from "./TextField";
import { WaitingField } from "./WaitingField";

const OPTIONS = [{ value: "sv", label: "Svenska" }, { value: "pl", label: "Polski" }];

test("optional fields say so, required ones are marked for assistive technology", () => {
  render(<><TextField name="a" label="Given" required value="" /><TextField name="b" label="Middle" value="" /></>);
  expect(screen.getByRole("textbox", { name: "Given" }).getAttribute("aria-required")).toBe("true");
  expect(screen.getByRole("textbox", { name: "Middle · optional" }).getAttribute("aria-required")).toBeNull();
});

test("a required choice asks first and cannot be taken back to nothing", () => {
  const { rerender } = render(<SelectField name="l" label="Language" required options={OPTIONS} value="" />);
  expect(screen.getAllByRole("option").map((one) => one.textContent)).toEqual(["Choose…", "Svenska", "Polski"]);
  rerender(<SelectField name="l" label="Language" required options={OPTIONS} value="pl" />);
  expect(screen.getAllByRole("option").map((one) => one.textContent)).toEqual(["Svenska", "Polski"]);
});

test("a choice gives out its value", () => {
  const change = vi.fn();
  render(<SelectField name="l" label="Language" options={OPTIONS} value="" onChange={change} />);
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "sv" } });
  expect(change).toHaveBeenCalledExactlyOnceWith("sv");
});

test("a bare field keeps its name for assistive technology", () => {
  render(<TextField name="units" label="Units" bare value="" />);
  expect(screen.getByRole("textbox", { name: "Units" })).toBeTruthy();
  expect(screen.getByText("Units").className).toBe("hidden-text");
});

test("a phone field brings the telephone keyboard and is kept from the browser's memory", () => {
  render(<PhoneField name="phone" label="Phone" value="" />);
  const input = screen.getByRole("textbox");
  expect([input.getAttribute("type"), input.getAttribute("autocomplete")]).toEqual(["tel", "off"]);
});

test("the place of a field still loading is named and shut", () => {
  render(<WaitingField label="Service code" />);
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Service code" }).disabled).toBe(true);
});
