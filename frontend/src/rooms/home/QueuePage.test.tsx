import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { anExport } from "../../shell/exports.fixtures";
import { fakeApi } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const none = { minor: 0, currency: "USD", display: "$0" };
const row = (id: string, guarantor: string) => ({
  account_id: id, account_number: "100001", guarantor, balance: none, overdue: none, days_past_due: 3, unapplied: none, ageing: {}, level: 1,
  next_on: "2026-03-02", holds: ["payer_pending"], concerns: [], behind_since: "",
});

const TOTALS = { whole: true, count: 2, by_currency: [{ count: 2, balance: { minor: 700, currency: "USD", display: "$7.00" }, overdue: none, ageing: {} }] };

test("a queue asks for its accounts, also past a page that came back empty", async () => {
  const pages: Record<string, object> = { "": { items: [], cursor: "2" }, 2: { items: [row("acc_1", "Ada")], cursor: "3" }, 3: { items: [row("acc_2", "Zofia")], cursor: null } };
  const calls = fakeApi({ "GET /api/v1/accounts/totals": TOTALS, "GET /api/v1/accounts": ({ query }) => pages[query.get("cursor") ?? ""] as never });
  renderScreen("/queues/bad-address", ["account:read"]);
  expect(await screen.findByText("Zofia")).toBeTruthy();
  const asked = calls.filter((call) => call.path === "/api/v1/accounts");
  expect(asked.map((call) => [call.query.get("bad_address"), call.query.get("cursor")])).toEqual([["true", null], ["true", "2"], ["true", "3"]]);
  expect(screen.getAllByText("Payer pending").length).toBe(2);
});

test("Enter opens the account", async () => {
  fakeApi({ "GET /api/v1/accounts/totals": TOTALS, "GET /api/v1/accounts": { items: [row("acc_1", "Ada")], cursor: null } });
  renderScreen("/queues/on-hold", ["account:read"]);
  await screen.findByText("Ada");
  screen.getByRole("grid").focus();
  await userEvent.keyboard("{Enter}");
  expect(window.location.pathname).toBe("/accounts/acc_1");
});

test("an empty queue says that it fills by itself", async () => {
  fakeApi({ "GET /api/v1/accounts/totals": TOTALS, "GET /api/v1/accounts": { items: [], cursor: null } });
  renderScreen("/queues/unapplied", ["account:read"]);
  expect(await screen.findByText("Nothing waits here")).toBeTruthy();
});

test("the whole queue is exported by who may, with its filter", async () => {
  const calls = fakeApi({ "GET /api/v1/accounts/totals": TOTALS, "GET /api/v1/accounts": { items: [row("acc_1", "Ada")], cursor: null }, "POST /api/v1/exports": anExport({ state: "queued" }), "GET /api/v1/exports/{export_id}": anExport({ state: "running" }) });
  renderScreen("/queues/due-today", ["account:read", "export"]);
  await screen.findByText("Ada");
  await userEvent.click(screen.getByRole("button", { name: /Export/ }));
  await waitFor(() => expect(calls.find(({ path }) => path === "/api/v1/exports")?.body).toEqual({ list: "accounts", filter: { due: true } }));
});

test("a queue is narrowed by currency, and says how many wait and what they owe", async () => {
  const calls = fakeApi({ "GET /api/v1/accounts/totals": TOTALS, "GET /api/v1/accounts": { items: [row("acc_1", "Ada")], cursor: null } });
  renderScreen("/queues/on-hold", ["account:read"]);
  expect(await screen.findByText("$7.00")).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText("Currency"), "SEK");
  const asked = () => calls.filter((call) => call.query.get("currency") === "SEK" && call.query.get("on_hold") === "true").map((call) => call.path);
  await waitFor(() => expect(asked().toSorted()).toEqual(["/api/v1/accounts", "/api/v1/accounts/totals"]));
});
