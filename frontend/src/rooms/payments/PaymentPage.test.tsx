import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { fakeApi, Refused, type Routes, type Call } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { BEHIND, PAYMENT, proposal, usd } from "./payments.fixtures";

const ALL = ["payment:read", "payment:post", "payment:refund"];
const ROUTES: Routes = {
  ...BEHIND,
  "GET /api/v1/accounts/{account_id}/payments/{payment_id}": PAYMENT,
  "GET /api/v1/accounts/{account_id}/invoices": { items: [{ id: "inv_1", number: "10001-0001" }] as never, cursor: null },
  "GET /api/v1/accounts/{account_id}/entries": {
    items: [{
      version: 14, reason: "payment", effective_on: "2026-11-20", posted_at: "2026-11-20T10:00:00Z", by: "s", note: "", reverses: null,
      legs: [
        { code: "cash_cheque", party: "", subject: "pay_1", number: "", debit: usd(50000), credit: null },
        { code: "receivable", party: "guarantor", subject: "inv_1", number: "10001-0001", debit: null, credit: usd(40000) },
        { code: "unapplied", party: "guarantor", subject: "pay_1", number: "", debit: null, credit: usd(10000) },
      ],
    }],
  },
};
const open = (permissions = ALL) => renderScreen("/accounts/acc_1/payments/pay_1", permissions);
const dialog = async () => within(await screen.findByRole("dialog"));

test("a payment shows what it pays and its entry in the books, account by account, and asks for no other invoice", async () => {
  const calls = fakeApi(ROUTES);
  open();
  expect(await screen.findByRole("link", { name: "10001-0001" })).toBeTruthy();
  expect(calls.some((call) => call.path.endsWith("/entries"))).toBe(false);
  await userEvent.click(screen.getByText("Entries in the books"));
  expect(await screen.findByText("Cash clearing: cheques")).toBeTruthy();
  expect(screen.getByRole("cell", { name: "10001-0001" })).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/invoices"))?.query.getAll("id")).toEqual(["inv_1"]);
  expect(document.title).not.toContain("Åsa");
});

test("a refund needs a reason and at most what is unapplied, and carries one key through its tries", async () => {
  let tries = 0;
  const refund = "POST /api/v1/accounts/{account_id}/payments/{payment_id}/refund";
  const calls = fakeApi({ ...ROUTES, [refund]: () => (tries++ === 0 ? new Refused(503, "unavailable", { detail: "Once more." }) : { ...PAYMENT, refunds: [{ id: "r", amount: usd(10000), reason: "twice", state: "pending" }] }) });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Refund" }));
  const form = await dialog();
  fireEvent.click(form.getByRole("button", { name: "Refund" }));
  expect((await form.findAllByText(/Say why/)).length).toBeGreaterThan(0);
  await userEvent.type(form.getByLabelText("Reason"), "Paid twice");
  fireEvent.click(form.getByRole("button", { name: "Refund" }));
  expect(await form.findByText("Once more.")).toBeTruthy();
  fireEvent.click(form.getByRole("button", { name: "Refund" }));
  expect(await screen.findByText(/^\$100.00 goes back to the card/)).toBeTruthy();
  const sent = calls.filter((call) => call.path.endsWith("/refund"));
  expect(sent.map((call) => call.body)).toEqual([{ amount_minor: 10000, reason: "Paid twice" }, { amount_minor: 10000, reason: "Paid twice" }]);
  expect(new Set(sent.map((call) => call.headers.get("idempotency-key"))).size).toBe(1);
});

test("a refund that the gateway has not confirmed is looked for until it has", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const refund = { id: "r", amount: usd(10000), reason: "twice", state: "pending" };
  let looks = 0;
  fakeApi({ ...ROUTES, "GET /api/v1/accounts/{account_id}/payments/{payment_id}": () => ({ ...PAYMENT, refunds: [{ ...refund, state: looks++ ? "succeeded" : "pending" }] }) });
  open();
  expect(await screen.findByText("Pending")).toBeTruthy();
  await vi.advanceTimersByTimeAsync(3000);
  expect(await screen.findByText("Paid back")).toBeTruthy();
  await vi.advanceTimersByTimeAsync(30000);
  expect(looks).toBe(2);
  vi.useRealTimers();
});

test("taking money off an invoice asks first and names the invoice", async () => {
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/accounts/{account_id}/payments/{payment_id}/unallocate": PAYMENT });
  open();
  await screen.findByRole("link", { name: "10001-0001" });
  fireEvent.click(screen.getByRole("button", { name: "Take off: 10001-0001" }));
  const asked = await dialog();
  await waitFor(() => expect(asked.getByText("10001-0001")).toBeTruthy());
  fireEvent.click(asked.getByRole("button", { name: "Take off" }));
  expect(await screen.findByText("$400.00 taken off the invoice.")).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/unallocate"))?.body).toEqual({ invoice_id: "inv_1" });
});

