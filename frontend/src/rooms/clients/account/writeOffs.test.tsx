import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { ID, makeFile, makeOverview, usd } from "../testing";

const POLICY = { currency: "USD", limit: usd(1000), days: 60, source: "Our choice", version: 1 };
const WRITE_OFF = {
  id: "w1", account_id: ID, invoice_id: "inv_4", number: "00001057-0004", party: "guarantor", amount: usd(500), reason: "small_balance", note: "", state: "posted",
  asked_by: "staff:2", asked_at: "2026-11-20T10:00:00Z", decided_by: "", decided_at: null, taken_back_by: "", taken_back_at: null, version: 1,
} as const;
const NOTHING = { items: [], at_once: 0, asked: 0, refused: 0, at_once_amounts: [], asked_amounts: [] };
const ACCOUNT: Routes = {
  "GET /api/v1/accounts/{account_id}": makeFile(),
  "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
  "GET /api/v1/accounts/{account_id}/offers": { items: [] },
  "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null },
  "GET /api/v1/accounts/{account_id}/ledger": { items: [], cursor: null },
  "GET /api/v1/accounts/{account_id}/write-offs": { items: [], cursor: null },
  "GET /api/v1/write-off-policies": [POLICY],
};
const REP = ["account:read", "write_off:post"];
const opened = async () => {
  renderScreen(`/accounts/${ID}`, REP);
  await screen.findByRole("heading", { name: "Ada Byron", level: 1 });
  fireEvent.keyDown(document.body, { key: "z" });
  return within(await screen.findByRole("dialog", { name: "Write off small balances" }));
};

test("z writes off all small balances of the account at once, each by itself", async () => {
  const item = (invoice_id: string) => ({ account_id: ID, invoice_id, number: invoice_id, party: "guarantor", amount: usd(500), at_once: true, refused: "" });
  const calls = fakeApi({
    ...ACCOUNT,
    "GET /api/v1/accounts/{account_id}/small-balances": { ...NOTHING, items: [item("inv_4"), item("inv_5")], at_once: 2, at_once_amounts: [usd(1000)] },
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs": WRITE_OFF,
  } as Routes);
  const dialog = await opened();
  expect(await dialog.findByText("$10.00")).toBeTruthy();
  await userEvent.selectOptions(dialog.getByLabelText(/Reason/), "small_balance");
  fireEvent.click(dialog.getByRole("button", { name: "Write off" }));
  expect(await screen.findByText("2 written off.")).toBeTruthy();
  const sent = calls.filter((call) => call.method === "POST");
  expect(sent.map((call) => call.path.split("/").at(-2))).toEqual(["inv_4", "inv_5"]);
  expect(sent.map((call) => call.body)).toEqual(sent.map(() => ({ party: "guarantor", amount_minor: 500, reason: "small_balance", note: "" })));
});

test("an account without small balances says what is small", async () => {
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/small-balances": NOTHING } as Routes);
  const dialog = await opened();
  expect(await dialog.findByText("No balance here is small: up to $10.00 of an invoice is.")).toBeTruthy();
});

test("where money lies free beside a write-off, taking it back is offered", async () => {
  fakeApi({
    ...ACCOUNT,
    "GET /api/v1/accounts/{account_id}/write-offs": { items: [WRITE_OFF, { ...WRITE_OFF, id: "w2", state: "taken_back" }], cursor: null },
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/take-back": { ...WRITE_OFF, state: "taken_back" },
  } as Routes);
  renderScreen(`/accounts/${ID}`, REP);
  fireEvent.click(await screen.findByRole("button", { name: "Take back the write-off of 00001057-0004 · $5.00" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByRole("button", { name: "Take back the write-off" }));
  expect(await screen.findByText("Taken back: $5.00 is open again.")).toBeTruthy();
});

test("the timeline and the ledger tell of asking, refusing and taking back in sentences", async () => {
  const at = { at: "2026-11-05T15:00:00Z", by: "staff:2", amount: null, subject: "inv_4", words: { numbers: "00001057-0004" } };
  const kinds = ["write_off", "write_off_asked", "write_off_refused", "write_off_taken_back"];
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/timeline": { items: kinds.map((kind) => ({ ...at, kind })), cursor: null } } as Routes);
  renderScreen(`/accounts/${ID}?tab=timeline`, ["account:read"]);
  for (const text of ["Written off", "Write-off asked for", "Write-off refused", "Write-off taken back"]) expect(await screen.findByText(`${text} · 00001057-0004`)).toBeTruthy();
});
