import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { preferences, setPreferences } from "../../words/language";
import { DRAFT, FILE, INVOICE, PAYER, usd } from "./testing";

const MAY = ["charge:write", "invoice:issue", "notice:send", "payment:post", "account:read"];
const CODES = ["90837", "96127", "99214"].map((code) => ({ system: "cpt" as const, code, display: code, description: `What ${code} is`, billable: true, from_on: "2024-01-01", until_on: null, names: {}, price: null }));
const DIAGNOSIS = { system: "icd10cm" as const, code: "F320", display: "F32.0", description: "Depressive episode, mild", billable: true, from_on: "2024-01-01", until_on: null, names: {}, price: null };
const NOTHING = { count: 0, amounts: [] };
const HOME = {
  on: "2026-11-20", accounts: 1, queues: { drafts: NOTHING, held: NOTHING, overdue: NOTHING, unapplied: NOTHING, on_hold: NOTHING, bad_address: NOTHING, due_today: NOTHING },
  received_this_week: [], ageing: {}, owed: [], behind: { count: 0, more: false, first: [] },
};
const TEMPLATE = {
  key: "first", version: 1,
  rules: [{ name: "First visit", lines: [{ system: "cpt" as const, code: "90837", modifiers: ["25"], units: "2" }, { system: "cpt" as const, code: "99999", modifiers: [], units: "1" }], diagnoses: ["F320"], from_on: "2024-01-01", until_on: null }],
};
const HIT = { kind: "client" as const, id: "c1", account_id: "a1", title: "Ada Okafor", detail: "100017", amount: null, on: null, owes: [] };
const SENT = { notice_id: "n1", state: "queued", rule: "", reason: "", not_before: "" };
const SEND = "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/send";
const PREVIEW = "POST /api/v1/accounts/{account_id}/invoices/preview";

/** The draft that these charges would be: a line for each. */
const priced = (asked: unknown[]) => ({ ...DRAFT, lines: asked.map((_, at) => ({ ...DRAFT.lines[0]!, id: String(at + 1) })), total: usd(11_800 * asked.length) });

function office(more: Routes = {}) {
  return fakeApi({
    "GET /api/v1/home": HOME,
    "GET /api/v1/search/recent": { items: [] },
    "GET /api/v1/search": { items: [HIT] },
    "GET /api/v1/accounts/{account_id}": FILE,
    "GET /api/v1/payers/{payer_id}": PAYER,
    "GET /api/v1/catalog/discounts": [],
    "GET /api/v1/catalog/visit-templates": [TEMPLATE],
    "GET /api/v1/catalog/codes": ({ query }) => ({ items: query.get("system") === "icd10cm" ? [DIAGNOSIS] : CODES.filter((one) => one.code.startsWith(query.get("q") ?? "")) }),
    [PREVIEW]: ({ body }) => priced((body as { lines: unknown[] }).lines) as never,
    "POST /api/v1/accounts/{account_id}/invoices": DRAFT,
    "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/issue": INVOICE,
    [SEND]: SENT,
    ...more,
  } as Routes);
}

const focused = () => document.activeElement as HTMLInputElement;

async function enter(text: string, shown: RegExp) {
  const box = focused();
  await userEvent.keyboard(text);
  await screen.findByRole("option", { name: shown });
  await userEvent.keyboard("{Enter}");
  return box;
}

async function lines(codes: readonly string[]) {
  for (const code of codes) {
    await waitFor(() => expect([focused().name, focused().value]).toEqual(["code", ""]));
    const box = await enter(code, new RegExp(code));
    await waitFor(() => expect(box.value).toContain(`What ${code} is`));
    await userEvent.keyboard("{Enter}");
  }
  await waitFor(() => expect([focused().name, focused().value]).toEqual(["code", ""]));
}

