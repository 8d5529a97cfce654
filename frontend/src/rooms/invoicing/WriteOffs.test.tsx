import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { FILE, INVOICE, PAYER, ROW, TOTALS, usd } from "./testing";

const POLICY = { currency: "USD", limit: usd(1000), days: 60, source: "Our choice", version: 1 };
const WRITE_OFF = {
  id: "w1", account_id: "a1", invoice_id: "i1", number: "100017-0001", party: "guarantor", amount: usd(2360), reason: "deceased", note: "", state: "asked",
  asked_by: "staff:omar", asked_at: "2026-11-20T10:00:00Z", decided_by: "", decided_at: null, taken_back_by: "", taken_back_at: null, version: 1,
} as const;
const LISTED = {
  write_off_id: "w1", account_id: "a1", invoice_id: "i1", asked_on: "2026-11-20", number: "100017-0001", account_number: "100017", guarantor: "Ada Okafor",
  party: "guarantor", party_name: "", state: "asked", reason: "deceased", asked_by: "staff:omar", decided_by: "", amount: usd(2360), behind_since: "",
} as const;
const ONE = "/api/v1/accounts/{account_id}/invoices/{invoice_id}";
const REP = ["account:read", "write_off:post"];

function office(more: Routes = {}) {
  return fakeApi({
    "GET /api/v1/accounts/{account_id}": FILE, [`GET ${ONE}`]: INVOICE, [`GET ${ONE}/write-offs`]: [],
    "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null }, "GET /api/v1/accounts/{account_id}/credit-notes": { items: [], cursor: null },
    "GET /api/v1/accounts/{account_id}/attachments": { items: [], cursor: null }, "GET /api/v1/accounts/{account_id}/notes": { items: [], cursor: null },
    "GET /api/v1/write-off-policies": [POLICY], "GET /api/v1/staff": [{ id: "staff:omar", name: "Omar Reyes", roles: [] }],
    "GET /api/v1/invoices": { items: [ROW, { ...ROW, invoice_id: "i2", number: "100017-0002" }], cursor: null }, "GET /api/v1/invoices/totals": TOTALS,
    "GET /api/v1/payers": { items: [PAYER], cursor: null }, "GET /api/v1/write-offs": { items: [LISTED], cursor: null },
    "GET /api/v1/write-offs/totals": { whole: true, count: 1, by_currency: [{ count: 1, amount: usd(2360) }] },
    ...more,
  } as Routes);
}

const press = (key: string) => fireEvent.keyDown(document.body, { key });
const sent = (calls: ReturnType<typeof office>, end: string) => calls.filter((call) => call.method === "POST" && call.path.endsWith(end));

test("z writes off what is open: above the limit it says that somebody else approves", async () => {
  const calls = office({ [`POST ${ONE}/write-offs`]: WRITE_OFF } as Routes);
  renderScreen("/accounts/a1/invoices/i1", REP);
  await screen.findByRole("heading", { name: "Invoice 100017-0001" });
  press("z");
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText(/Above \$10.00 somebody else approves it/)).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Write off" }));
  expect((await dialog.findAllByText(/Choose a reason/)).length).toBeGreaterThan(0);
  await userEvent.selectOptions(dialog.getByLabelText(/Reason/), "deceased");
  fireEvent.click(dialog.getByRole("button", { name: "Write off" }));
  expect(await screen.findByText("Asked: somebody else approves the write-off of invoice 100017-0001.")).toBeTruthy();
  const [call] = sent(calls, "/write-offs");
  expect(call?.body).toEqual({ party: "guarantor", amount_minor: 2360, reason: "deceased", note: "" });
  expect(call?.headers.get("idempotency-key")).toBeTruthy();
});

