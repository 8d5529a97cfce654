/** The pay page before a fake API: what the tests of the page share. */
import { afterEach, beforeEach, expect, vi } from "vitest";
import { fakeApi, type Call } from "../test/fakeApi";
import { begin } from "./begin";
import { chooseLanguage } from "./words";

export const amount = (minor: number) => ({ minor, currency: "SEK", display: `${minor / 100} kr` });
export const OPENED = { office_name: "Nordic Care", office_phone: "+46 8 123", language: "en", challenge: "postal_code" };
export const LINES = [
  { invoice_id: "inv_1", invoice_number: "INV-1", issued_on: "2026-10-01", due_on: "2026-10-31", description: "October", stands: "overdue", amount: amount(50000), open: amount(40000), unapplied: amount(0), processing: amount(0), owed: amount(40000) },
  { invoice_id: "inv_2", invoice_number: "INV-2", issued_on: "2026-11-01", due_on: "2026-11-30", description: "November", stands: "open", amount: amount(20000), open: amount(20000), unapplied: amount(0), processing: amount(0), owed: amount(20000) },
];
export const BILL = { session: "s1", account_number: "A-1", amount_due: amount(60000), unapplied: amount(0), processing: amount(0), due_on: "2026-10-31", overdue: true, lines: LINES, may_choose_amount: true, status: "open" };
export const paid = (on: string, more: object = {}) => ({ payment_id: "pay_1", receipt_number: "0017-R0042", received_on: on, method: "card", amount: amount(1000), invoices: ["INV-1"], ...more });
export const EVIL = '<img src=x onerror="window.hacked=1">';

export const heard: { calls: Call[]; went: string[] } = { calls: [], went: [] };

export function routes(more: Record<string, unknown> = {}): void {
  heard.calls = fakeApi({}, {
    "GET /api/v1/pay/payments": { items: [], cursor: null },
    "POST /api/v1/pay/open": OPENED,
    "POST /api/v1/pay/check": BILL,
    "POST /api/v1/pay/start": { redirect_url: "https://gateway.test/x" },
    ...more,
  });
}

export function visit(hash: string, search = ""): void {
  document.body.innerHTML = '<div id="pay"></div>';
  history.replaceState(null, "", `/pay${search}#${hash}`);
  begin();
}

export const seen = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text));
export const find = <T extends HTMLElement = HTMLInputElement>(selector: string) => document.querySelector<T>(selector) as T;
export const send = () => find("form").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));

export function type(selector: string, value: string): void {
  find(selector).value = value;
  find(selector).dispatchEvent(new Event("input"));
}

export function pick(value: string): void {
  find(`input[value=${value}]`).checked = true;
  find(`input[value=${value}]`).dispatchEvent(new Event("change"));
}

export async function passCheck(): Promise<void> {
  visit("k=tok");
  await seen("Is it you?");
  type("#postal", "114 55");
  send();
}

/** Each test begins with a fresh page in English, and what was asked and where one went is heard. */
export function freshPage(): void {
  beforeEach(() => {
    heard.went = [];
    chooseLanguage("en", true);
    sessionStorage.clear();
    vi.spyOn(window.location, "assign").mockImplementation((to) => void heard.went.push(String(to)));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    document.body.innerHTML = "";
  });
}
