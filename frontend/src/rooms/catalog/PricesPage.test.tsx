import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const price = (minor: number, from_on: string, until_on: string | null) => ({ schedule: "cash", unit: { minor, currency: "USD", display: `$${minor / 100}` }, from_on, until_on, tax_code: "" });
const ROW = { system: "service" as const, code: "VISIT", currency: "USD", prices: [price(10_000, "2020-01-01", "2024-01-01"), price(12_000, "2024-01-01", null)], version: 7 };

function office(more: Routes = {}) {
  return fakeApi({
    "GET /api/v1/catalog/fee-schedules": [{ key: "cash", name: "", version: 1 }, { key: "northfield", name: "Northfield 2026", version: 1 }],
    "GET /api/v1/catalog/fee-schedules/{schedule}/prices": { items: [ROW], cursor: null },
    "GET /api/v1/catalog/taxes": [],
    "GET /api/v1/payers": { items: [], cursor: null },
    "GET /api/v1/catalog/price": { on: "2026-11-20", reason: "no_price", price: null },
    "PUT /api/v1/catalog/fee-schedules/{schedule}/prices": ROW,
    ...more,
  } as Routes);
}

test("the price in force today is shown, of the schedule that is chosen", async () => {
  const calls = office();
  renderScreen("/catalog/prices", ["catalog:read"]);
  expect(await screen.findByText("$120")).toBeTruthy();
  expect(calls.some((call) => call.path === "/api/v1/catalog/fee-schedules/cash/prices")).toBe(true);
  await userEvent.selectOptions(await screen.findByLabelText("Fee schedule"), "northfield");
  await waitFor(() => expect(calls.at(-1)?.path).toBe("/api/v1/catalog/fee-schedules/northfield/prices"));
  expect(screen.queryByRole("button", { name: "Set price" })).toBeNull();
});

test("a price is set on the version of its row, and a doubt of the server stands at its field", async () => {
  let doubt = true;
  const calls = office({ "PUT /api/v1/catalog/fee-schedules/{schedule}/prices": () => (doubt ? new Refused(422, "price_doubtful", { fields: { tax_code: "Load the tax rule first." } }) : ROW) });
  renderScreen("/catalog/prices", ["catalog:read", "catalog:write"]);
  await screen.findByText("$120");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  await userEvent.click(within(await screen.findByRole("complementary", { name: "VISIT" })).getByRole("button", { name: "Set price" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.clear(within(dialog).getByLabelText("Price"));
  await userEvent.type(within(dialog).getByLabelText("Price"), "130");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText(/Load the tax rule first/)).length).toBeGreaterThan(0);
  doubt = false;
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(calls.findLast((call) => call.method === "PUT")?.body).toMatchObject({ system: "service", code: "VISIT", unit_minor: 13_000, version: 7 });
});
