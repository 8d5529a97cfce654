import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { DRAFT, INVOICE, ROW, TOTALS } from "./testing";

const READY = { ...ROW, invoice_id: "i1", number: "", stands: "draft" as const, account_number: "100017" };
const HELD = { ...ROW, invoice_id: "i2", number: "", stands: "held" as const, account_number: "100025", guarantor: "Erik Lind", holds: ["no_price", "missing_code"] };

function office(issued: unknown = INVOICE) {
  return fakeApi({
    "GET /api/v1/invoices": { items: [READY, HELD], cursor: null },
    "GET /api/v1/invoices/totals": TOTALS,
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": { ...DRAFT, state: "held", holds: [{ code: "no_price", message: "x", line_id: "1", asked_by: "" }] },
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/issue": issued as typeof INVOICE,
  });
}

test("drafts and held invoices of all accounts are listed with what holds them", async () => {
  const calls = office();
  renderScreen("/charges", ["charge:write"]);
  expect(await screen.findByText(/No fee schedule has a price for it and 1 more/)).toBeTruthy();
  expect(calls.find((call) => call.path === "/api/v1/invoices")?.query.get("state")).toBe("unissued");
});

test("beside the list stands what holds a draft; o goes on with it", async () => {
  office();
  renderScreen("/charges", ["charge:write"]);
  await screen.findByText("Erik Lind");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "j" });
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  expect(await screen.findByText(/Line 1: No fee schedule has a price/)).toBeTruthy();
});

test("of many selected those that nothing holds are issued, each under its own key; failures are told by name", async () => {
  const calls = office(new Refused(409, "invoice_held", { detail: "It is held meanwhile." }));
  renderScreen("/charges", ["charge:write", "invoice:issue"]);
  await screen.findByText("Erik Lind");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "a", ctrlKey: true });
  await userEvent.click(screen.getByRole("button", { name: "Issue" }));
  expect(await screen.findByText("Issue 1 invoice?")).toBeTruthy();
  await userEvent.click((await screen.findAllByRole("button", { name: "Issue" })).at(-1) as HTMLElement);
  expect(await screen.findByText("100017 Ada Okafor: It is held meanwhile.")).toBeTruthy();
  const issued = calls.filter((call) => call.path.endsWith("/issue"));
  expect(issued.map((call) => call.path)).toEqual(["/api/v1/accounts/a1/invoices/i1/issue"]);
  expect(issued[0]?.headers.get("Idempotency-Key")).toBeTruthy();
});

test("who may not issue sees no such button; n begins new charges", async () => {
  office();
  renderScreen("/charges", ["charge:write"]);
  await screen.findByText("Erik Lind");
  expect(screen.queryByRole("button", { name: "Issue" })).toBeNull();
  fireEvent.keyDown(document.body, { key: "n" });
  await waitFor(() => expect(window.location.pathname).toBe("/charges/new"));
});

test("choosing a client opens the form of its account", async () => {
  fakeApi(
    { "GET /api/v1/clients/search": { items: [{ account_id: "a9", client_id: "c9", account_number: "100099", name: "Okafor, Ada", birth_year: 1980 }] } },
    { "GET /api/v1/accounts/{account_id}": new Refused(404, "account_not_found") },
  );
  renderScreen("/charges/new", ["charge:write"]);
  const box = await screen.findByRole("combobox", { name: "Whose charges?" });
  fireEvent.change(box, { target: { value: "oka" } });
  await userEvent.click(await screen.findByRole("option", { name: /Okafor/ }));
  await waitFor(() => expect(window.location.pathname + window.location.search).toBe("/accounts/a9/charges/new?client=c9"));
});

test("drafts are narrowed by currency and day, in the address, and so are what they come to", async () => {
  const calls = office();
  renderScreen("/charges?from_on=2026-11-01", ["charge:write"]);
  await screen.findByText("Erik Lind");
  await userEvent.selectOptions(screen.getByLabelText("Currency"), "USD");
  const asked = () => calls.filter((call) => call.query.get("currency") === "USD").map((call) => [call.path, call.query.get("state"), call.query.get("from_on")].join(" "));
  await waitFor(() => expect(new Set(asked())).toEqual(new Set(["/api/v1/invoices unissued 2026-11-01", "/api/v1/invoices/totals unissued 2026-11-01"])));
  expect(window.location.search).toBe("?currency=USD&from_on=2026-11-01");
});
