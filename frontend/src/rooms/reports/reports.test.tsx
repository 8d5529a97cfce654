import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeApi, Refused } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { giveSight } from "../../test/sight";
import { PAYER } from "../invoicing/testing";

const money = (minor: number, currency = "USD") => ({ minor, currency, display: `${currency} ${minor / 100}` });
const buckets = (...minor: number[]) => Object.fromEntries(["current", "1-30", "31-60", "61-90", "91-120", "120+"].map((key, at) => [key, money(minor[at] ?? 0)]));
const line = (id: string, guarantor: string) => ({ account_id: id, account_number: "100001", guarantor, currency: "USD", buckets: buckets(100, 200), total: money(300), unapplied: money(0), behind_since: "" });
const AGEING = { on: "2026-03-02", totals: [{ ...line("", ""), buckets: buckets(200, 400), total: money(600) }] };
const ACCOUNTS = { items: [line("acc_1", "Ada"), line("acc_2", "Zofia")], cursor: null };
const ageing = (items = ACCOUNTS.items, totals = AGEING.totals) => ({ "GET /api/v1/reports/ageing": { ...AGEING, totals }, "GET /api/v1/reports/ageing/accounts": { items, cursor: null } });
const TRIAL = {
  on: "2026-03-02", balanced: true, untied: [], untied_lists: [],
  lines: [{ number: "1200", code: "receivable", name: "x", currency: "USD", debit: money(500), credit: money(0) }, { number: "4000", code: "revenue", name: "x", currency: "USD", debit: money(0), credit: money(500) }],
  totals: [{ currency: "USD", debit: money(500), credit: money(500), balanced: true }],
};
const HOME = { on: "2026-03-02", accounts: 1, queues: {}, received_this_week: [], ageing: {}, owed: [], behind: { count: 0, more: false, first: [] } };
const entry = (version: number) => ({
  account_id: "acc_1", account_number: "100001", version, reason: "invoice", source: "s", by: "b", posted_at: "2026-03-02T10:00:00Z",
  legs: [{ code: "receivable", party: "guarantor", party_name: "", subject: "i", debit: money(500), credit: null }, { code: "revenue", party: "", party_name: "", subject: "i", debit: null, credit: money(500) }],
});
const READ = ["report:read"];

let blind = () => undefined as void;
beforeEach(() => void (blind = giveSight(1200, 700)));
afterEach(() => blind());

test("ageing shows what each currency comes to in a line and leads from an account's line to the account", async () => {
  fakeApi(ageing());
  renderScreen("/reports", READ);
  const [total] = await screen.findAllByRole("region", { name: "Total" });
  expect(within(total as HTMLElement).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["USD 2", "USD 4", "–", "–", "–", "–", "USD 6", "USD 0"]);
  await userEvent.click(await screen.findByText("Zofia"));
  expect(window.location.pathname).toBe("/accounts/acc_2");
});

test("of several currencies one is chosen in the totals, and only its accounts are asked for", async () => {
  const calls = fakeApi(ageing(undefined, [AGEING.totals[0] as never, { ...(AGEING.totals[0] as (typeof AGEING.totals)[number]), currency: "SEK" }]));
  renderScreen("/reports", READ);
  await userEvent.click(await screen.findByRole("button", { name: /^SEK/ }));
  await waitFor(() => expect(calls.findLast(({ path }) => path.endsWith("/accounts"))?.query.get("currency")).toBe("SEK"));
  expect(window.location.search).toBe("?currency=SEK");
  expect(screen.getByRole("button", { name: /^SEK/ }).getAttribute("aria-pressed")).toBe("true");
});

test("the day and the party are asked for and stand in the address", async () => {
  const calls = fakeApi(ageing());
  renderScreen("/reports?on=2026-01-31", READ);
  await screen.findByText("Ada");
  await userEvent.selectOptions(screen.getByLabelText("Party"), "payer");
  await waitFor(() => expect(calls.some(({ path, query }) => path.endsWith("/ageing") && query.get("party") === "payer")).toBe(true));
  expect(Object.fromEntries(calls.findLast(({ path }) => path.includes("/ageing"))?.query ?? [])).toMatchObject({ on: "2026-01-31", party: "payer" });
  expect(window.location.search).toBe("?on=2026-01-31&party=payer");
});

