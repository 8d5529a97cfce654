import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { PostalField, shapePostal } from "./PostalField";

test.each([["SE", "11455", "114 55"], ["SE", "114", "114"], ["PL", "00950", "00-950"], ["US", "606011234", "60601-1234"], ["US", "60601", "60601"], ["GB", "SW1A 1AA", "SW1A 1AA"], ["SE", "x1", "x1"]])("in %s “%s” is shaped “%s”", (country, typed, shaped) => {
  expect(shapePostal(country, typed)).toBe(shaped);
});

test.each([["SE", "114 55"], ["PL", "00-950"], ["US", "60601-1234"]])("a shaped code of %s stays as it is", (country, code) => {
  expect(shapePostal(country, code)).toBe(code);
});

test("the value given out is the shaped one", () => {
  const change = vi.fn();
  render(<PostalField name="postal" label="Postal code" country="SE" value="" onChange={change} />);
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "11455" } });
  expect(change).toHaveBeenCalledExactlyOnceWith("114 55");
});
