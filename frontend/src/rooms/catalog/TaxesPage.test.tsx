import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { civilToday } from "../../words/format";
import { percent, rateText, readRate } from "./shared";

const TAX = { tax_code: "VAT25", version: 3, rules: [{ rate_bp: 2500, exemption: "", source: "The act", rounding: "line" as const, from_on: "2024-01-01", until_on: null }] };
const DISCOUNT = { key: "SLIDING", version: 2, rules: [{ name: "Sliding fee", rate_bp: 1000, cap_bp: 1500, from_on: "2024-01-01", until_on: null }] };

test("a tax rule is shown with its source and changed on its version", async () => {
  const calls = fakeApi({ "GET /api/v1/catalog/taxes": [TAX], "PUT /api/v1/catalog/taxes/{tax_code}": TAX });
  renderScreen("/catalog/taxes", ["catalog:read", "catalog:write"]);
  await screen.findByText("The act");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const dialog = await screen.findByRole("dialog");
  const rate = within(dialog).getByLabelText("Rate, %");
  await userEvent.clear(rate);
  await userEvent.type(rate, "one");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText(/Write a share from 0 to 100/)).length).toBeGreaterThan(0);
  await userEvent.clear(rate);
  await userEvent.type(rate, "12,5");
  await userEvent.selectOptions(within(dialog).getByLabelText(/Rounded/), "rate");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({ rate_bp: 1250, source: "The act", rounding: "rate", version: 3 });
});

test("discounts show up to where they need no approval; who may only read cannot change them", async () => {
  fakeApi({ "GET /api/v1/catalog/discounts": [DISCOUNT] });
  renderScreen("/catalog/discounts", ["catalog:read"]);
  await screen.findByText("Sliding fee");
  expect(screen.getByText("15%")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Add discount" })).toBeNull();
});

test("the next rule of a discount begins with its last one and today, and is set on its version", async () => {
  const calls = fakeApi({ "GET /api/v1/catalog/discounts": [DISCOUNT], "PUT /api/v1/catalog/discounts/{key}": DISCOUNT });
  renderScreen("/catalog/discounts", ["catalog:read", "catalog:write"]);
  await screen.findByText("Sliding fee");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const dialog = await screen.findByRole("dialog", { name: "Change SLIDING" });
  await userEvent.clear(within(dialog).getByLabelText("Name"));
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText(/Fill this in/)).length).toBeGreaterThan(0);
  expect(calls.some((call) => call.method === "PUT")).toBe(false);
  await userEvent.type(within(dialog).getByLabelText("Name"), "Sliding");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({ name: "Sliding", rate_bp: 1000, cap_bp: 1500, from_on: civilToday(), until_on: null, version: 2 });
});

test.each([["25", 2500], ["7,5", 750], ["100 %", 10_000], ["100,01", undefined], ["x", undefined], ["", undefined]])("a rate typed as “%s” is %s basis points", (text, bp) => {
  expect(readRate(text)).toBe(bp);
});

test("a rate is typed again as it was, and read the reader's way", () => {
  for (const bp of [0, 1, 750, 2500, 10_000]) expect(readRate(rateText(bp))).toBe(bp);
  expect(percent("sv", 750)).toMatch(/7,5\s%/);
});