test("one payer's accounts with something past due are asked for by its name, and the file is of the same", async () => {
  const calls = fakeApi({ ...ageing(), "GET /api/v1/payers": { items: [PAYER], cursor: null }, "POST /api/v1/exports": new Refused(503, "busy") });
  renderScreen("/reports?overdue=yes", [...READ, "export"]);
  await screen.findByText("Ada");
  await screen.findByRole("option", { name: PAYER.name });
  await userEvent.selectOptions(screen.getByLabelText("Party"), PAYER.id);
  await waitFor(() => expect(calls.some(({ path, query }) => path.endsWith("/ageing/accounts") && query.get("party") === PAYER.id && query.get("overdue") === "true")).toBe(true));
  await userEvent.click(screen.getByRole("button", { name: "Export" }));
  await waitFor(() => expect(calls.find(({ path }) => path.endsWith("/exports"))?.body).toMatchObject({ list: "ageing", filter: { party: PAYER.id, overdue: true } }));
});

test("paper gets every line, not only those in sight", async () => {
  const lines = Array.from({ length: 120 }, (_, at) => ({ ...line(`acc_${at}`, `Guarantor ${at}`) }));
  fakeApi(ageing(lines));
  renderScreen("/reports", READ);
  await screen.findByText("Guarantor 0");
  expect(screen.queryByText("Guarantor 119")).toBeNull();
  fireEvent(window, new Event("beforeprint"));
  expect(screen.getByText("Guarantor 119")).toBeTruthy();
});

test("a line that is not up to date is marked, on the screen and on paper", async () => {
  fakeApi(ageing([{ ...line("acc_1", "Ada"), behind_since: "2026-03-02T10:00:00+00:00" }, line("acc_2", "Zofia")]));
  renderScreen("/reports", READ);
  const row = (await screen.findByText(/^Ada/)).closest("[role=row]");
  expect(within(row as HTMLElement).getByText("Not up to date")).toBeTruthy();
  expect(screen.getAllByText("Not up to date").length).toBe(1);
  fireEvent(window, new Event("beforeprint"));
  expect(within(screen.getByRole("row", { name: /Ada/ })).getByText("Not up to date")).toBeTruthy();
  expect(within(screen.getByRole("row", { name: /Zofia/ })).queryByText("Not up to date")).toBeNull();
});

test("the export asks for what is shown, and a failure is said", async () => {
  const calls = fakeApi({ ...ageing(), "POST /api/v1/exports": new Refused(503, "busy") });
  renderScreen("/reports?party=guarantor", [...READ, "export"]);
  await screen.findByText("Ada");
  await userEvent.click(screen.getByRole("button", { name: "Export" }));
  expect(await screen.findByText("The file could not be made. Try again.")).toBeTruthy();
  expect(calls.find(({ path }) => path.endsWith("/exports"))?.body).toEqual({ list: "ageing", filter: { party: "guarantor" } });
});

