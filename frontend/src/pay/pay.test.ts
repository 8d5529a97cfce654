import { expect, test, vi } from "vitest";
import { Refused, type Call } from "../test/fakeApi";
import { isoDate } from "./check";
import { chooseLanguage } from "./words";
import { amount, BILL, EVIL, find, freshPage, heard, LINES, OPENED, paid, passCheck, pick, routes, seen, send, type, visit } from "./testing";

freshPage();

test("nothing about the account is shown before the check", async () => {
  routes();
  visit("k=tok");
  await seen("Is it you?");
  expect(heard.calls.map((call) => [call.path, call.body])).toEqual([["/api/v1/pay/open", { token: "tok" }]]);
  expect(document.body.textContent).not.toContain("INV-1");
});

test("the token travels in the body, never in an address", async () => {
  routes();
  await passCheck();
  await seen("600 kr");
  for (const call of heard.calls) expect(call.path + String(call.query)).not.toContain("tok");
});

test("the whole amount is one press away and goes to the gateway with a key and the session", async () => {
  routes();
  await passCheck();
  await seen("Pay 600 kr");
  send();
  await vi.waitFor(() => expect(heard.went).toEqual(["https://gateway.test/x"]));
  const start = heard.calls.at(-1);
  expect(start?.body).toEqual({ amount_minor: 60000 });
  expect(start?.headers.get("authorization")).toBe("Bearer s1");
  expect(start?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
});

test("a lost reply is tried again with the same key, another amount gets another", async () => {
  let answers = 0;
  routes({ "POST /api/v1/pay/start": () => (answers++ === 0 ? new Refused(503, "unavailable") : { redirect_url: "https://gateway.test/x" }) });
  await passCheck();
  await seen("Pay 600 kr");
  send();
  await seen("Nothing has been paid");
  send();
  await vi.waitFor(() => expect(heard.went.length).toBe(1));
  find<HTMLButtonElement>("#press").disabled = false;
  pick("other");
  type("#amount", "5,50");
  send();
  await vi.waitFor(() => expect(heard.went.length).toBe(2));
  const keys = heard.calls.filter((call) => call.path.endsWith("start")).map((call) => call.headers.get("idempotency-key"));
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[1]);
  expect(heard.calls.at(-1)?.body).toEqual({ amount_minor: 550 });
});

test.each([[401, "not_signed_in"], [403, "session_ended"]])("when starting is refused with %d %s, the check comes once more", async (status, code) => {
  routes({ "POST /api/v1/pay/start": new Refused(status, code) });
  await passCheck();
  await seen("Pay 600 kr");
  send();
  await seen("we ask once more");
  expect(heard.went).toEqual([]);
});

test.each(["0", "600,01", "abc", ""])("another amount of “%s” is refused at the field and not sent", async (typed) => {
  routes();
  await passCheck();
  await seen("Pay 600 kr");
  pick("other");
  type("#amount", typed);
  send();
  expect(find("#amount-fault").textContent).toContain("600 kr");
  expect(heard.calls.some((call) => call.path.endsWith("start"))).toBe(false);
});

test("chosen invoices are summed exactly and named", async () => {
  routes();
  await passCheck();
  await seen("Pay 600 kr");
  pick("chosen");
  find("input[name=invoice][value='inv_2']").click();
  send();
  await vi.waitFor(() => expect(heard.went.length).toBe(1));
  expect(heard.calls.at(-1)?.body).toEqual({ amount_minor: 20000, invoices: ["inv_2"] });
});

test("a wrong answer is told at the field; when the link shuts after some, it is the locked page", async () => {
  let shut = false;
  routes({ "POST /api/v1/pay/check": () => (shut ? new Refused(404, "link_not_valid") : new Refused(403, "wrong_answer")) });
  await passCheck();
  await seen("does not match");
  expect(document.activeElement?.id).toBe("postal");
  shut = true;
  send();
  await seen("This link is locked");
});

test("too many requests is no lock: the person may try again", async () => {
  routes({ "POST /api/v1/pay/check": new Refused(429, "too_many") });
  await passCheck();
  await seen("Nothing has been paid");
  expect(find("#postal").value).toBe("114 55");
});

test.each([[404, "cannot be used"], [410, "cannot be used"], [422, "cannot be used"]])("a %d answer shows one uniform page", async (status, text) => {
  routes({ "POST /api/v1/pay/open": new Refused(status, "x", { detail: "secret reason" }) });
  visit("k=tok");
  await seen(text);
  expect(document.body.textContent).not.toContain("secret reason");
});

