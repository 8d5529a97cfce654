import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const CODE = { system: "hcpcs" as const, code: "H2014", display: "H2014", description: "Skills training", billable: true, from_on: "2026-01-01", until_on: null, names: {}, price: null };
const PAYER = {
  id: "pyr_1", name: "Northfield", kind: "agency" as const, address: { line1: "", line2: "", city: "", region: "", postal_code: "", country: "US" },
  email: "", phone: "", terms_days: 30, fee_schedule: "northfield", active: true, version: 1, outside_ids: {},
};

function office() {
  return fakeApi({
    "GET /api/v1/catalog/codes": { items: [CODE] },
    "GET /api/v1/catalog/codes/{system}/{code}": { on: "2026-11-20", current: CODE, history: [CODE, { ...CODE, from_on: "2020-01-01", until_on: "2026-01-01", description: "Older words" }] },
    "GET /api/v1/payers": { items: [PAYER], cursor: null },
    "GET /api/v1/catalog/price": ({ query }) => ({
      on: "2026-11-20", reason: query.get("schedule") === "northfield" ? ("payer_schedule" as const) : ("cash_price" as const),
      price: { schedule: query.get("schedule") ?? "", unit: { minor: 4200, currency: "USD", display: "$42.00" }, from_on: "2026-01-01", until_on: null, tax_code: "" },
    }),
  });
}

test("words and system are asked for at the server", async () => {
  const calls = office();
  renderScreen("/catalog", ["catalog:read"]);
  await screen.findByText("Skills training");
  await userEvent.selectOptions(screen.getByLabelText("Code system"), "hcpcs");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "skills" } });
  await waitFor(() => expect(calls.at(-1)?.query.get("q")).toBe("skills"));
  expect(calls.at(-1)?.query.getAll("system")).toEqual(["hcpcs"]);
});

test("beside the list stands what a code ever was, and what it costs for a payer and why", async () => {
  office();
  renderScreen("/catalog", ["catalog:read"]);
  await screen.findByText("Skills training");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  expect(await screen.findByText("Older words")).toBeTruthy();
  expect(await screen.findByText("The cash price")).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText(/^Payer/), "pyr_1");
  expect(await screen.findByText("From the payer's fee schedule northfield")).toBeTruthy();
});