test("up to the limit it says that it is done at once", async () => {
  const small = { ...INVOICE, open: usd(500), parties: INVOICE.parties.map((one) => (one.party === "guarantor" ? { ...one, open: usd(500) } : one)) };
  office({ [`GET ${ONE}`]: small, [`POST ${ONE}/write-offs`]: { ...WRITE_OFF, state: "posted" } } as Routes);
  renderScreen("/accounts/a1/invoices/i1", REP);
  await screen.findByRole("heading", { name: "Invoice 100017-0001" });
  press("z");
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText(/Up to \$10.00 one person writes off alone/)).toBeTruthy();
  await userEvent.selectOptions(dialog.getByLabelText(/Reason/), "small_balance");
  fireEvent.click(dialog.getByRole("button", { name: "Write off" }));
  expect(await screen.findByText("Invoice 100017-0001 is written off.")).toBeTruthy();
});

test("who may not write off has no such act, and nothing of it is asked for", async () => {
  const calls = office();
  renderScreen("/accounts/a1/invoices/i1", ["account:read"]);
  await screen.findByRole("heading", { name: "Invoice 100017-0001" });
  press("z");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(calls.some((call) => call.path.includes("write-off"))).toBe(false);
});

test("a request is approved by another, a refusal of the server is told where it was asked", async () => {
  const calls = office({ [`GET ${ONE}/write-offs`]: [WRITE_OFF], [`POST ${ONE}/write-offs/{write_off_id}/approve`]: new Refused(409, "write_off_overtaken", { detail: "Meanwhile another amount is open." }) } as Routes);
  renderScreen("/accounts/a1/invoices/i1", [...REP, "write_off:approve"]);
  const part = within(await screen.findByRole("region", { name: "Write-offs" }));
  expect(await part.findByText(/Omar Reyes/)).toBeTruthy();
  fireEvent.click(part.getByRole("button", { name: "Approve" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByRole("button", { name: "Approve" }));
  expect(await dialog.findByText("Meanwhile another amount is open.")).toBeTruthy();
  expect(sent(calls, "/approve").length).toBe(1);
});

test("one's own request is withdrawn, never approved", async () => {
  office({ [`GET ${ONE}/write-offs`]: [{ ...WRITE_OFF, asked_by: "staff:sara" }], [`POST ${ONE}/write-offs/{write_off_id}/withdraw`]: { ...WRITE_OFF, state: "refused" } } as Routes);
  renderScreen("/accounts/a1/invoices/i1", [...REP, "write_off:approve"]);
  const part = within(await screen.findByRole("region", { name: "Write-offs" }));
  expect(part.queryByRole("button", { name: "Approve" })).toBeNull();
  fireEvent.click(part.getByRole("button", { name: "Withdraw" }));
  fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Withdraw" }));
  expect(await screen.findByText("The request is withdrawn.")).toBeTruthy();
});

test("a posted one is taken back after its sum was shown", async () => {
  const posted = { ...WRITE_OFF, state: "posted", decided_by: "staff:sam" };
  const calls = office({ [`GET ${ONE}`]: { ...INVOICE, stands: "written_off", open: usd(0), written_off: usd(2360) }, [`GET ${ONE}/write-offs`]: [posted], [`POST ${ONE}/write-offs/{write_off_id}/take-back`]: { ...posted, state: "taken_back" } } as Routes);
  renderScreen("/accounts/a1/invoices/i1", REP);
  fireEvent.click(await screen.findByRole("button", { name: "Take back the write-off" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Take back the write-off of $23.60?" }));
  fireEvent.click(dialog.getByRole("button", { name: "Take back the write-off" }));
  expect(await screen.findByText("Taken back: $23.60 is open again.")).toBeTruthy();
  expect(sent(calls, "/take-back")[0]?.headers.get("idempotency-key")).toBeTruthy();
});

test("ticked small balances are written off after a preview, and what was refused is told invoice by invoice", async () => {
  const balance = (id: string, number: string, refused = "") => ({ account_id: "a1", invoice_id: id, number, party: "guarantor", amount: usd(500), at_once: true, refused });
  const ahead = { items: [balance("i1", "100017-0001"), balance("i2", "100017-0002"), balance("i3", "100017-0003", "Money of this party lies on no invoice.")], at_once: 2, asked: 0, refused: 1, at_once_amounts: [usd(1000)], asked_amounts: [] };
  const calls = office({
    "POST /api/v1/write-offs/preview": ahead,
    [`POST ${ONE}/write-offs`]: ({ path }: { path: string }) => (path.includes("/i2/") ? new Refused(409, "open_changed", { detail: "Another amount is open by now." }) : { ...WRITE_OFF, state: "posted" }),
  } as Routes);
  renderScreen("/invoices", REP);
  await screen.findByText("100017-0002");
  const grid = screen.getByRole("grid");
  for (const key of ["x", "j", "x", "z"]) fireEvent.keyDown(grid, { key });
  const dialog = within(await screen.findByRole("dialog"));
  expect(await dialog.findByText("$10.00")).toBeTruthy();
  expect(dialog.getByText("100017-0003: Money of this party lies on no invoice.")).toBeTruthy();
  await userEvent.selectOptions(dialog.getByLabelText(/Reason/), "small_balance");
  fireEvent.click(dialog.getByRole("button", { name: "Write off" }));
  expect(await dialog.findByText("100017-0002: Another amount is open by now.")).toBeTruthy();
  expect(await screen.findByText("1 written off.")).toBeTruthy();
  expect(sent(calls, "/write-offs").map((call) => call.path)).toEqual(["/api/v1/accounts/a1/invoices/i1/write-offs", "/api/v1/accounts/a1/invoices/i2/write-offs"]);
  expect(new Set(sent(calls, "/write-offs").map((call) => call.headers.get("idempotency-key"))).size).toBe(2);
});

test("the worklist of small balances is a view: at most the office's limit, so many days past due", async () => {
  const calls = office();
  renderScreen("/invoices", REP);
  await userEvent.click(await screen.findByRole("link", { name: "Small balances, USD" }));
  await waitFor(() => expect(calls.findLast((call) => call.path === "/api/v1/invoices")?.query.get("small_minor")).toBe("1000"));
  const last = calls.findLast((call) => call.path === "/api/v1/invoices");
  expect([last?.query.get("state"), last?.query.get("currency"), last?.query.get("due_to")?.length]).toEqual(["open", "USD", 10]);
});

test("requests are approved in their list, one by one, and only those that wait", async () => {
  const rows = [LISTED, { ...LISTED, write_off_id: "w2", number: "100017-0002", state: "posted" as const }];
  const calls = office({ "GET /api/v1/write-offs": { items: rows, cursor: null }, [`POST ${ONE}/write-offs/{write_off_id}/approve`]: { ...WRITE_OFF, state: "posted" } } as Routes);
  renderScreen("/write-offs?state=asked", [...REP, "write_off:approve"]);
  await screen.findByText("100017-0002");
  const grid = screen.getByRole("grid");
  for (const key of ["x", "j", "x", "a"]) fireEvent.keyDown(grid, { key });
  const dialog = within(await screen.findByRole("dialog", { name: "Approve these write-offs?" }));
  fireEvent.click(dialog.getByRole("button", { name: "Approve" }));
  expect(await screen.findByText("1 approved.")).toBeTruthy();
  expect(sent(calls, "/approve").map((call) => call.path)).toEqual(["/api/v1/accounts/a1/invoices/i1/write-offs/w1/approve"]);
});

test("the limit of a currency is changed on its version, with where it comes from", async () => {
  const calls = office({ "PUT /api/v1/write-off-policies/{currency}": { ...POLICY, limit: usd(2000), version: 2 } } as Routes);
  renderScreen("/settings/write-offs", ["account:read", "policy:write"]);
  const card = within(await screen.findByRole("region", { name: "USD" }));
  expect(card.getByText("60 days past due")).toBeTruthy();
  await userEvent.click(card.getByRole("button", { name: /Change/ }));
  const dialog = within(await screen.findByRole("dialog"));
  const days = dialog.getByLabelText(/Listed so many days/);
  await userEvent.clear(days);
  await userEvent.type(days, "90");
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Holds from now on: version 2.")).toBeTruthy();
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({ limit_minor: 1000, days: 90, source: "Our choice", version: 1 });
});
