/** The receipt of a payment: offered when it is posted, by one key; and what was mailed of it is told on its page. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { fakeApi, Refused, type Call, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { BEHIND, PAYMENT, proposal } from "./payments.fixtures";

const RECEIPT = "GET /api/v1/accounts/{account_id}/payments/{payment_id}/receipt";
const SEND = "POST /api/v1/accounts/{account_id}/payments/{payment_id}/receipt/send";
const MAILS = "GET /api/v1/accounts/{account_id}/payments/{payment_id}/receipt/mails";
const SENT = { notice_id: "ntc_1", state: "queued", rule: "", reason: "", not_before: "" };
const ROUTES: Routes = {
  ...BEHIND,
  "POST /api/v1/accounts/{account_id}/payments/preview": ({ body }: Call) => proposal(body),
  "POST /api/v1/accounts/{account_id}/payments": PAYMENT,
  "GET /api/v1/accounts/{account_id}/payments/{payment_id}": PAYMENT,
  "GET /api/v1/accounts/{account_id}/invoices": { items: [], cursor: null },
};
const mail = (more: object) => ({
  id: "ntc_1", state: "delivered", made_at: "2026-11-20T10:00:00Z", made_by: "staff:sara", sent_at: "2026-11-20T10:01:00Z", not_before: null, mailed_to: "a•••@example.org", failure: "", rule: "", reason: "", ...more,
});

async function post(permissions: string[], next: boolean, routes: Routes) {
  const calls = fakeApi({ ...ROUTES, ...routes } as Routes);
  renderScreen("/accounts/acc_1/payments/new", permissions);
  await userEvent.type(await screen.findByLabelText("Amount"), "200");
  await screen.findByLabelText("Pays of 10001-0001");
  fireEvent.keyDown(screen.getByLabelText("Amount"), { key: "Enter", ctrlKey: true, shiftKey: next });
  await screen.findByText(/posted/i);
  return calls;
}

const sends = (calls: readonly Call[]) => calls.filter((call) => call.path.endsWith("/receipt/send"));

test("who goes on to the next account mails the receipt of the last payment by one key, in the field they are in", async () => {
  const calls = await post(["payment:read", "payment:post", "notice:send"], true, { [SEND]: SENT } as Routes);
  await waitFor(() => expect(window.location.pathname).toBe("/payments/new"));
  fireEvent.keyDown(await screen.findByRole("combobox", { name: /account/i }), { key: "e", ctrlKey: true });
  expect(await screen.findByText("The receipt is on its way.")).toBeTruthy();
  expect(sends(calls).map((call) => call.path)).toEqual(["/api/v1/accounts/acc_1/payments/pay_1/receipt/send"]);
});

test("who posts one prints its receipt by one key", async () => {
  const place = { location: { href: "" }, close: () => undefined };
  vi.spyOn(window, "open").mockReturnValue(place as never);
  await post(["payment:read", "payment:post"], false, { [RECEIPT]: { number: "10001-R0014", url: "https://x/r.pdf", undrawn: [] } } as Routes);
  expect(screen.queryByRole("button", { name: /Mail the receipt/ })).toBeNull();
  fireEvent.keyDown(document.body, { key: "p", ctrlKey: true });
  expect(await screen.findByText("Receipt 10001-R0014")).toBeTruthy();
});

test("a mail that the server did not answer is asked for again under the same key", async () => {
  let tries = 0;
  const calls = fakeApi({ ...ROUTES, [SEND]: () => (tries++ ? SENT : new Refused(503, "unavailable", { detail: "Once more." })) } as Routes);
  renderScreen("/accounts/acc_1/payments/pay_1", ["payment:read", "notice:send"]);
  const button = await screen.findByRole("button", { name: "Mail the receipt" });
  await userEvent.click(button);
  expect(await screen.findByText("Once more.")).toBeTruthy();
  fireEvent.keyDown(document.body, { key: "R", shiftKey: true });
  expect(await screen.findByText("The receipt is on its way.")).toBeTruthy();
  expect(new Set(sends(calls).map((call) => call.headers.get("Idempotency-Key"))).size).toBe(1);
});

test("the page tells when each went and to which address, what was kept until later, and why one did not go", async () => {
  fakeApi({ ...ROUTES, [MAILS]: { items: [
    mail({ id: "ntc_3", state: "refused", sent_at: null, mailed_to: "", reason: "The person has not agreed." }),
    mail({ id: "ntc_2", state: "queued", sent_at: null, mailed_to: "", not_before: "2026-11-21T08:00:00Z" }),
    mail({}),
  ] } } as Routes);
  renderScreen("/accounts/acc_1/payments/pay_1", ["payment:read"]);
  const rows = (await screen.findByText("a•••@example.org")).closest("tbody")?.querySelectorAll("tr") ?? [];
  expect([...rows].map((row) => within(row as HTMLElement).getAllByRole("cell")[1]?.textContent?.replace(/kept until.*/, "kept until"))).toEqual(["Not sent The person has not agreed.", "On its way kept until", "Delivered"]);
});

test("a receipt that was never mailed says so, and one that cannot be looked for can be asked for again", async () => {
  let tries = 0;
  fakeApi({ ...ROUTES, [MAILS]: () => (tries++ ? { items: [] } : new Refused(403, "not_allowed", { detail: "Once more." })) } as Routes);
  renderScreen("/accounts/acc_1/payments/pay_1", ["payment:read"]);
  expect(await screen.findByText("Once more.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("This receipt was not mailed yet.")).toBeTruthy();
});

test("what a payer paid has no mails to the guarantor", async () => {
  const calls = fakeApi({ ...ROUTES, "GET /api/v1/accounts/{account_id}/payments/{payment_id}": { ...PAYMENT, party: "pyr_1" } } as Routes);
  renderScreen("/accounts/acc_1/payments/pay_1", ["payment:read", "notice:send"]);
  await screen.findByRole("button", { name: "Receipt" });
  expect(screen.queryByText("Receipt by e-mail")).toBeNull();
  expect(calls.some((call) => call.path.endsWith("/receipt/mails"))).toBe(false);
});