test("unapplied money is allocated oldest first unless the cells say otherwise", async () => {
  const calls = fakeApi({
    ...ROUTES,
    "POST /api/v1/accounts/{account_id}/payments/preview": ({ body }: Call) => proposal(body),
    "POST /api/v1/accounts/{account_id}/payments/{payment_id}/allocate": { ...PAYMENT, unapplied: usd(0) },
  });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Allocate" }));
  const form = await dialog();
  await waitFor(() => expect((form.getByLabelText("Pays of 10001-0001") as HTMLInputElement).value).toBe("100.00"));
  fireEvent.click(form.getByRole("button", { name: "Allocate" }));
  expect(await screen.findByText(/Money allocated/)).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/allocate"))?.body).toEqual({ allocations: null });
});

test("marking as returned sends the reason", async () => {
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/accounts/{account_id}/payments/{payment_id}/return": { ...PAYMENT, state: "returned" } });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Mark as returned" }));
  const form = await dialog();
  await userEvent.type(form.getByLabelText("Why it came back"), "No funds{Enter}");
  expect(await screen.findByText("The payment is marked as returned.")).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/return"))?.body).toEqual({ reason: "No funds" });
});

const ACTS = ["Refund", "Allocate", "Mark as returned", "Take all off"];

test.each(["returned", "disputed", "lost", "void"])("a payment that is %s can no longer be moved: each button stays and says why", async (state) => {
  const why = "Nothing can be moved on it.";
  const refusals = { allocate: why, refund: why, return: why, take_off: why, void: why };
  const calls = fakeApi({ ...ROUTES, "GET /api/v1/accounts/{account_id}/payments/{payment_id}": { ...PAYMENT, state, return_reason: "No funds", void_reason: "Wrong", refusals } });
  open();
  expect(await screen.findByRole("note")).toBeTruthy();
  for (const name of ACTS) {
    const button = screen.getByRole("button", { name });
    fireEvent.click(button);
    expect([button.getAttribute("aria-disabled"), button.hasAttribute("disabled")]).toEqual(["true", false]);
    expect(within(button.parentElement as HTMLElement).getByText(why).hasAttribute("hidden")).toBe(false);
  }
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(calls.filter((call) => call.method === "POST")).toEqual([]);
});

test("a dispute of a part is shown with its amount, and the rest stays movable", async () => {
  const disputes = [{ reference: "dp_1", amount: usd(2000), reason: "fraudulent", state: "open", opened_on: "2026-11-20" }];
  const refusals = { return: "This payment is disputed: nothing can be moved on it.", void: "The gateway took this payment." };
  fakeApi({ ...ROUTES, "GET /api/v1/accounts/{account_id}/payments/{payment_id}": { ...PAYMENT, state: "disputed", disputes, refusals } });
  open();
  expect(await screen.findByText(/the rest can be moved/)).toBeTruthy();
  expect(screen.getByText("Not made by the cardholder")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Refund" }).getAttribute("aria-disabled")).toBeNull();
  expect(screen.getByRole("button", { name: "Mark as returned" }).getAttribute("aria-disabled")).toBe("true");
});

test("a payment posted by mistake is made void with a reason, under one key", async () => {
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/accounts/{account_id}/payments/{payment_id}/void": { ...PAYMENT, state: "void" } });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "More" }));
  fireEvent.click(screen.getByRole("menuitem", { name: /Void, posted by mistake/ }));
  const form = await dialog();
  await userEvent.type(form.getByLabelText("Why it was a mistake"), "Wrong client{Enter}");
  expect(await screen.findByText("The payment is void.")).toBeTruthy();
  const sent = calls.find((call) => call.path.endsWith("/void"));
  expect([sent?.body, Boolean(sent?.headers.get("idempotency-key"))]).toEqual([{ reason: "Wrong client" }, true]);
});

test("a payment on the wrong account is moved to the one that is chosen", async () => {
  const hit = { kind: "client", account_id: "acc_2", title: "Bo Berg", detail: "10002" } as never;
  const calls = fakeApi({
    ...ROUTES,
    "GET /api/v1/search": { items: [hit] } as never,
    "POST /api/v1/accounts/{account_id}/payments/{payment_id}/move": { ...PAYMENT, state: "void" },
  });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "More" }));
  fireEvent.click(screen.getByRole("menuitem", { name: /Move to another account/ }));
  const form = await dialog();
  fireEvent.click(form.getByRole("button", { name: "Move to another account" }));
  expect((await form.findAllByText(/Choose the account whose money it is/)).length).toBeGreaterThan(0);
  await userEvent.type(await form.findByRole("combobox"), "berg");
  fireEvent.click(await screen.findByRole("option", { name: /Bo Berg/ }));
  await userEvent.type(form.getByLabelText("Why it was on the wrong account"), "Same name");
  fireEvent.click(form.getByRole("button", { name: "Move to another account" }));
  expect(await screen.findByText("The payment was moved.")).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/move"))?.body).toEqual({ to: "acc_2", reason: "Same name" });
});

