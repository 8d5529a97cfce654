/** A client meets the receipt by the number on its paper, and has the paper itself. */
import { expect, test, vi } from "vitest";
import { Refused } from "../test/fakeApi";
import { amount, BILL, freshPage, heard, paid, passCheck, routes, seen, visit } from "./testing";

freshPage();

const RECEIPT = "GET /api/v1/pay/payments/{payment_id}/receipt";
const SUCCEEDED = { attempt_id: "att_01", state: "succeeded", amount: amount(60000), paid_on: "2026-11-21" };

const press = () => [...document.querySelectorAll("button")].find((one) => one.textContent?.includes("(PDF)"))?.click();

async function comeBack(payment: object | null): Promise<void> {
  sessionStorage.setItem("pay.trip", JSON.stringify({ session: "s1", token: "tok", office: "Nordic Care", phone: "1", language: "en" }));
  routes({ "GET /api/v1/pay/attempts/{id}": { ...SUCCEEDED, payment }, [RECEIPT]: { url: "https://papers.test/r.pdf" } });
  visit("r=att_01");
  await seen("Thank you. Your payment has arrived.");
}

test("who has paid reads the receipt's number and what was paid, and never our own reference", async () => {
  await comeBack(paid("2026-11-21", { invoices: ["INV-1", "INV-2"] }));
  await seen("Receipt 0017-R0042");
  await seen("Invoice INV-1, Invoice INV-2");
  expect(document.body.textContent).not.toContain("att_");
});

test("the receipt's paper is asked for with the session alone, when it is wanted", async () => {
  await comeBack(paid("2026-11-21"));
  expect(heard.calls.filter((call) => call.path.endsWith("/receipt"))).toEqual([]);
  press();
  await vi.waitFor(() => expect(heard.went).toEqual(["https://papers.test/r.pdf"]));
  expect(heard.calls.at(-1)?.headers.get("authorization")).toBe("Bearer s1");
  expect(heard.calls.at(-1)?.path).not.toContain("s1");
});

test("a payment that does not stand any more, or was confirmed by an older office, has no receipt to press", async () => {
  await comeBack(null);
  press();
  expect(heard.went).toEqual([]);
});

test("each payment received has its receipt, also where nothing is owed", async () => {
  routes({ "POST /api/v1/pay/check": { ...BILL, status: "paid" }, "GET /api/v1/pay/payments": { items: [paid("2026-10-01")], cursor: null }, [RECEIPT]: { url: "https://papers.test/r.pdf" } });
  await passCheck();
  await seen("Receipt 0017-R0042 (PDF)");
  await seen("Invoice INV-1");
  press();
  await vi.waitFor(() => expect(heard.went).toEqual(["https://papers.test/r.pdf"]));
});

test("the statement of account is brought when it is wanted, whether something is owed or not", async () => {
  for (const status of ["open", "paid"]) {
    routes({ "POST /api/v1/pay/check": { ...BILL, status }, "GET /api/v1/pay/payments": { items: [], cursor: null }, "GET /api/v1/pay/statement": { url: "https://papers.test/s.pdf" } });
    await passCheck();
    await seen("Statement of account, last twelve months (PDF)");
    press();
    await vi.waitFor(() => expect(heard.went.at(-1)).toBe("https://papers.test/s.pdf"));
  }
});

test.each([[503, "cannot be shown just now"], [401, "open your link again"]])("a receipt that does not come (%d) says what to do", async (status, text) => {
  routes({ "POST /api/v1/pay/check": { ...BILL, status: "paid" }, "GET /api/v1/pay/payments": { items: [paid("2026-10-01")], cursor: null }, [RECEIPT]: new Refused(status, "x") });
  await passCheck();
  await seen("(PDF)");
  press();
  await seen(text);
  expect(heard.went).toEqual([]);
});
