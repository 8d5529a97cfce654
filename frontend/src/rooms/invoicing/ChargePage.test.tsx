import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { DRAFT, FILE, INVOICE, PAYER, ROW } from "./testing";

const MAY = ["charge:write", "invoice:issue", "account:read"];
const CODE = { system: "service" as const, code: "VISIT", display: "VISIT", description: "Home visit", billable: true, from_on: "2024-01-01", until_on: null, names: {}, price: null };
const HOLD = { code: "discount_needs_approval", message: "x", line_id: "1", asked_by: "staff:other" };

function office(more: Routes = {}, extra: Record<string, unknown> = {}) {
  return fakeApi({
    "GET /api/v1/accounts/{account_id}": FILE,
    "GET /api/v1/payers/{payer_id}": PAYER,
    "GET /api/v1/catalog/discounts": [],
    "GET /api/v1/catalog/visit-templates": [],
    "GET /api/v1/catalog/codes": { items: [CODE] },
    "POST /api/v1/accounts/{account_id}/invoices/preview": DRAFT,
    ...more,
  } as Routes, extra);
}

async function typeCode() {
  const code = await screen.findByRole<HTMLInputElement>("combobox", { name: "Code" });
  code.focus();
  fireEvent.change(code, { target: { value: "visit" } });
  await screen.findByRole("option", { name: /Home visit/ });
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(code.value).toBe("VISIT Home visit"));
}

test("a charge is captured, priced by the server and issued without the mouse; then the next client is asked for", async () => {
  const calls = office({
    "POST /api/v1/accounts/{account_id}/invoices": DRAFT,
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/issue": INVOICE,
  });
  renderScreen("/accounts/a1/charges/new", MAY);
  await typeCode();
  const search = calls.find((call) => call.path === "/api/v1/catalog/codes");
  expect(search?.query.get("schedule")).toBe("northfield");
  expect((await screen.findAllByText("$118.00")).length).toBeGreaterThan(0);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText("Invoice 100017-0001 was issued: $118.00.")).toBeTruthy();
  expect(window.location.pathname).toBe("/charges/new");
  const kept = calls.find((call) => call.method === "POST" && call.path === "/api/v1/accounts/a1/invoices");
  expect(kept?.headers.get("Idempotency-Key")).toBeTruthy();
  expect(kept?.body).toMatchObject({ self_pay: false, lines: [{ client_id: "c1", system: "service", code: "VISIT", units: "1" }] });
});

test("a form with nothing on it is not kept as a draft: it says what is missing, however often one presses", async () => {
  const calls = office({});
  renderScreen("/accounts/a1/charges/new", MAY);
  const code = await screen.findByRole("combobox", { name: "Code" });
  fireEvent.keyDown(code, { key: "Enter", ctrlKey: true });
  fireEvent.keyDown(code, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(code.getAttribute("aria-invalid")).toBe("true"));
  expect(calls.some((call) => call.method === "POST" && call.path.endsWith("/invoices"))).toBe(false);
});

