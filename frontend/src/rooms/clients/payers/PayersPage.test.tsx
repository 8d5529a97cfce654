import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import type { Payer } from "./PayerForm";

const PAYER: Payer = {
  id: "pyr_1", name: "Harbor Mutual Health", kind: "insurer", email: "", phone: "", terms_days: 30, fee_schedule: "harbor", active: true, version: 4,
  address: { line1: "1 Quay", line2: "", city: "Boston", region: "MA", postal_code: "02110", country: "US" }, outside_ids: { synthea: "x1" },
};
const LIST = { "GET /api/v1/payers": { items: [PAYER], cursor: null } };
const ALL = ["account:read", "payer:write"];

test("payers are filtered at the server by kind, state and name", async () => {
  const calls = fakeApi(LIST);
  renderScreen("/settings/payers?active=false", ALL);
  await screen.findByText("Harbor Mutual Health");
  await userEvent.selectOptions(screen.getByLabelText("Kind"), "insurer");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "harb" } });
  await waitFor(() => expect(Object.fromEntries(calls.at(-1)?.query ?? [])).toMatchObject({ kind: "insurer", active: "false", text: "harb" }));
});

test("retiring a payer asks first, sends it whole on the version that was seen, outside numbers included", async () => {
  const calls = fakeApi({ ...LIST, "PUT /api/v1/payers/{payer_id}": { ...PAYER, active: false } });
  renderScreen("/settings/payers", ALL);
  await screen.findByText("Harbor Mutual Health");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  await userEvent.click(await screen.findByRole("button", { name: "Deactivate" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Deactivate" }));
  await waitFor(() => expect(calls.find((call) => call.method === "PUT")).toBeTruthy());
  const { id: _, ...whole } = PAYER;
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({ ...whole, active: false });
});

test("n adds a payer; what the server finds wrong stands at the field", async () => {
  fakeApi({ ...LIST, "POST /api/v1/payers": new Refused(422, "invalid_fields", { fields: { name: "Write the name." } }) });
  renderScreen("/settings/payers", ALL);
  await screen.findByText("Harbor Mutual Health");
  fireEvent.keyDown(document.body, { key: "n" });
  const dialog = await screen.findByRole("dialog", { name: "Add a payer" });
  fireEvent.keyDown(within(dialog).getByLabelText("Name"), { key: "Enter", ctrlKey: true });
  expect(await within(dialog).findByRole("button", { name: "Name: Write the name." })).toBeTruthy();
});

test("an edited payer is sent with its days as a number", async () => {
  const calls = fakeApi({ ...LIST, "PUT /api/v1/payers/{payer_id}": PAYER });
  renderScreen("/settings/payers", ALL);
  await screen.findByText("Harbor Mutual Health");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "e" });
  const days = await screen.findByLabelText(/Days to pay/);
  await userEvent.clear(days);
  await userEvent.type(days, "45");
  fireEvent.keyDown(days, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({ terms_days: 45, version: 4, outside_ids: { synthea: "x1" } }));
});

test("who may not write payers sees them and no more", async () => {
  fakeApi(LIST);
  renderScreen("/settings/payers", ["account:read"]);
  await screen.findByText("Harbor Mutual Health");
  expect(screen.queryByRole("button", { name: "Add a payer" })).toBeNull();
});