test.each([["paid", "Nothing to pay"], ["processing", "on its way"]])("an account that is %s offers no payment", async (status, text) => {
  routes({ "POST /api/v1/pay/check": { ...BILL, status } });
  await passCheck();
  await seen(text);
  expect(document.querySelector("form")).toBeNull();
});

const earlierLines = () => [...([...document.querySelectorAll("details")].at(-1)?.querySelectorAll("li") ?? [])];
const askedPayments = () => heard.calls.filter((call) => call.path.endsWith("/pay/payments"));

async function openEarlier(): Promise<void> {
  await seen("Payments we have received");
  const details = [...document.querySelectorAll("details")].at(-1) as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event("toggle"));
}

test("payments received are asked for when they are opened, the latest first, and more on request", async () => {
  routes({ "GET /api/v1/pay/payments": (call: Call) => (call.query.get("cursor") ? { items: [paid("2026-09-01")], cursor: null } : { items: [paid("2026-10-01")], cursor: "c1" }) });
  await passCheck();
  await seen("Pay 600 kr");
  expect(askedPayments()).toEqual([]);
  await openEarlier();
  await vi.waitFor(() => expect(earlierLines().length).toBe(1));
  const more = [...document.querySelectorAll("button")].find((one) => one.textContent === "Show earlier payments") as HTMLButtonElement;
  more.click();
  await vi.waitFor(() => expect(earlierLines().length).toBe(2));
  expect(more.hidden).toBe(true);
  expect(askedPayments().map((call) => [call.query.get("cursor"), call.headers.get("authorization")])).toEqual([[null, "Bearer s1"], ["c1", "Bearer s1"]]);
});

test("no payments, and none that can be shown, are said in words, and can be asked for again", async () => {
  let tries = 0;
  routes({ "GET /api/v1/pay/payments": () => (tries++ ? { items: [], cursor: null } : new Refused(503, "busy")) });
  await passCheck();
  await openEarlier();
  await seen("That cannot be shown just now");
  [...document.querySelectorAll("button")].find((one) => one.textContent === "Show earlier payments")?.click();
  await seen("No payments received yet");
});

test("whatever the API says is text, never markup", async () => {
  const line = { ...LINES[0], invoice_id: EVIL, invoice_number: EVIL, description: EVIL, owed: { ...amount(1), display: EVIL }, amount: { ...amount(2), display: EVIL } };
  routes({
    "POST /api/v1/pay/open": { ...OPENED, office_name: EVIL, office_phone: EVIL },
    "POST /api/v1/pay/check": { ...BILL, account_number: EVIL, amount_due: { ...amount(5), display: EVIL }, lines: [line, line] },
    "GET /api/v1/pay/payments": { items: [paid("2026-01-01", { receipt_number: EVIL, invoices: [EVIL], amount: { ...amount(1), display: EVIL } })], cursor: null },
  });
  await passCheck();
  await seen("onerror");
  await openEarlier();
  await vi.waitFor(() => expect(earlierLines()[0]?.textContent).toContain("onerror"));
  expect(document.querySelector("img")).toBeNull();
  expect((window as unknown as { hacked?: number }).hacked).toBeUndefined();
});

test("changing the language keeps what was chosen and typed", async () => {
  routes();
  await passCheck();
  await seen("Pay 600 kr");
  pick("other");
  type("#amount", "12,50");
  find<HTMLSelectElement>("#language").value = "pl";
  find("#language").dispatchEvent(new Event("change"));
  expect(document.documentElement.lang).toBe("pl");
  expect([find("#amount").value, find("input[value=other]").checked]).toEqual(["12,50", true]);
  expect(find("#press").textContent).toContain("Zapłać 12,50");
});

function trip(language = "en"): void {
  sessionStorage.setItem("pay.trip", JSON.stringify({ session: "s1", token: "tok", office: "Nordic Care", phone: "1", language }));
}

test("a payment counts as paid only when our own books say so", async () => {
  trip();
  let looks = 0;
  routes({ "GET /api/v1/pay/attempts/{id}": () => (looks++ < 2 ? { attempt_id: "att-1", state: looks === 1 ? "pending" : "processing", amount: amount(60000) } : { attempt_id: "att-1", state: "succeeded", amount: amount(60000), payment: null }) });
  visit("r=a1");
  await seen("Checking your payment");
  expect(document.body.textContent).not.toContain("Thank you");
  await vi.waitFor(() => expect(document.body.textContent).toContain("Thank you"), { timeout: 5000 });
  expect(sessionStorage.getItem("pay.trip")).toBeNull();
});

