import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { setPreferences } from "../../../words/language";
import { ID, makeFile, makeOverview, usd } from "../testing";
import type { Merge, Preview, Side } from "./useMerge";

const OTHER = "acc_2";
const money = (owed: number) => ({ owed: usd(owed), unapplied: usd(0), refunds: usd(0), disputed: usd(0) });

function makeSide(id: string, number: string, owed: number, changes: Partial<Side["account"]> = {}): Side {
  const file = makeFile();
  const clients = file.clients.map((one) => ({ ...one, id: `cli_${id}`, account_id: id, display_name: `Ada ${number}` }));
  return {
    account: { ...file.account, id, number, ...changes }, clients, concerns: [], coverages: 1, holds: 0, invoices: 3, open_invoices: 1,
    credit_notes: 0, money: money(owed),
  };
}

function makePreview(changes: Partial<Preview> = {}): Preview {
  return {
    merged: makeSide(OTHER, "00000026", 4550, { language: "pl" }), survivor: makeSide(ID, "00001057", 12000), together: money(16550), stops: [], notices: [],
    alike: [{ client: `cli_${OTHER}`, survivor: `cli_${ID}`, score: 95, reasons: ["same_name", "same_birth_date"] }], mark: "m1", ...changes,
  };
}

const MERGE: Merge = {
  id: "mrg_1", merged_id: OTHER, merged_number: "00000026", survivor_id: ID, survivor_number: "00001057", state: "done", items: 9, reason: "enrolled twice",
  asked_by: "staff:2", asked_at: "2026-11-05T15:00:00Z", split_by: "", split_at: null, still_since: null,
};
const PREVIEW = "POST /api/v1/accounts/{account_id}/merges/preview" as const;
const ACT = "POST /api/v1/accounts/{account_id}/merges" as const;
const ACCOUNT: Routes = {
  "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
  "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null }, "GET /api/v1/accounts/{account_id}/ledger": { items: [], cursor: null }, "GET /api/v1/accounts/{account_id}/duplicates": { items: [] },
};
const MAY = ["account:read", "account:write", "account:merge"];
const beside = (path = `/accounts/${ID}/merge?other=${OTHER}`) => {
  renderScreen(path, MAY);
  return screen.findByRole("table");
};

test("both stand side by side: what differs is said, what they come to together is summed by the server", async () => {
  fakeApi({ [PREVIEW]: makePreview() });
  const table = await beside();
  expect(within(table).getByRole("row", { name: "Language Polski English differs" })).toBeTruthy();
  expect(within(table).getByRole("row", { name: "Owed $45.50 $120.00 $165.50" })).toBeTruthy();
  expect(within(table).getByRole("row", { name: /^State active active$/i })).toBeTruthy();
  expect(within(table).queryByRole("row", { name: /Refunds/ })).toBeNull(); // neither has any
});

test("what stops it stands in words, and there is nothing to press", async () => {
  fakeApi({ [PREVIEW]: makePreview({ stops: [{ code: "payment_processing", message: "A payment is being processed at the bank." }], together: null }) });
  await beside();
  expect(screen.getByText("A payment is being processed at the bank.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Merge the accounts" })).toBeNull();
});

test("it may be turned round, and is looked at anew", async () => {
  const calls = fakeApi({ [PREVIEW]: makePreview() });
  await beside();
  await userEvent.click(screen.getByRole("button", { name: "Turn round" }));
  await waitFor(() => expect(calls.filter((call) => call.method === "POST").map((call) => [call.path, call.body])).toEqual([
    [`/api/v1/accounts/${ID}/merges/preview`, { merged: OTHER, pairs: [] }],
    [`/api/v1/accounts/${OTHER}/merges/preview`, { merged: ID, pairs: [] }],
  ]));
  expect(window.location.search).toContain("goes=this");
});

test("a merge carries the mark that was looked at, the people who are one, and the reason", async () => {
  const calls = fakeApi({ ...ACCOUNT, [PREVIEW]: makePreview(), [ACT]: MERGE });
  await beside();
  await userEvent.click(screen.getByRole("checkbox", { name: "Ada 00000026 (00000026) and Ada 00001057 (00001057) are one person" }));
  await userEvent.click(screen.getByRole("button", { name: "Merge the accounts" }));
  expect((await screen.findAllByText("Write why the accounts are merged.")).length).toBeGreaterThan(0);
  await userEvent.type(screen.getByLabelText(/Why they are one/), "enrolled twice");
  await userEvent.click(screen.getByRole("button", { name: "Merge the accounts" }));
  expect(await screen.findByText("Account 00000026 was merged into this one.")).toBeTruthy();
  const sent = calls.find((call) => call.path === `/api/v1/accounts/${ID}/merges`);
  expect(sent?.body).toEqual({ merged: OTHER, mark: "m1", pairs: [{ client: `cli_${OTHER}`, survivor: `cli_${ID}` }], reason: "enrolled twice" });
  expect(sent?.headers.get("idempotency-key")).toMatch(/^[\w-]{8,}$/);
  expect(window.location.pathname).toBe(`/accounts/${ID}`);
});