test("a moved payment leads to where its money is now", async () => {
  const moved_to = { account_id: "acc_2", payment_id: "pay_9", account_number: "10002" };
  fakeApi({ ...ROUTES, "GET /api/v1/accounts/{account_id}/payments/{payment_id}": { ...PAYMENT, state: "void", void_reason: "Wrong client", moved_to } });
  open();
  expect((await screen.findByRole("link", { name: "Open it" })).getAttribute("href")).toBe("/accounts/acc_2/payments/pay_9");
});

test("one press takes a payment off all its invoices", async () => {
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/accounts/{account_id}/payments/{payment_id}/unallocate-all": PAYMENT });
  open();
  await screen.findByRole("link", { name: "10001-0001" });
  fireEvent.click(await screen.findByRole("button", { name: "Take all off" }));
  const asked = await dialog();
  expect(await asked.findByText("10001-0001")).toBeTruthy(); // by the number on the paper, not "Invoice 1"
  fireEvent.click(asked.getByRole("button", { name: "Take all off" }));
  expect(await screen.findByText("Taken off all invoices.")).toBeTruthy();
  expect(calls.some((call) => call.path.endsWith("/unallocate-all"))).toBe(true);
});

test("letters do what the buttons do, and say why when they cannot", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/accounts/{account_id}/payments/{payment_id}": { ...PAYMENT, refusals: { void: "Part of this payment was refunded." } } });
  open();
  await screen.findByRole("button", { name: "Refund" });
  fireEvent.keyDown(document.body, { key: "v" });
  const toasts = screen.getAllByRole("status").map((one) => one.textContent);
  expect(toasts.join()).toContain("Part of this payment was refunded.");
  expect(screen.queryByRole("dialog")).toBeNull();
  fireEvent.keyDown(document.body, { key: "f" });
  expect((await dialog()).getByText("Give money back")).toBeTruthy();
});

test("a representative finds the refund in its place, and whom to ask", async () => {
  fakeApi(ROUTES);
  open(["payment:read", "payment:post"]);
  const refund = await screen.findByRole("button", { name: "Refund" });
  fireEvent.click(refund);
  expect(within(refund.parentElement as HTMLElement).getByText("A supervisor gives money back. Ask one.").hasAttribute("hidden")).toBe(false);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("who may only read sees no way to move money", async () => {
  fakeApi(ROUTES);
  open(["payment:read"]);
  await screen.findByRole("link", { name: "10001-0001" });
  for (const name of [...ACTS, "More", "Take off: 10001-0001"]) expect(screen.queryByRole("button", { name })).toBeNull();
});

test("a receipt is shown, and its number said to be read out; money that is gone has none", async () => {
  const receipt = "GET /api/v1/accounts/{account_id}/payments/{payment_id}/receipt";
  vi.spyOn(window, "open").mockReturnValue({ location: {}, close: () => undefined } as never);
  fakeApi({ ...ROUTES, [receipt]: { number: "10001-R0014", url: "https://x/r.pdf", undrawn: [] } });
  const { unmount } = open(["payment:read"]);
  await userEvent.click(await screen.findByRole("button", { name: "Receipt" }));
  expect(await screen.findByText("Receipt 10001-R0014")).toBeTruthy();
  unmount();
  fakeApi({ ...ROUTES, "GET /api/v1/accounts/{account_id}/payments/{payment_id}": { ...PAYMENT, state: "returned" } });
  open(["payment:read"]);
  await screen.findByRole("link", { name: "10001-0001" });
  expect(screen.queryByRole("button", { name: "Receipt" })).toBeNull();
});

test("a receipt is mailed to who paid, and why not is told", async () => {
  const send = "POST /api/v1/accounts/{account_id}/payments/{payment_id}/receipt/send";
  const answers = [{ state: "queued", reason: "" }, { state: "refused", reason: "The person has not agreed." }];
  const calls = fakeApi({ ...ROUTES, [send]: () => ({ notice_id: "ntc_1", rule: "", not_before: "", ...answers.shift() }) } as typeof ROUTES);
  open(["payment:read", "notice:send"]);
  await userEvent.click(await screen.findByRole("button", { name: "Mail the receipt" }));
  expect(await screen.findByText("The receipt is on its way.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Mail the receipt" }));
  expect(await screen.findByText("The receipt was not mailed: The person has not agreed.")).toBeTruthy();
  const keys = calls.filter((call) => call.method === "POST").map((call) => call.headers.get("Idempotency-Key"));
  expect(new Set(keys).size).toBe(2);
});