test("three services of a visit and why, issued and the link sent, from Home in at most sixty keys", async () => {
  const calls = office();
  let keys = 0;
  const count = () => (keys += 1);
  document.addEventListener("keydown", count, true);
  renderScreen("/", MAY);
  await screen.findByRole("heading", { name: "Home" }, { timeout: 40_000 });
  await userEvent.keyboard("{Control>}k{/Control}");
  (await screen.findByRole("combobox", { name: "Search or run a command" })).focus(); // as a real dialog does by itself
  await userEvent.keyboard("okafor");
  await screen.findByRole("option", { name: /Ada Okafor/ });
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/a1/charges/new"));
  await lines(CODES.map((one) => one.code));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(focused().name).toBe("diagnoses"));
  await enter("f320", /Depressive/);
  await screen.findByRole("button", { name: "Remove F32.0" });
  expect(await screen.findByText("Nothing holds it: it can be issued.")).toBeTruthy();
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  expect(await screen.findByText("The message is on its way.")).toBeTruthy();
  document.removeEventListener("keydown", count, true);
  expect(keys).toBeLessThanOrEqual(60);
  expect(keys).toBe(40); // Ctrl and Shift counted as keys of their own
  const kept = calls.find((call) => call.method === "POST" && call.path === "/api/v1/accounts/a1/invoices")?.body;
  expect(kept).toMatchObject({ diagnoses: [{ client_id: "c1", codes: ["F320"] }], lines: CODES.map((one) => ({ code: one.code, diagnoses: null })) });
  expect(calls.filter((call) => call.path.endsWith("/send")).map((call) => call.headers.get("Idempotency-Key"))).toHaveLength(1);
  const asked = calls.filter((call) => call.path.endsWith("/preview"));
  expect(JSON.stringify(asked.map((call) => call.body))).not.toContain("F320");
}, 90_000);

test("while a code is typed or a line is not priced yet, no total of fewer lines stands there and nothing says it can go", async () => {
  let answer: () => void = () => undefined;
  const waits = new Promise<void>((resolve) => (answer = resolve));
  office({ [PREVIEW]: async ({ body }: { body: unknown }) => {
    const sent = (body as { lines: unknown[] }).lines;
    if (sent.length > 1) await waits;
    return priced(sent);
  } } as unknown as Routes);
  renderScreen("/accounts/a1/charges/new", MAY);
  await lines(["90837"]);
  expect(await screen.findByText("Nothing holds it: it can be issued.")).toBeTruthy();
  await userEvent.keyboard("9612");
  expect(screen.queryByText("Nothing holds it: it can be issued.")).toBeNull();
  expect(screen.getByText("Pricing…")).toBeTruthy();
  await screen.findByRole("option", { name: /96127/ });
  await userEvent.keyboard("{Enter}");
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(screen.getByText("Pricing…")).toBeTruthy();
  expect(screen.queryByText("$118.00", { selector: ".strong" })).toBeNull();
  answer();
  expect(await screen.findByText("$236.00")).toBeTruthy();
  expect(await screen.findByText("Nothing holds it: it can be issued.")).toBeTruthy();
}, 60_000);

test("a link that could not go is said, and the invoice opens, which stands", async () => {
  const calls = office({
    [SEND]: new Refused(409, "nothing_due", { detail: "The guarantor owes nothing on this invoice." }),
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": INVOICE,
    "GET /api/v1/accounts/{account_id}/credit-notes": { items: [], cursor: null },
    "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null },
  } as Routes);
  renderScreen("/accounts/a1/charges/new", ["charge:write", "invoice:issue", "notice:send", "account:read"]);
  await lines(["90837"]);
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  expect(await screen.findByText("It was not sent: The guarantor owes nothing on this invoice.")).toBeTruthy();
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/a1/invoices/i1"));
  expect(calls.filter((call) => call.path.endsWith("/issue"))).toHaveLength(1);
}, 60_000);

test("who may not send has no such button, and its key does nothing", async () => {
  const calls = office();
  renderScreen("/accounts/a1/charges/new", ["charge:write", "invoice:issue", "account:read"]);
  await lines(["90837"]);
  expect(screen.queryByRole("button", { name: /send link/ })).toBeNull();
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  expect(calls.some((call) => call.path.endsWith("/invoices"))).toBe(false);
}, 60_000);