test("when one changed meanwhile it is said, and both are looked at again", async () => {
  const calls = fakeApi({ [PREVIEW]: makePreview(), [ACT]: new Refused(409, "changed_meanwhile", { detail: "One of the accounts changed since you looked." }) });
  await beside();
  await userEvent.type(screen.getByLabelText(/Why they are one/), "enrolled twice");
  await userEvent.click(screen.getByRole("button", { name: "Merge the accounts" }));
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/preview")).length).toBe(2));
});

test("a failed look offers to look again", async () => {
  fakeApi({ [PREVIEW]: new Refused(503, "busy") });
  renderScreen(`/accounts/${ID}/merge?other=${OTHER}`, MAY);
  expect(await screen.findByRole("button", { name: /again/i })).toBeTruthy();
});

test("the other account is found as any client is, never the account itself", async () => {
  const found = [ID, OTHER].map((account_id) => ({ account_id, client_id: `cli_${account_id}`, account_number: account_id, name: `Byron ${account_id}`, birth_year: 1990 }));
  fakeApi({ "GET /api/v1/clients/search": { items: found }, [PREVIEW]: makePreview() });
  renderScreen(`/accounts/${ID}/merge`, MAY);
  await userEvent.type(await screen.findByRole("combobox", { name: /The other account/ }), "Byron");
  await userEvent.click(await screen.findByRole("option", { name: /Byron acc_2/ }));
  expect(screen.queryByRole("option", { name: /Byron acc_1/ })).toBeNull();
  expect(await screen.findByRole("table")).toBeTruthy();
});

test("m leads there from the account's page for who may, and for nobody else", async () => {
  fakeApi({ ...ACCOUNT });
  renderScreen(`/accounts/${ID}`, MAY);
  await screen.findByRole("heading", { name: "Ada Byron", level: 1 });
  fireEvent.keyDown(document.body, { key: "m" });
  expect(await screen.findByRole("heading", { name: "Merge two accounts", level: 1 })).toBeTruthy();
});

test("an account that is likely somebody's second one says so, and one press leads to both side by side", async () => {
  const like = { account_id: OTHER, client_id: "cli_2", account_number: "00000026", name: "Ada Byron", birth_date: "1990-12-10", score: 95, reasons: ["same_name", "same_phone"] };
  const calls = fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/duplicates": { items: [like] }, [PREVIEW]: makePreview() });
  renderScreen(`/accounts/${ID}`, MAY);
  expect(await screen.findByText("This person may be enrolled on another account too")).toBeTruthy();
  const link = screen.getByRole("link", { name: "Compare and merge" });
  setPreferences({ language: "pl" });
  expect(await screen.findByText("Ta osoba może być zarejestrowana też na innym koncie")).toBeTruthy();
  setPreferences({ language: "en" });
  expect(await screen.findByText("same name · same phone")).toBeTruthy();
  link.focus();
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("table")).toBeTruthy();
  expect(window.location.pathname + window.location.search).toBe(`/accounts/${ID}/merge?other=${OTHER}`);
  expect(calls.filter((call) => call.path.endsWith("/duplicates")).length).toBe(1);
});

test("two who look alike and are not one are told apart with one press, and it can be taken back", async () => {
  const like = { account_id: OTHER, client_id: "cli_2", account_number: "00000026", name: "Ada Byron", birth_date: "1990-12-10", score: 95, reasons: ["same_name"] };
  let apart = false;
  const calls = fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}/duplicates": () => ({ items: apart ? [] : [like] }),
    "PUT /api/v1/accounts/{account_id}/duplicates/{other_id}": ({ body }: { body: unknown }) => void (apart = (body as { apart: boolean }).apart),
  } as Routes);
  renderScreen(`/accounts/${ID}`, MAY);
  await userEvent.click(await screen.findByRole("button", { name: "Not the same person" }));
  await waitFor(() => expect(screen.queryByText("This person may be enrolled on another account too")).toBeNull());
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByText("This person may be enrolled on another account too")).toBeTruthy();
  expect(calls.filter((call) => call.method === "PUT").map((call) => [call.path, call.body])).toEqual([
    [`/api/v1/accounts/${ID}/duplicates/${OTHER}`, { apart: true }], [`/api/v1/accounts/${ID}/duplicates/${OTHER}`, { apart: false }],
  ]);
});

test("for who may not merge nobody is asked who else it may be", async () => {
  const calls = fakeApi({ ...ACCOUNT });
  renderScreen(`/accounts/${ID}`, ["account:read", "account:write"]);
  await screen.findByRole("heading", { name: "Ada Byron", level: 1 });
  expect(calls.some((call) => call.path.endsWith("/duplicates"))).toBe(false);
});

