import { expect, test } from "vitest";
import { blankLine, bodyOf, fieldsOf, isBlank, lineOf, readDiscount } from "./lines";
import { holdText } from "./holds";
import { chargesWords } from "../../words/charges";
import { sayer } from "../../words/words";
import { INVOICE, usd } from "./testing";

test.each([
  ["10%", { discount_bp: 1000 }],
  ["12,5 %", { discount_bp: 1250 }],
  ["100%", { discount_bp: 10_000 }],
  ["5.00", { discount_minor: 500 }],
  ["1 240,50", { discount_minor: 124_050 }],
  ["", null],
  ["101%", undefined],
  ["ten", undefined],
  ["-5", undefined],
])("a discount typed as “%s” is %o", (text, expected) => {
  expect(readDiscount(text, "USD")).toEqual(expected);
});

test("a line is sent only when nothing it needs is missing, with modifiers parted", () => {
  const line = { ...blankLine("c1", "2026-11-20"), code: { id: "hcpcs|H2014", label: "H2014" }, modifiers: "hq gt", units: "1,5" };
  expect(bodyOf(line, "USD")).toMatchObject({ system: "hcpcs", code: "H2014", units: "1.5", modifiers: ["HQ", "GT"] });
  for (const missing of [{ code: null }, { day: null }, { client: "" }, { units: "x" }, { units: "1,000" }, { discount: "x" }, { price: Number.NaN }]) {
    expect(bodyOf({ ...line, ...missing }, "USD")).toBeNull();
  }
});

test("a captured line comes back into the form as it was sent", () => {
  const [view] = INVOICE.lines;
  const line = lineOf({ ...view!, discount: usd(1500), discount_reason: "Hardship" }, "en-US", ["F320"]);
  expect(bodyOf(line, "USD")).toMatchObject({ client_id: "c1", system: "service", code: "VISIT", discount_minor: 1500, discount_reason: "Hardship", unit_minor: null, diagnoses: null });
  expect(isBlank(line)).toBe(false);
  expect(isBlank(blankLine("c1", null))).toBe(true);
});

test("the server's places become the form's", () => {
  expect(fieldsOf({ "lines.1.discount_reason": "why", lines: "too many" }, ["a", "b"])).toEqual({ "b.reason": "why", lines: "too many" });
});

test("holds are said in the reader's language; an unknown one as the server wrote it", () => {
  const sv = sayer(chargesWords, "sv");
  expect(holdText(sv, "no_price", "")).toContain("prislista");
  expect(holdText(sv, "duplicate_charge", "VISIT är redan debiterad: faktura 100017-0001.")).toContain("100017-0001");
  expect(holdText(sv, "duplicate_charge")).toContain("redan debiterad");
  expect(holdText(sv, "brand_new", "As the server says.")).toBe("As the server says.");
});