test("what the audit holds is kept as held, not issued, and shown at its line with what to do", async () => {
  const held = { ...DRAFT, state: "held", holds: [HOLD] };
  const calls = office({
    "POST /api/v1/accounts/{account_id}/invoices": held,
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": held,
    "POST /api/v1/accounts/{account_id}/invoices/preview": held,
  });
  renderScreen("/accounts/a1/charges/new", MAY);
  await typeCode();
  expect(await screen.findByText(/A supervisor must approve it/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText("Saved, but 1 thing holds it.")).toBeTruthy();
  expect(window.location.pathname).toBe("/accounts/a1/charges/i1");
  expect(calls.some((call) => call.path.endsWith("/issue"))).toBe(false);
});

test("who may approve discounts approves the line where it is held", async () => {
  const held = { ...DRAFT, state: "held", holds: [HOLD] };
  const calls = office({
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": held,
    "PUT /api/v1/accounts/{account_id}/invoices/{invoice_id}": { ...held, version: 2 },
    "POST /api/v1/accounts/{account_id}/invoices/preview": held,
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/approve": { ...DRAFT, version: 3 },
  });
  renderScreen("/accounts/a1/charges/i1", [...MAY, "charge:approve"]);
  await userEvent.click(await screen.findByRole("button", { name: "Approve" }));
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/approve"))?.body).toEqual({ version: 2, line_ids: ["1"] }));
  expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({ version: 1 });
});

test("who asked for a discount is told that somebody else must approve it", async () => {
  const held = { ...DRAFT, state: "held", holds: [{ ...HOLD, asked_by: "staff:sara" }] };
  office({
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": held,
    "POST /api/v1/accounts/{account_id}/invoices/preview": held,
  });
  renderScreen("/accounts/a1/charges/i1", [...MAY, "charge:approve"]);
  expect(await screen.findByText("You asked for this yourself: somebody else must approve it.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
});

test("the amount of a large charge is approved as a whole", async () => {
  const held = { ...DRAFT, state: "held", holds: [{ code: "amount_needs_approval", message: "x", line_id: "", asked_by: "staff:other" }] };
  const calls = office({
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": held,
    "PUT /api/v1/accounts/{account_id}/invoices/{invoice_id}": { ...held, version: 2 },
    "POST /api/v1/accounts/{account_id}/invoices/preview": held,
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/approve": { ...DRAFT, version: 3 },
  });
  renderScreen("/accounts/a1/charges/i1", [...MAY, "charge:approve"]);
  expect(await screen.findByText(/larger than one person books alone/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Approve" }));
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/approve"))?.body).toEqual({ version: 2, line_ids: [""] }));
});

test("a refusal of the server stands at the field it is about", async () => {
  office({ "POST /api/v1/accounts/{account_id}/invoices": new Refused(422, "charge_invalid", { fields: { "lines.0.units": "Units must be above zero." } }) });
  renderScreen("/accounts/a1/charges/new", MAY);
  await typeCode();
  await userEvent.click(screen.getByRole("button", { name: "Save draft" }));
  expect(await screen.findByText("Units must be above zero.")).toBeTruthy();
  expect(screen.getByLabelText("Units").getAttribute("aria-invalid")).toBe("true");
});

test("a try whose answer was lost is finished by the same key and then brought up to date", async () => {
  let tries = 0;
  const calls = office({
    "POST /api/v1/accounts/{account_id}/invoices": () => (++tries === 1 ? new Refused(503, "unavailable") : DRAFT),
    "PUT /api/v1/accounts/{account_id}/invoices/{invoice_id}": { ...DRAFT, version: 2 },
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": DRAFT,
  });
  renderScreen("/accounts/a1/charges/new", MAY);
  await typeCode();
  await userEvent.click(screen.getByRole("button", { name: "Save draft" }));
  await screen.findByText("Reference: unavailable");
  await userEvent.type(screen.getByLabelText("Units"), "2");
  await userEvent.click(screen.getByRole("button", { name: "Save draft" }));
  await waitFor(() => expect(calls.some((call) => call.method === "PUT")).toBe(true));
  const keys = calls.filter((call) => call.method === "POST" && call.path.endsWith("/invoices")).map((call) => call.headers.get("Idempotency-Key"));
  expect(new Set(keys).size).toBe(1);
  expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({ lines: [{ units: "2" }] });
});

test("a changed draft asks which version to keep", async () => {
  let now = DRAFT;
  const calls = office({
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": () => now,
    "PUT /api/v1/accounts/{account_id}/invoices/{invoice_id}": ({ body }) =>
      (body as { version: number }).version === 1 ? new Refused(409, "changed_meanwhile") : { ...DRAFT, version: 5 },
  });
  renderScreen("/accounts/a1/charges/i1", MAY);
  await userEvent.click(await screen.findByRole("button", { name: "Save draft" }));
  now = { ...DRAFT, version: 4 };
  await userEvent.click(await screen.findByRole("button", { name: "Save mine over it" }));
  await waitFor(() => expect(calls.filter((call) => call.method === "PUT").map((call) => (call.body as { version: number }).version)).toEqual([1, 4]));
});

test("a draft is discarded after a question, and the list opens", async () => {
  const calls = office(
    { "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": DRAFT, "GET /api/v1/invoices": { items: [ROW], cursor: null }, "GET /api/v1/invoices/totals": { whole: true, count: 0, by_currency: [] } },
    { "DELETE /api/v1/accounts/{account_id}/invoices/{invoice_id}": null },
  );
  renderScreen("/accounts/a1/charges/i1", MAY);
  await userEvent.click(await screen.findByRole("button", { name: "Discard" }));
  await userEvent.click((await screen.findAllByRole("button", { name: "Discard" })).at(-1) as HTMLElement);
  await waitFor(() => expect(window.location.pathname).toBe("/charges"));
  expect(calls.some((call) => call.method === "DELETE")).toBe(true);
});

const ISSUE = "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/issue";
const QUEUED: Routes = {
  "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": ({ params }) => ({ ...DRAFT, id: params.invoice_id, account_id: params.account_id }) as never,
  "PUT /api/v1/accounts/{account_id}/invoices/{invoice_id}": { ...DRAFT, version: 2 },
  "GET /api/v1/invoices": { items: [{ ...ROW, account_id: "a2", invoice_id: "i2" }], cursor: null },
  [ISSUE]: INVOICE,
};
const later = (ms: number) => vi.spyOn(performance, "now").mockReturnValue(ms);
const press = () => userEvent.keyboard("{Control>}{Enter}{/Control}");
const issued = (calls: readonly { path: string }[]) => calls.filter((call) => call.path.endsWith("/issue")).map((call) => call.path);

test("a draft that came from no queue, as after a rebill, is issued alone and opens its invoice", async () => {
  later(0);
  const calls = office(QUEUED);
  renderScreen("/accounts/a1/charges/i1", MAY);
  expect(await screen.findByRole("button", { name: "Issue" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Issue and next/ })).toBeNull();
  later(2000);
  await press();
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/a1/invoices/i1"));
  expect(await screen.findByText(/was issued: /)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Open it" })).toBeNull();
  expect(calls.some((call) => call.path === "/api/v1/invoices")).toBe(false);
  vi.restoreAllMocks();
});

test("in the queue the next draft opens, and a second press meant for the first issues nothing", async () => {
  later(0);
  const calls = office(QUEUED);
  renderScreen("/accounts/a1/charges/i1?queue", MAY);
  await screen.findByRole("button", { name: /Issue and next/ });
  later(2000);
  await press();
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/a2/charges/i2"));
  await screen.findByRole("button", { name: /Issue and next/ });
  later(2900);
  await press();
  expect(issued(calls)).toEqual(["/api/v1/accounts/a1/invoices/i1/issue"]);
  later(3100);
  await press();
  await waitFor(() => expect(issued(calls).length).toBe(2));
  vi.restoreAllMocks();
});
