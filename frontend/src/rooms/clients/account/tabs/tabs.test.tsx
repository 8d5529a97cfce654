import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Call, type Routes } from "../../../../test/fakeApi";
import { renderScreen } from "../../../../test/renderScreen";
import { ID, makeFile, makeOverview, usd } from "../../testing";

const ACCOUNT: Routes = {
  "GET /api/v1/accounts/{account_id}": makeFile(),
  "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
};
const ALL = ["account:read", "account:write", "payment:read", "collections:read", "collections:note", "notice:send", "audit:read"];
const open = async (tab: string, permissions = ALL) => {
  renderScreen(`/accounts/${ID}?tab=${tab}`, permissions);
  await screen.findByRole("heading", { name: "Ada Byron", level: 1 });
};
const INVOICE = {
  id: "inv_1", account_id: ID, number: "00001057-0001", kind: "services", state: "issued", captured_at: "2026-08-12T15:00:00Z",
  issued_on: "2026-08-12", due_on: "2026-09-11", total: usd(14800), open: usd(14800), credited: usd(0), written_off: usd(0), holds: [], rebills: "", version: 2,
  stands: "overdue" as const, unapplied: usd(0), processing: usd(0), owed: usd(14800),
};
const HOLDS = { upto: 2, whole: true, broken_at: 0, fault: "" };
const PROVED = { "GET /api/v1/accounts/{account_id}/audit/proof": HOLDS };
const NOTICE = {
  id: "ntc_1", template: "reminder_1", channel: "email", language: "en", state: "refused", made_at: "2026-11-05T15:00:00Z", made_by: "system:x",
  sent_at: null, settled_at: null, not_before: null, written_from: [], failure: "", rule: "no_consent", reason: "…",
};
const HOLD = {
  id: "hld_1", reason: "dispute" as const, note: "Line 2", placed_at: "2026-11-01T15:00:00Z", placed_by: "staff:2", until_on: null, lifted_at: null, lifted_by: "", state: "in_force" as const, version: 6,
};
const STANDING = {
  policy: "us", policy_name: "United States", level: 1, levels: 3, since_on: "2026-09-11", last_step_on: "2026-10-01", next_on: "2026-11-24", attention: "refused",
  overdue: usd(8605), ageing: {}, skip: null, next_level: 2, next_step: { on: "2026-11-24", outcome: "remind", level: 2, reason: "", next_on: null, template: "reminder_2", channel: "email", notice_id: "", fees: [] },
  gate: { verdict: "refuse", rule: "no_consent", reason: "…" }, holds: [HOLD], steps: [],
  promises: [{ id: "p", amount: usd(5000), promised_on: "2026-10-20", made_at: "2026-10-01T15:00:00Z", made_by: "staff:2", state: "broken", version: 2 }],
};

test("an invoice says how it stands today in the server's own word", async () => {
  const items = [INVOICE, { ...INVOICE, id: "inv_2", number: "00001057-0002", stands: "part_paid" as const }];
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/invoices": { items, cursor: null } });
  await open("invoices");
  expect(await screen.findByText("00001057-0002")).toBeTruthy();
  const states = [...document.querySelectorAll("[role=row] .status")].map((state) => state.textContent);
  expect(states).toEqual(["Overdue", "Part paid"]);
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  expect(window.location.pathname).toBe(`/accounts/${ID}/invoices/inv_1`);
});