test("nobody owing anything is said; without the permission there is no export", async () => {
  fakeApi(ageing([], []));
  renderScreen("/reports", READ);
  expect(await screen.findByText("Nobody owes anything")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Export" })).toBeNull();
});

test("the trial balance names its accounts, totals both sides and is marked", async () => {
  fakeApi({ "GET /api/v1/reports/trial-balance": TRIAL });
  renderScreen("/reports/trial-balance", READ);
  expect(await screen.findByText("Balanced")).toBeTruthy();
  const rows = [...document.querySelectorAll("table tr")].map((row) => row.textContent);
  expect(rows).toEqual(["NumberLedger accountDebitCredit", "1200Accounts receivableUSD 5", "4000Revenue from servicesUSD 5", "TotalUSD 5USD 5"]);
});

test("books that do not balance cannot be overlooked", async () => {
  fakeApi({ "GET /api/v1/reports/trial-balance": { ...TRIAL, balanced: false, totals: [{ ...TRIAL.totals[0], currency: "USD", debit: money(500), credit: money(400), balanced: false }] } });
  renderScreen("/reports/trial-balance", READ);
  expect(await screen.findByText("Not balanced")).toBeTruthy();
});

test("the journal opens on the office's day, pages, and links each entry to its account", async () => {
  const calls = fakeApi({
    "GET /api/v1/home": HOME,
    "GET /api/v1/reports/journal": ({ query }) => (query.get("cursor") ? { items: [entry(2)], cursor: null } : { items: [entry(1)], cursor: "next" }),
  });
  renderScreen("/reports/journal", READ);
  const link = await screen.findByRole("link", { name: "Open the account 100001" });
  expect(link.getAttribute("href")).toBe("/accounts/acc_1");
  expect(calls.find((call) => call.path.endsWith("/journal"))?.query.get("on")).toBe("2026-03-02");
  await userEvent.click(screen.getByRole("button", { name: "Show more entries" }));
  expect(await screen.findByText("2 entries")).toBeTruthy();
});

test("a payer in the journal is called by its name, and cash is nobody's", async () => {
  const leg = { ...entry(1).legs[0], code: "receivable", party: "pyr_1", party_name: "Harbor Mutual", subject: "i", debit: money(500), credit: null };
  fakeApi({ "GET /api/v1/home": HOME, "GET /api/v1/reports/journal": { items: [{ ...entry(1), legs: [leg, { ...leg, code: "cash_cheque", party: "", party_name: "" }] }], cursor: null } });
  renderScreen("/reports/journal", READ);
  expect(await screen.findByText("Harbor Mutual")).toBeTruthy();
  expect(screen.getAllByRole("link").filter((link) => link.getAttribute("href")?.includes("/payers/")).map((link) => link.textContent)).toEqual(["Harbor Mutual"]);
  expect(screen.queryByText("pyr_1")).toBeNull();
});

test("the journal is narrowed to one payer, by name, and so is its file", async () => {
  const granite = { id: "pyr_1", name: "Granite Works" } as never;
  const calls = fakeApi({ "GET /api/v1/home": HOME, "GET /api/v1/reports/journal": { items: [entry(1)], cursor: null }, "GET /api/v1/payers": { items: [granite], cursor: null } });
  renderScreen("/reports/journal", READ);
  await screen.findByRole("option", { name: "Granite Works" });
  fireEvent.change(screen.getByRole("combobox", { name: "Payers" }), { target: { value: "pyr_1" } });
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/journal")).at(-1)?.query.get("party")).toBe("pyr_1"));
  expect(window.location.search).toBe("?party=pyr_1");
});

test("a day of the journal is exported whole, and only by whom the export is allowed", async () => {
  const calls = fakeApi({
    "GET /api/v1/home": HOME, "GET /api/v1/payers": { items: [], cursor: null }, "GET /api/v1/reports/journal": { items: [entry(1)], cursor: "next" },
    "POST /api/v1/exports": new Refused(503, "busy"),
  });
  renderScreen("/reports/journal?on=2026-02-27", [...READ, "export"]);
  await userEvent.click(await screen.findByRole("button", { name: "Export" }));
  expect(await screen.findByText("The file could not be made. Try again.")).toBeTruthy();
  expect(calls.find((call) => call.method === "POST")?.body).toEqual({ list: "journal", filter: { on: "2026-02-27" } });
});

test("[ and ] walk through the days, t goes back to today", async () => {
  fakeApi({ "GET /api/v1/home": HOME, "GET /api/v1/reports/journal": { items: [], cursor: null } });
  renderScreen("/reports/journal", READ);
  await screen.findByText("No entries on this day");
  const press = (key: string) => fireEvent.keyDown(document.body, { key });
  press("[");
  expect(window.location.search).toBe("?on=2026-03-01");
  press("[");
  expect(window.location.search).toBe("?on=2026-02-28");
  press("]");
  expect(window.location.search).toBe("?on=2026-03-01");
  press("t");
  expect(window.location.search).toBe("");
});

const search = (place: number, found: number) => ({ place, part: 1, at: `2026-03-0${place}T10:00:00Z`, who: "staff:1", verb: "searched", kind: "clients", item: String(found), request: "r", fields: [] });
const STAFF = ["Sam Okafor", "Maria Lind"].map((name, at) => ({ id: `staff:${at + 1}`, name, roles: [], active: true, email: null }));

test("whose searches is asked first, then each is shown with what it found and never what was typed", async () => {
  const calls = fakeApi({ "GET /api/v1/staff": STAFF, "GET /api/v1/audit/searches/{subject}": { items: [search(2, 14), search(1, 0)], cursor: null }, "GET /api/v1/audit/searches/{subject}/proof": { upto: 2, whole: true, broken_at: 0, fault: "" } });
  renderScreen("/reports/searches", [...READ, "audit:read"]);
  expect(await screen.findByText("Whose searches?")).toBeTruthy();
  await screen.findByRole("option", { name: "Maria Lind" });
  await userEvent.selectOptions(screen.getByLabelText("Colleague"), "Sam Okafor");
  expect(await screen.findByText("14")).toBeTruthy();
  expect(await screen.findByText("The trail holds: 2 entries, none changed")).toBeTruthy();
  expect(calls.map((call) => call.path)).toContain("/api/v1/audit/searches/staff%3A1");
  expect(window.location.search).toBe("?who=staff%3A1");
});

test("who may not read the audit trail is not led to the searches", async () => {
  fakeApi({ "GET /api/v1/reports/trial-balance": TRIAL });
  renderScreen("/reports/trial-balance", READ);
  await screen.findByText("Balanced");
  expect(screen.queryByRole("link", { name: "Client searches" })).toBeNull();
});

test("accounts that did not tie at the night's proof are named and open from the trial balance", async () => {
  fakeApi({ "GET /api/v1/reports/trial-balance": { ...TRIAL, untied: [{ account_id: "acc_9", account_number: "100009" }] } });
  renderScreen("/reports/trial-balance", READ);
  expect(await screen.findByText("These accounts did not tie at their last proof")).toBeTruthy();
  expect(screen.getByRole("link", { name: "100009" }).getAttribute("href")).toBe("/accounts/acc_9");
});

test("lists whose sums did not tie are named by month beside the trial balance", async () => {
  const untied_lists = [{ list: "invoices", part: "2026-03" }, { list: "moved.2026-02", part: "" }];
  fakeApi({ "GET /api/v1/reports/trial-balance": { ...TRIAL, untied_lists } });
  renderScreen("/reports/trial-balance", READ);
  expect(await screen.findByText("Sums or rows of these lists did not tie at their last proof")).toBeTruthy();
  expect(screen.getByText("Invoices 2026-03")).toBeTruthy();
  expect(screen.getByText("Past days 2026-02")).toBeTruthy();
});

const nothing = { minor: 0, currency: "USD", display: "$0.00" };
const some = (minor: number) => ({ minor, currency: "USD", display: `$${(minor / 100).toFixed(2)}` });
const MOVED = { currency: "USD", method: "cheque", code: "cash_cheque", by: "staff:sara", count: 2, posted: some(2500), voided: some(-500), returned: nothing, refunded: nothing, other: nothing, net: some(2000) };

test("the day sheet says by method whether it agrees with the journal, and a line leads to its entries", async () => {
  fakeApi({ "GET /api/v1/reports/day-sheet": { on: "2026-11-30", lines: [MOVED], sums: [{ sum: { ...MOVED, by: "" }, booked: some(2100), ties: false }], whole: true } });
  renderScreen("/reports/day-sheet", ["report:read"]);
  expect(await screen.findByText("It does not agree")).toBeTruthy();
  expect(screen.getByText("$21.00")).toBeTruthy();
  expect(screen.getAllByText("Cheque").length).toBeGreaterThan(0);
});

test("the journal of one line is asked for by its ledger account and its person, until that is taken off", async () => {
  const calls = fakeApi({ "GET /api/v1/reports/journal": { items: [], cursor: null }, "GET /api/v1/payers": { items: [], cursor: null }, "GET /api/v1/home": { on: "2026-11-30" } as never });
  renderScreen("/reports/journal?on=2026-11-30&code=cash_cheque&by=staff%3Asara", ["report:read"]);
  fireEvent.click(await screen.findByRole("button", { name: "Cash clearing: cheques" }));
  const asked = () => calls.filter((call) => call.path === "/api/v1/reports/journal").map((call) => [call.query.get("code"), call.query.get("by")]);
  await waitFor(() => expect(asked()).toEqual([["cash_cheque", "staff:sara"], ["", "staff:sara"]]));
});
