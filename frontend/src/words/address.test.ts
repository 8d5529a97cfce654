import { expect, test } from "vitest";
import { addressLine } from "./address";

const BLANK = { line1: "", line2: "", postal_code: "", city: "", region: "", country: "" };

test.each([
  [{ line1: "12 Elm Street", postal_code: "02118", city: "Boston", region: "MA", country: "US" }, "12 Elm Street, Boston, MA 02118, US"],
  [{ line1: "Storgatan 1", line2: "lgh 1102", postal_code: "112 23", city: "Stockholm", country: "SE" }, "Storgatan 1, lgh 1102, 112 23 Stockholm, SE"],
  [{ line1: "ul. Długa 5", postal_code: "00-238", city: "Warszawa", region: "mazowieckie", country: "PL" }, "ul. Długa 5, 00-238 Warszawa, mazowieckie, PL"],
  [{ city: "Boston", country: "US" }, "Boston, US"],
  [{ postal_code: "02118", country: "US" }, "02118, US"],
  [{ country: "US" }, ""],
  [{}, ""],
])("an address reads as its country writes it: %o", (given, line) => {
  expect(addressLine({ ...BLANK, ...given })).toBe(line);
});