test("payments list what came in, and below it the client's tries with the bank's answer", async () => {
  const payment = {
    id: "pay_1", account_id: ID, party: "guarantor", method: "cheque", state: "posted", amount: usd(5000), unapplied: usd(1000), received_on: "2026-10-01",
    reference: "4711", return_reason: "", entry_version: 3, version: 1, allocations: [], refunds: [], free: usd(0), disputes: [], void_reason: "", moved_to: null, moved_from: null, refusals: {}, batch: 0,
  };
  const attempt = { id: "att_1", amount: usd(4000), state: "failed", started_at: "2026-10-02T10:00:00Z", decline_reason: "insufficient_funds" };
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/payments": { items: [payment], cursor: null }, "GET /api/v1/accounts/{account_id}/attempts": { items: [attempt], cursor: null } });
  await open("payments");
  expect(await screen.findByText("4711")).toBeTruthy();
  expect(await screen.findByText("Not enough money on the card")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
});

test("payments and tries come page after page: what is older when it is asked for", async () => {
  const paid = (n: number) => ({
    id: `pay_${n}`, account_id: ID, party: "guarantor", method: "cheque", state: "posted", amount: usd(5000), unapplied: usd(0), received_on: "2026-10-01",
    reference: `CHQ-${n}`, return_reason: "", entry_version: n, version: 1, allocations: [], refunds: [], free: usd(0), disputes: [], void_reason: "", moved_to: null, moved_from: null, refusals: {}, batch: 0,
  });
  const tried = (n: number, decline_reason: string) => ({ id: `att_${n}`, amount: usd(4000), state: "failed", started_at: `2026-10-0${n}T10:00:00Z`, decline_reason });
  const later = (call: Call) => call.query.get("cursor") !== null;
  const calls = fakeApi({
    ...ACCOUNT,
    "GET /api/v1/accounts/{account_id}/payments": (call) => (later(call) ? { items: [paid(1)], cursor: null } : { items: [paid(2)], cursor: "p2" }),
    "GET /api/v1/accounts/{account_id}/attempts": (call) => (later(call) ? { items: [tried(1, "insufficient_funds")], cursor: null } : { items: [tried(2, "expired_card")], cursor: "a2" }),
  });
  await open("payments");
  fireEvent.click(await screen.findByRole("button", { name: "Show older" }));
  expect(await screen.findByText("Not enough money on the card")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
  const asked = (part: string) => calls.filter((call) => call.path.endsWith(part)).map((call) => call.query.get("cursor"));
  expect(asked("/attempts")).toEqual([null, "a2"]);
  expect(asked("/payments")[0]).toBeNull();
});

test("a refused message says why and can be sent again; a second refusal is told", async () => {
  const calls = fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}/notices": { items: [NOTICE], cursor: null },
    "POST /api/v1/accounts/{account_id}/notices/{notice_id}/resend": { ...NOTICE, id: "ntc_2" },
  });
  await open("messages");
  expect(await screen.findByText("The person has not agreed to be reached by e-mail.")).toBeTruthy();
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const dialog = await screen.findByRole("dialog", { name: "Reminder" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Send again" }));
  expect(await screen.findByText(/It was not sent/)).toBeTruthy();
  expect(calls.find((call) => call.method === "POST")?.path).toContain("/notices/ntc_1/resend");
});

test("dunning tells level, next step and what the contact gate says; a hold is lifted on the version that was seen", async () => {
  const calls = fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/dunning": STANDING }, { [`DELETE /api/v1/accounts/${ID}/holds/hld_1`]: {} });
  await open("dunning");
  expect(await screen.findByText("1 of 3")).toBeTruthy();
  expect(screen.getByText("Broken")).toBeTruthy();
  expect(screen.getByText(/The next letter may not go/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Lift" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Lift" }));
  expect(await screen.findByText(/The hold is lifted/)).toBeTruthy();
  expect(calls.find((call) => call.method === "DELETE")?.query.get("version")).toBe("6");
});

test("who may only read dunning has no button for it", async () => {
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/dunning": STANDING });
  await open("dunning", ["account:read", "collections:read"]);
  expect(await screen.findByText("In force")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Lift" })).toBeNull();
});

test("who owed what on a day is asked of the books for that day", async () => {
  const calls = fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/owed": ({ query }) => ({ on: query.get("on") ?? "", lines: [{ invoice_id: "inv_1", number: "00001057-0001", party: "pyr_1", owed: usd(15000) }], total: usd(15000) }) });
  await open("owed");
  expect(await screen.findByRole("link", { name: "00001057-0001" })).toBeTruthy();
  expect(screen.getAllByText("Harbor Mutual Health").length).toBe(2);
  expect(calls.at(-1)?.query.get("on")).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("the audit trail names who and what, never the content", async () => {
  const entry = { place: 1, part: 1, at: "2026-11-05T15:00:00Z", who: "staff:2", verb: "changed", kind: "client", item: "CLIENT#1", request: "r", fields: ["address"] };
  fakeApi({ ...ACCOUNT, ...PROVED, "GET /api/v1/accounts/{account_id}/audit": { items: [entry], cursor: null } });
  await open("audit");
  expect(await screen.findByText("Colleague")).toBeTruthy();
  expect(screen.getByText("address")).toBeTruthy();
});

test("what was done in one call stands in lines of its own", async () => {
  const entry = { place: 4, at: "2026-11-05T15:00:00Z", who: "staff:2", verb: "added", item: "", request: "r", fields: [] };
  const items = [{ ...entry, part: 2, kind: "payment" }, { ...entry, part: 1, kind: "entry" }];
  fakeApi({ ...ACCOUNT, ...PROVED, "GET /api/v1/accounts/{account_id}/audit": { items, cursor: null } });
  await open("audit");
  expect(await screen.findByText("payment")).toBeTruthy();
  expect(screen.getByText("ledger entry")).toBeTruthy();
});

test("the audit tab proves the trail, a long one in parts, and names the first entry that does not hold", async () => {
  const parts = [{ ...HOLDS, upto: 2001, whole: false }, { upto: 2500, whole: true, broken_at: 2400, fault: "seal" }];
  const entry = { place: 1, part: 1, at: "2026-11-05T15:00:00Z", who: "around_the_office", verb: "changed", kind: "client", item: "CLIENT#1", request: "", fields: ["name"] };
  const calls = fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}/audit": { items: [entry], cursor: null },
    "GET /api/v1/accounts/{account_id}/audit/proof": (call) => parts[call.query.get("since") === "1" ? 0 : 1]!,
  });
  await open("audit");
  expect(await screen.findByText("The trail does not hold at entry 2,400")).toBeTruthy();
  expect(screen.getByText(/changed, or somebody else than the office wrote it/)).toBeTruthy();
  expect(await screen.findByText("Around the office")).toBeTruthy();
  expect(calls.filter((call) => call.path.endsWith("/proof")).map((call) => call.query.get("since"))).toEqual(["1", "2001"]);
});

