import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { components } from "../../api/schema.gen";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { FILE, INVOICE, PAYER, usd } from "./testing";

const NOTE: components["schemas"]["CreditNoteView"] = {
  id: "n1", account_id: "a1", invoice_id: "i1", number: "100017-C0001", issued_on: "2026-11-20", reason: "Cancelled", line_ids: [], total: usd(11800), tax: usd(0), version: 1,
  parties: [{ party: "guarantor", from_open: usd(2360), to_unapplied: usd(9440), unapplied: usd(9440) }],
};
const PAYMENT: components["schemas"]["PaymentView"] = {
  id: "p1", account_id: "a1", party: "pyr_1", method: "payer", state: "posted", amount: usd(20000), unapplied: usd(0), received_on: "2026-11-10", reference: "EFT 7", return_reason: "",
  entry_version: 2, version: 1, allocations: [{ invoice_id: "i1", amount: usd(9440) }, { invoice_id: "other", amount: usd(10560) }], refunds: [], free: usd(0), disputes: [], void_reason: "", moved_to: null, moved_from: null, refusals: {}, batch: 0,
};
const ALL = ["account:read", "payment:read", "notice:send", "invoice:correct", "payment:post", "payment:refund", "charge:write"];

function office(more: Routes = {}) {
  return fakeApi({
    "GET /api/v1/accounts/{account_id}": FILE,
    "GET /api/v1/payers/{payer_id}": PAYER,
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": INVOICE,
    "GET /api/v1/accounts/{account_id}/payments": { items: [PAYMENT], cursor: null },
    "GET /api/v1/accounts/{account_id}/credit-notes": { items: [], cursor: null },
    "GET /api/v1/accounts/{account_id}/timeline": { items: [{ at: "2026-11-01T10:00:00Z", kind: "invoice", by: "", amount: usd(11800), subject: "i1", words: {} }], cursor: null },
    "GET /api/v1/accounts/{account_id}/credit-notes/{note_id}": NOTE,
    ...more,
  } as Routes);
}

const open = async (key: string) => {
  await screen.findByRole("heading", { name: "Invoice 100017-0001", level: 1 });
  fireEvent.keyDown(document.body, { key });
  return screen.findByRole("dialog");
};

test("it shows who owes what, only the money that lies on it, its own history, and the concerns on top", async () => {
  const calls = office();
  renderScreen("/accounts/a1/invoices/i1", ALL);
  const row = (await screen.findByRole("rowheader", { name: "Northfield" })).closest("tr") as HTMLElement;
  expect(within(row).getAllByText("$94.40").length).toBe(3);
  expect(await screen.findByText(/EFT 7/)).toBeTruthy();
  expect(screen.queryByText("$105.60")).toBeNull();
  expect(screen.getByText("Interpreter needed")).toBeTruthy();
  for (const part of ["/timeline", "/payments", "/credit-notes"]) {
    expect(calls.find((call) => call.path.endsWith(part))?.query.get("invoice")).toBe("i1");
  }
  expect(document.title).not.toContain("Okafor");
});

test("the address of an invoice on an account that was merged leads to the one that has it now", async () => {
  const gone = { ...FILE, account: { ...FILE.account, id: "a0", merged_into: "a1" } };
  office({
    "GET /api/v1/accounts/{account_id}": ({ path }: { path: string }) => (path.endsWith("/a0") ? gone : FILE),
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": ({ path }: { path: string }) => (path.includes("/a0/") ? new Refused(404, "invoice_not_found") : INVOICE),
  } as Routes);
  renderScreen("/accounts/a0/invoices/i1", ALL);
  expect(await screen.findByRole("heading", { name: "Invoice 100017-0001", level: 1 })).toBeTruthy();
  expect(window.location.pathname).toBe("/accounts/a1/invoices/i1");
});

test("a refusal of the contact gate names its reason in the reader's language, not the rule's name", async () => {
  const calls = office({
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/send": { notice_id: "x", state: "refused", rule: "no_consent", reason: "No consent to e-mail is recorded.", not_before: "" },
  });
  renderScreen("/accounts/a1/invoices/i1", ALL);
  const dialog = await open("s");
  await userEvent.click(within(dialog).getByRole("button", { name: "Send pay link" }));
  expect(await screen.findByText("It was not sent: The person has not agreed to e-mail.")).toBeTruthy();
  expect(screen.queryByText(/no_consent/)).toBeNull();
  expect(calls.find((call) => call.path.endsWith("/send"))?.headers.get("Idempotency-Key")).toBeTruthy();
});

test("crediting a paid invoice says where the money goes; chosen lines are credited and the note opens", async () => {
  const calls = office({ "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/credit": NOTE });
  renderScreen("/accounts/a1/invoices/i1", ALL);
  const dialog = await open("c");
  expect(within(dialog).getByText(/becomes unapplied money of whoever paid/)).toBeTruthy();
  expect(within(dialog).getByRole("button", { name: "Release payments" })).toBeTruthy();
  await userEvent.selectOptions(within(dialog).getByLabelText("What to credit"), "lines");
  await userEvent.click(within(dialog).getByRole("button", { name: "Credit" }));
  expect(calls.some((call) => call.path.endsWith("/credit"))).toBe(false);
  await userEvent.click(within(dialog).getByRole("checkbox", { name: /Home visit/ }));
  await userEvent.type(within(dialog).getByLabelText("Reason"), "Cancelled");
  await userEvent.click(within(dialog).getByRole("button", { name: "Credit" }));
  expect(await screen.findByRole("heading", { name: "Credit note 100017-C0001", level: 1 })).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/credit"))?.body).toEqual({ reason: "Cancelled", line_ids: ["1"], amount_minor: null });
});