test("a favourite and a visit template are offered before anything is typed, with the prices of the day; what has ended is told", async () => {
  setPreferences({ favourites: ["cpt|99214"] });
  const calls = office();
  renderScreen("/accounts/a1/charges/new", MAY);
  await waitFor(() => expect(focused().name).toBe("code"));
  await waitFor(() => expect(calls.filter((call) => call.path === "/api/v1/catalog/codes")).toHaveLength(1));
  await userEvent.keyboard("{ArrowDown}");
  expect((await screen.findAllByRole("option")).map((one) => one.textContent)).toEqual(["99214 What 99214 is", "First visitVisit template: 2 lines"]);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(await screen.findByText("Not in effect on that day: 99999. Choose other codes.")).toBeTruthy();
  await screen.findByRole("button", { name: "Remove F32.0" });
  const codes = screen.getAllByRole<HTMLInputElement>("combobox", { name: "Code" }).map((one) => one.value);
  expect(codes).toEqual(["90837 What 90837 is", "99999"]);
  expect(screen.getAllByLabelText<HTMLInputElement>("Units").map((one) => one.value)).toEqual(["2", "1"]);
  await waitFor(() => expect(calls.findLast((call) => call.path.endsWith("/preview"))?.body).toMatchObject({ lines: [{ code: "90837", modifiers: ["25"], units: "2", unit_minor: null }, { code: "99999" }] }));
}, 90_000);

test("Alt and a number take a favourite; the star on a line pins its code and takes it off", async () => {
  setPreferences({ favourites: ["cpt|99214"] });
  office({ "PUT /api/v1/me/preferences": {} } as unknown as Routes);
  renderScreen("/accounts/a1/charges/new", MAY);
  await waitFor(() => expect(focused().name).toBe("code"));
  await waitFor(async () => {
    await userEvent.keyboard("{Alt>}[Digit1]{/Alt}");
    expect(focused().value).toBe("99214 What 99214 is");
  });
  await userEvent.click(await screen.findByRole("button", { name: "Take 99214 What 99214 is off the favourites" }));
  expect(preferences().favourites).toEqual([]);
  await userEvent.click(await screen.findByRole("button", { name: "Pin 99214 What 99214 is as a favourite" }));
  expect(preferences().favourites).toEqual(["cpt|99214"]);
}, 90_000);

test("who keeps the catalog keeps the charges of a form as a template: no client, no day, no price in it", async () => {
  const calls = office({ "PUT /api/v1/catalog/visit-templates/{key}": TEMPLATE });
  renderScreen("/accounts/a1/charges/new", [...MAY, "catalog:write"]);
  await lines(["90837"]);
  await userEvent.click(screen.getByRole("button", { name: "Keep as a visit template" }));
  await userEvent.type(await screen.findByLabelText("Name"), "Första besöket");
  await userEvent.click(screen.getAllByRole("button", { name: "Keep as a visit template" }).at(-1) as HTMLElement);
  expect(await screen.findByText("Kept as “Första besöket”.")).toBeTruthy();
  const put = calls.find((call) => call.method === "PUT");
  expect(put?.path).toBe("/api/v1/catalog/visit-templates/forsta-besoket");
  expect(put?.body).toMatchObject({ name: "Första besöket", version: 0, diagnoses: [], lines: [{ system: "cpt", code: "90837", modifiers: [], units: "1" }] });
  expect(JSON.stringify(put?.body)).not.toMatch(/c1|client|price|minor/);
}, 90_000);

test("of several clients one is chosen first, and the arrows do not take the hand away", async () => {
  const [first] = FILE.clients;
  office({ "GET /api/v1/accounts/{account_id}": { ...FILE, clients: [first!, { ...first!, id: "c2", display_name: "Bo Lind" }] } });
  renderScreen("/accounts/a1/charges/new", MAY);
  await waitFor(() => expect(focused().name).toBe("client"));
  await userEvent.selectOptions(focused(), "c2");
  expect(focused().name).toBe("client");
});