test("a trail that holds says so, and one that cannot be proved says why and is asked again", async () => {
  let tries = 0;
  fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}/audit": { items: [], cursor: null },
    "GET /api/v1/accounts/{account_id}/audit/proof": () => (tries++ ? HOLDS : new Refused(403, "anchors_unavailable", { detail: "The anchors could not be reached." })),
  });
  await open("audit");
  expect(await screen.findByText("The anchors could not be reached.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("The trail holds: 2 entries, none changed")).toBeTruthy();
});

test("a client that somebody else changed meanwhile shows both versions; keeping mine sends the newer version", async () => {
  let tries = 0;
  const changed = makeFile();
  const now = { ...changed, clients: changed.clients.map((one) => ({ ...one, name: { ...one.name, middle: "King" }, version: 9 })) };
  const calls = fakeApi({
    ...ACCOUNT, "GET /api/v1/accounts/{account_id}": () => (tries ? now : changed),
    "PUT /api/v1/accounts/{account_id}/clients/{client_id}": () => (tries++ ? now.clients[0]! : new Refused(409, "changed_meanwhile", { detail: "Changed." })),
  });
  await open("clients");
  await userEvent.click((await screen.findAllByRole("button", { name: "Edit" }))[0]!);
  const middle = await screen.findByLabelText(/Middle name/);
  await userEvent.type(middle, "Lovelace");
  fireEvent.keyDown(middle, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("King")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Save mine over it" }));
  await waitFor(() => expect(calls.filter((call) => call.method === "PUT").map((call) => (call.body as { version: number }).version)).toEqual([1, 9]));
  expect(calls.filter((call) => call.method === "PUT").at(-1)?.body).toMatchObject({ name: { middle: "Lovelace" }, birth_date: "1990-12-10" });
});

test("opting out of a channel sends the whole contact as it is with that channel closed", async () => {
  const calls = fakeApi({ ...ACCOUNT, "PUT /api/v1/accounts/{account_id}/contact": makeFile().account });
  await open("contact");
  await userEvent.click((await screen.findAllByRole("button", { name: "Opt out" }))[0]!);
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Opt out" }));
  await waitFor(() => expect(calls.find((call) => call.method === "PUT")).toBeTruthy());
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({
    email: "ada@people.example", email_consent: true, preferred: "email", phones: [{ number: "+16175550135", use: "mobile" }], opted_out: ["email"], country: "US", version: 3,
  });
});

test("a coverage is ended on a day, and edited with its share in basis points", async () => {
  const saved = makeFile().coverages[0]!;
  const calls = fakeApi({ ...ACCOUNT, "PUT /api/v1/accounts/{account_id}/coverages/{coverage_id}": saved, "GET /api/v1/payers": { items: [], cursor: null } });
  await open("clients");
  await userEvent.click((await screen.findAllByRole("button", { name: "Edit" }))[1]!);
  const share = await screen.findByLabelText<HTMLInputElement>("Pays, %");
  expect(share.value).toBe("80");
  await userEvent.clear(share);
  await userEvent.type(share, "75");
  fireEvent.keyDown(share, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.find((call) => call.method === "PUT")).toBeTruthy());
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({
    client: "cli_1", payer_id: "pyr_1", member_id: "M1", order: 1, from_on: "2026-01-01", until_on: null, percent_bp: 7500, copay_minor: 2000, cap_minor: null, version: 4,
  });
});

test("who did something is told by name, also one who has left; whom nobody knows is a colleague", async () => {
  const entry = { place: 1, part: 1, at: "2026-11-20T09:00:00Z", verb: "read", kind: "file", item: "", request: "r1", fields: [] };
  const items = [{ ...entry, who: "staff:2" }, { ...entry, place: 2, who: "staff:9" }, { ...entry, place: 3, who: "link:abc" }];
  const staff = [{ id: "staff:2", name: "Sam Okafor", roles: ["supervisor" as const], active: false, email: null }];
  fakeApi({ ...ACCOUNT, ...PROVED, "GET /api/v1/staff": staff, "GET /api/v1/accounts/{account_id}/audit": { items, cursor: null } });
  await open("audit");
  expect(await screen.findByText("Sam Okafor")).toBeTruthy();
  expect(screen.getByText("Colleague")).toBeTruthy();
  expect(screen.getAllByText("Client").length).toBeGreaterThan(0);
});