test("the way back speaks the client's language, and the receipt has its day", async () => {
  trip("sv");
  routes({ "GET /api/v1/pay/attempts/{id}": { attempt_id: "att-1", state: "succeeded", amount: amount(60000), paid_on: "2026-11-21", payment: null } });
  visit("r=a1");
  await seen("Tack. Din betalning har kommit fram.");
  expect(document.body.textContent).toContain("21 november 2026");
  expect(document.documentElement.lang).toBe("sv");
});

test.each([
  ["r", "failed", "did not go through"], ["r", "cancelled", "left before paying"], ["r", "expired", "left before paying"], ["c", "pending", "left before paying"],
])("back by #%s from an attempt that is %s leads to the invoice", async (mark, state, text) => {
  trip();
  routes({ "GET /api/v1/pay/attempts/{id}": { attempt_id: "a1", state, amount: amount(1) } });
  visit(`${mark}=a1`);
  await seen(text);
  find<HTMLButtonElement>("button.main").click();
  expect(window.location.hash).toBe("#k=tok");
});

test("pressing Back at the gateway after having paid still shows the receipt", async () => {
  trip();
  routes({ "GET /api/v1/pay/attempts/{id}": { attempt_id: "a1", state: "succeeded", amount: amount(60000), payment: null } });
  visit("c=a1");
  await seen("Your payment has arrived");
});

test("another window cannot follow the payment and says not to pay twice", async () => {
  routes();
  visit("r=a1");
  await seen("do not need to pay twice");
  expect(heard.calls).toEqual([]);
});

test("opting out takes a press, so a mail scanner decides nothing", async () => {
  routes({ "POST /api/v1/pay/opt-out": {} });
  visit("o=tok");
  expect(heard.calls).toEqual([]);
  find<HTMLButtonElement>("button.main").click();
  await seen("E-mails are stopped");
  expect(heard.calls[0]?.body).toEqual({ token: "tok" });
});

test.each([404, 422])("an opt-out link that is none or was cut short (%d) says so and what to do, and asks for no second try", async (status) => {
  routes({ "POST /api/v1/pay/opt-out": new Refused(status, "x") });
  visit("o=to");
  find<HTMLButtonElement>("button.main").click();
  await seen("This link cannot be used");
  await seen("Please open the latest message");
  expect(document.querySelector("button")).toBeNull();
});

test.each([
  ["o=tok", "Vill du sluta få e-post?"], ["k=cut", "Länken går inte att använda"], ["", "Länken går inte att använda"], ["r=a1", "Öppna din länk igen"],
])("the page of #%s speaks the language of the letter, not of the browser", async (hash, text) => {
  routes({ "POST /api/v1/pay/open": new Refused(422, "invalid") });
  visit(hash, "?l=sv");
  await seen(text);
  expect(document.documentElement.lang).toBe("sv");
});

test("a language chosen on the page holds over the letter's, and one we do not speak changes nothing", () => {
  visit("o=tok", "?l=xx");
  expect(document.documentElement.lang).toBe("en");
  chooseLanguage("pl", true);
  visit("o=tok", "?l=sv");
  expect(document.documentElement.lang).toBe("pl");
});

test("another amount names its range before anybody errs, and the field is described by it", async () => {
  routes();
  await passCheck();
  await seen("Pay 600 kr");
  pick("other");
  const described = find("#amount").getAttribute("aria-describedby")?.split(" ").map((id) => document.getElementById(id)?.textContent) ?? [];
  expect(described[0]).toMatch(/from 0[.]01\sSEK to 600 kr/);
  expect(find("#amount-fault").textContent).toBe("");
});

test.each([["en", "Account number A-1"], ["sv", "Kundnummer A-1"], ["pl", "Numer klienta A-1"]])("the account is called in %s as on paper", async (language, text) => {
  routes({ "POST /api/v1/pay/open": { ...OPENED, language } });
  visit("k=tok");
  await vi.waitFor(() => expect(document.querySelector("#postal")).not.toBeNull());
  type("#postal", "114 55");
  send();
  await seen(text);
});

test.each([["1957", "3", "27", "1957-03-27"], ["2000", "02", "29", "2000-02-29"], ["1900", "2", "29", null], ["57", "3", "27", null], ["1957", "13", "1", null]])("%s-%s-%s is the date %s", (year, month, day, iso) => {
  expect(isoDate(year, month, day)).toBe(iso);
});