test("a transfer moves what is open to a party that is named", async () => {
  const calls = office({ "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/transfer": INVOICE });
  renderScreen("/accounts/a1/invoices/i1", ALL);
  const dialog = await open("t");
  await userEvent.selectOptions(within(dialog).getByLabelText("To"), "pyr_1");
  await userEvent.type(within(dialog).getByLabelText("Reason"), "They cover it");
  await userEvent.click(within(dialog).getByRole("button", { name: "Transfer" }));
  expect(await screen.findByText("Moved from Ada Okafor to Northfield.")).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/transfer"))?.body).toEqual({ from_party: "guarantor", to_party: "pyr_1", amount_minor: 2360, reason: "They cover it" });
});

test("who may only read finds nothing to press but the PDF", async () => {
  office();
  renderScreen("/accounts/a1/invoices/i1", ["account:read"]);
  expect(await screen.findByRole("button", { name: "PDF" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "More" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Send pay link" })).toBeNull();
});

test("what a credit note left is paid out under one key, and only by who may", async () => {
  const calls = office({ "POST /api/v1/accounts/{account_id}/credit-notes/{note_id}/pay-out": { credit_note_id: "n1", number: NOTE.number, unapplied: {} } });
  renderScreen("/accounts/a1/credit-notes/n1", ALL);
  await userEvent.click(await screen.findByRole("button", { name: "Pay out" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("Reason"), "Moved away");
  await userEvent.click(within(dialog).getByRole("button", { name: "Pay out" }));
  await waitFor(() =>
    expect(calls.find((call) => call.path.endsWith("/pay-out"))?.body).toEqual({ party: "guarantor", amount_minor: 9440, method: "bank_transfer", reason: "Moved away" }),
  );
});

test("what can no longer be done with a credit note stays in its place and says why, by its letter too", async () => {
  const [part] = NOTE.parties;
  office({ "GET /api/v1/accounts/{account_id}/credit-notes/{note_id}": { ...NOTE, parties: [{ ...part, unapplied: usd(0) }] } as typeof NOTE });
  renderScreen("/accounts/a1/credit-notes/n1", ALL);
  for (const name of ["Pay invoices with it", "Refund", "Pay out"]) expect((await screen.findByRole("button", { name })).getAttribute("aria-disabled")).toBe("true");
  fireEvent.keyDown(document.body, { key: "a" });
  expect(screen.getAllByRole("status").map((one) => one.textContent).join()).toContain("Nothing is left of it.");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("who posts but gives no money back finds whom to ask", async () => {
  office();
  renderScreen("/accounts/a1/credit-notes/n1", ["account:read", "payment:read", "payment:post"]);
  expect((await screen.findByRole("button", { name: "Pay invoices with it" })).getAttribute("aria-disabled")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Refund" }));
  expect(screen.getAllByText("A supervisor gives money back. Ask one.").length).toBeGreaterThan(0);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a credit goes back to where it came from in one act", async () => {
  const calls = office({ "POST /api/v1/accounts/{account_id}/credit-notes/{note_id}/refund": { credit_note_id: "n1", number: NOTE.number, unapplied: {} } });
  renderScreen("/accounts/a1/credit-notes/n1", ALL);
  await userEvent.click((await screen.findAllByRole("button", { name: "Refund" }))[0] as HTMLElement);
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText("Reason"), "Not done");
  await userEvent.click(form.getByRole("button", { name: "Refund" }));
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/refund"))?.body).toMatchObject({ party: "guarantor", reason: "Not done" }));
});

test("the invoice a rebill made is paid from what the old one left, with one press", async () => {
  const offer = (number: string, invoice_id: string) => ({ source: `crn_${number}`, party: "guarantor", amount: usd(2360), pays: [{ invoice_id, number, amount: usd(2360) }] });
  const calls = office({
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": { ...INVOICE, unapplied: usd(2360) },
    "GET /api/v1/accounts/{account_id}/offers": { items: [offer("100017-0001", "i1"), offer("100017-0009", "i9")] },
    "POST /api/v1/accounts/{account_id}/credit-notes/{note_id}/apply": { credit_note_id: "crn_1", number: "100017-C0001", unapplied: {} },
  });
  renderScreen("/accounts/a1/invoices/i1", ALL);
  fireEvent.click(await screen.findByRole("button", { name: "Apply $23.60 to 100017-0001" }));
  expect(screen.queryByRole("button", { name: /100017-0009/ })).toBeNull();
  await waitFor(() => expect(calls.some((call) => call.path.endsWith("/credit-notes/crn_100017-0001/apply"))).toBe(true));
});

test("what cannot be done with an invoice stays in its place and says why, by mouse and by letter", async () => {
  const parties = INVOICE.parties.map((one) => ({ ...one, open: usd(0), paid: usd(0), liable: usd(0) }));
  office({ "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": { ...INVOICE, open: usd(0), owed: usd(0), parties } });
  renderScreen("/accounts/a1/invoices/i1", ALL);
  const send = await screen.findByRole("button", { name: "Send pay link", description: "The client owes nothing on this invoice." });
  fireEvent.click(send);
  fireEvent.click(screen.getByRole("button", { name: "More" }));
  const items = screen.getAllByRole("menuitem");
  expect(items.map((one) => one.getAttribute("aria-disabled"))).toEqual(items.map(() => "true"));
  expect(within(screen.getByRole("menu")).getAllByText("All of this invoice is credited.").length).toBe(2);
  fireEvent.keyDown(document.body, { key: "r" });
  expect(await screen.findByText("No money lies on this invoice.", { selector: ".toast *" })).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});