test("a merged account's page says where it went, takes no work, and shows the way back", async () => {
  const file = makeFile();
  const gone = { ...file, account: { ...file.account, id: OTHER, number: "00000026", state: "closed" as const, merged_into: ID }, clients: [] };
  const calls = fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}": gone, "GET /api/v1/accounts/{account_id}/merges": { items: [MERGE] },
    "POST /api/v1/accounts/{account_id}/merges/{merged_id}/split": { ...MERGE, state: "split" },
  });
  renderScreen(`/accounts/${OTHER}`, MAY);
  expect(await screen.findByText("This account was merged into 00001057")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Go to the account that stayed" }).getAttribute("href")).toBe(`/accounts/${ID}`);
  expect(screen.queryByRole("button", { name: "Add note" })).toBeNull();
  expect(screen.queryByRole("tab", { name: /Invoices/ })).toBeNull();
  expect(calls.some((call) => call.path.endsWith("/duplicates"))).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(calls.some((call) => call.path === `/api/v1/accounts/${ID}/merges/${OTHER}/split`)).toBe(true));
});

test("what a merged account's page tells of is opened where it lies now", async () => {
  const file = makeFile();
  const gone = { ...file, account: { ...file.account, id: OTHER, number: "00000026", state: "closed" as const, merged_into: ID }, clients: [] };
  fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}": gone, "GET /api/v1/accounts/{account_id}/merges": { items: [MERGE] },
    "GET /api/v1/accounts/{account_id}/timeline": { items: [{ at: "2026-11-01T15:00:00Z", kind: "invoice", by: "staff:2", amount: usd(4550), subject: "inv_1", words: {} }], cursor: null },
    "GET /api/v1/accounts/{account_id}/owed": { on: "2026-11-05", lines: [{ invoice_id: "inv_1", number: "", party: "guarantor", owed: usd(4550) }], total: usd(4550) },
  });
  renderScreen(`/accounts/${OTHER}`, MAY);
  expect((await screen.findByRole("link", { name: "Invoice issued" })).getAttribute("href")).toBe(`/accounts/${ID}/invoices/inv_1`);
  await userEvent.click(screen.getByRole("tab", { name: "Owed on a day" }));
  expect((await screen.findByRole("link", { name: "Invoice" })).getAttribute("href")).toBe(`/accounts/${ID}/invoices/inv_1`);
});

test("a merge that goes on in the background tells how far it is, in the reader's language", async () => {
  const file = makeFile();
  const having = { ...file, account: { ...file.account, absorbed: [{ account_id: OTHER, number: "00000026" }] } };
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}": having, "GET /api/v1/accounts/{account_id}/merges": { items: [{ ...MERGE, state: "moving", items: 320 }] } });
  renderScreen(`/accounts/${ID}`, MAY);
  expect((await screen.findByText(/320 things so far/)).textContent).toContain("It goes on by itself");
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  setPreferences({ language: "sv" });
  expect(await screen.findByText(/320 saker hittills/)).toBeTruthy();
  setPreferences({ language: "pl" });
  expect(await screen.findByText(/320 rzeczy/)).toBeTruthy();
});

test("one that stands still says since when, that nobody has to do anything, and shows all anew when it is done", async () => {
  const file = makeFile();
  const having = { ...file, account: { ...file.account, absorbed: [{ account_id: OTHER, number: "00000026" }] } };
  const found: Merge[] = [{ ...MERGE, state: "splitting", items: 2, still_since: "2026-11-05T15:20:00Z" }];
  const calls = fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}": having, "GET /api/v1/accounts/{account_id}/merges": () => ({ items: found }) });
  renderScreen(`/accounts/${ID}`, MAY);
  expect(await screen.findByText(/Nothing has moved since/)).toBeTruthy();
  expect(screen.getByText(/set going again by itself; nobody has to do anything/)).toBeTruthy();
  found.pop();
  const files = () => calls.filter((call) => call.path === `/api/v1/accounts/${ID}`).length;
  const before = files();
  await waitFor(() => expect(screen.queryByText(/Nothing has moved since/)).toBeNull(), { timeout: 4000 });
  await waitFor(() => expect(files()).toBeGreaterThan(before));
});

test("two records of an account are one person, and two again", async () => {
  const file = makeFile();
  const [first] = file.clients;
  const second = { ...first!, id: "cli_2", display_name: "Adah Byron", version: 2 };
  const calls = fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}": { ...file, clients: [first!, second, { ...second, id: "cli_3", display_name: "A. Byron", replaced_by: "cli_1" }] },
    "POST /api/v1/accounts/{account_id}/clients/{client_id}/replace": { ...second, replaced_by: "cli_1" },
    "POST /api/v1/accounts/{account_id}/clients/{client_id}/restore": second,
  });
  renderScreen(`/accounts/${ID}?tab=clients`, MAY);
  expect(await screen.findByText("Same person as Ada Byron")).toBeTruthy();
  await userEvent.click(screen.getAllByRole("button", { name: "Same person as another client" })[1]!);
  const dialog = await screen.findByRole("dialog");
  await userEvent.selectOptions(within(dialog).getByRole("combobox"), "cli_1");
  await userEvent.click(within(dialog).getByRole("button", { name: "Same person as another client" }));
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("cli_2/replace"))?.body).toEqual({ survivor: "cli_1", version: 2, survivor_version: 1 }));
  await userEvent.click(screen.getByRole("button", { name: "Two people after all" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Two people after all" }));
  await waitFor(() => expect(calls.some((call) => call.path.endsWith("cli_3/restore"))).toBe(true));
});
