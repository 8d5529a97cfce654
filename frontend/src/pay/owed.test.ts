import { expect, test, vi } from "vitest";
import { Refused } from "../test/fakeApi";
import { amount, BILL, freshPage, heard, LINES, passCheck, routes, seen, send } from "./testing";

freshPage();

test("a second try while a payment is being processed is shown that it is", async () => {
  const now = { ...BILL, session: "", status: "processing", amount_due: amount(0), processing: amount(60000) };
  routes({ "POST /api/v1/pay/start": new Refused(409, "payment_processing"), "GET /api/v1/pay/account": now });
  await passCheck();
  await seen("Pay 600 kr");
  send();
  await seen("A payment is on its way");
  expect(document.body.textContent).toContain("600 kr is being processed");
  expect(document.querySelector("form")).toBeNull();
  expect(heard.went).toEqual([]);
});

test("what is owed changed meanwhile: the new amount is shown, and paid within the same session", async () => {
  let asked = 0;
  const now = { ...BILL, session: "", amount_due: amount(10000), unapplied: amount(50000) };
  routes({
    "POST /api/v1/pay/start": () => (asked++ === 0 ? new Refused(409, "more_than_due") : { redirect_url: "https://gateway.test/x" }),
    "GET /api/v1/pay/account": now,
  });
  await passCheck();
  await seen("Pay 600 kr");
  send();
  await seen("Pay 100 kr");
  send();
  await vi.waitFor(() => expect(heard.went.length).toBe(1));
  expect(heard.calls.at(-1)?.body).toEqual({ amount_minor: 10000 });
  expect(heard.calls.at(-1)?.headers.get("authorization")).toBe("Bearer s1");
});

test("a page that was closed is begun anew under another key, for the same amount", async () => {
  let asked = 0;
  routes({
    "POST /api/v1/pay/start": () => (asked++ === 0 ? new Refused(409, "page_closed") : { redirect_url: "https://gateway.test/x" }),
    "GET /api/v1/pay/account": { ...BILL, session: "" },
  });
  await passCheck();
  await seen("Pay 600 kr");
  send();
  await vi.waitFor(() => expect(asked).toBe(1));
  await seen("Pay 600 kr");
  send();
  await vi.waitFor(() => expect(heard.went.length).toBe(1));
  const keys = heard.calls.filter((call) => call.path.endsWith("/start")).map((call) => call.headers.get("idempotency-key"));
  expect(new Set(keys).size).toBe(2);
});

test("money that is unapplied is said to be counted, and an invoice it covers is no choice", async () => {
  const covered = { ...LINES[0], stands: "paid", unapplied: amount(40000), owed: amount(0) };
  routes({ "POST /api/v1/pay/check": { ...BILL, amount_due: amount(20000), unapplied: amount(40000), lines: [covered, LINES[1]] } });
  await passCheck();
  await seen("We have already received 400 kr");
  expect(document.body.textContent).toContain("Paid · Issued");
  expect(document.querySelectorAll("input[name=invoice]")).toHaveLength(0);
  send();
  await vi.waitFor(() => expect(heard.went.length).toBe(1));
  expect(heard.calls.at(-1)?.body).toEqual({ amount_minor: 20000 });
});

test("whether it is overdue is the office's word, not the phone's clock", async () => {
  routes({ "POST /api/v1/pay/check": { ...BILL, due_on: "2999-01-01", overdue: true } });
  await passCheck();
  await seen("The oldest invoice was due on");
});
