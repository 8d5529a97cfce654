import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { setPreferences } from "../../../words/language";
import type { Happening } from "./useAccount";
import { ID, makeFile, makeOverview, usd } from "../testing";

const AT = { at: "2026-11-05T15:00:00Z", by: "staff:2", amount: null, subject: "" };
const TIMELINE: Happening[] = [
  { ...AT, kind: "note", words: { text: "Asked for a plan." } },
  { ...AT, kind: "invoice", amount: usd(14300), subject: "inv_1", words: { entry: "4", numbers: "00001057-0004", effective_on: "2026-11-05" } },
  { ...AT, kind: "notice", subject: "ntc_1", words: { template: "reminder_1", channel: "email", state: "refused", rule: "no_consent", reason: "…" } },
  { ...AT, kind: "hold", words: { reason: "dispute", until: "2026-12-01" } },
  { ...AT, kind: "payment", by: "link:x", amount: usd(-5000), subject: "pay_1", words: { entry: "5", numbers: "", effective_on: "2026-11-05" } },
];
const ACCOUNT: Routes = {
  "GET /api/v1/accounts/{account_id}": makeFile(),
  "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
  "GET /api/v1/accounts/{account_id}/offers": { items: [] },
  "GET /api/v1/accounts/{account_id}/timeline": { items: TIMELINE, cursor: null },
  "GET /api/v1/accounts/{account_id}/ledger": { items: [], cursor: null },
};
const ALL = ["account:read", "account:write", "payment:read", "payment:post", "collections:read", "collections:note", "notice:send", "charge:write"];
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const opened = (path = `/accounts/${ID}`, permissions = ALL) => {
  renderScreen(path, permissions);
  return screen.findByRole("heading", { name: "Ada Byron", level: 1 });
};

test("one look answers a caller: who owes what by party, how old, what happens next and when", async () => {
  fakeApi(ACCOUNT);
  await opened();
  const strip = within(screen.getByRole("region", { name: "Who owes what" }));
  expect(strip.getByRole("link", { name: /^Client owes\s*\$89.05\s*\$86.05 of it overdue$/ }).getAttribute("href")).toBe(`/accounts/${ID}?tab=ledger`);
  expect(strip.getByText("$150.00").closest(".stat")?.textContent).toBe("Payers owe$150.00Harbor Mutual Health");
  expect(strip.getByText("$10.00").closest(".stat")?.textContent).toBe("Unapplied$10.00");
  expect(screen.getByText("A reminder goes out")).toBeTruthy();
  expect(screen.getByText("1 draft")).toBeTruthy();
  expect(screen.getByRole("link", { name: "+16175550135" })).toBeTruthy();
});

test("concerns in force stand on top, the loudest first; an ended one is gone", async () => {
  fakeApi(ACCOUNT);
  await opened();
  expect(screen.getAllByRole("note").map((one) => one.querySelector("strong")?.textContent)).toEqual(["Bankruptcy: do not bill", "Needs an interpreter"]);
});

test("the person's name stays out of the tab and the history", async () => {
  fakeApi(ACCOUNT);
  await opened();
  expect(document.title).toBe("Account 00001057 · Quittance");
});

test("the timeline is told in sentences, in the reader's language, with links to what it is about", async () => {
  fakeApi(ACCOUNT);
  await opened(`/accounts/${ID}?tab=timeline`);
  expect(await screen.findByText("Asked for a plan.")).toBeTruthy();
  expect((await screen.findByRole("link", { name: "Invoice issued · 00001057-0004" })).getAttribute("href")).toBe(`/accounts/${ID}/invoices/inv_1`);
  expect(screen.getByText("Reminder by e-mail")).toBeTruthy();
  expect(screen.getByText("Dunning on hold until Dec 1, 2026: Dispute")).toBeTruthy();
  expect(screen.getAllByText(/The person has not agreed/).length).toBeGreaterThan(0);
  setPreferences({ language: "sv" });
  expect(await screen.findByRole("link", { name: "Faktura utfärdad · 00001057-0004" })).toBeTruthy();
  setPreferences({ language: "pl" });
  expect(await screen.findByText("Przypomnienie o płatności, e-mail")).toBeTruthy();
});

test("each tab is reached by its digit", async () => {
  fakeApi(ACCOUNT);
  await opened();
  press("2");
  expect(await screen.findByText("Asked for a plan.")).toBeTruthy();
});

test("the timeline is narrowed by kind and by text", async () => {
  fakeApi(ACCOUNT);
  await opened(`/accounts/${ID}?tab=timeline`);
  await screen.findByText("Asked for a plan.");
  await userEvent.selectOptions(screen.getByLabelText("Kind"), "notes");
  expect(screen.queryByText("Reminder by e-mail")).toBeNull();
  expect(window.location.search).toBe("?kind=notes&tab=timeline");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "refund" } });
  expect(await screen.findByText("Nothing like this in the timeline")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(await screen.findByText("Reminder by e-mail")).toBeTruthy();
  expect(window.location.search).toBe("?tab=timeline");
});

test("the timeline is narrowed to calls of one outcome at the server, in its address, and tells what a note is about", async () => {
  const call: Happening = { at: AT.at, kind: "note", by: "staff:2", amount: null, subject: "crn_1", words: { text: "Pays on Friday.", outcome: "promised", number: "00001057-C0001" } };
  const calls = fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/timeline": ({ query }) => ({ items: query.get("outcome") ? [call] : TIMELINE, cursor: null }) });
  await opened(`/accounts/${ID}?tab=timeline`);
  await screen.findByText("Asked for a plan.");
  await userEvent.selectOptions(screen.getByLabelText("Outcome of the call"), "promised");
  expect(await screen.findByText("Promised to pay: Pays on Friday.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "About credit note 00001057-C0001" }).getAttribute("href")).toBe(`/accounts/${ID}/credit-notes/crn_1`);
  expect(screen.queryByText("Asked for a plan.")).toBeNull();
  expect(window.location.search).toBe("?outcome=promised&tab=timeline");
  expect(calls.filter((one) => one.path.endsWith("/timeline")).at(-1)?.query.get("outcome")).toBe("promised");
  await userEvent.selectOptions(screen.getByLabelText("Kind"), "money");
  expect(screen.queryByLabelText("Outcome of the call")).toBeNull();
});

test("n writes a note that is sent once, with its key, and the account is asked for again", async () => {
  const calls = fakeApi({ ...ACCOUNT, "POST /api/v1/accounts/{account_id}/notes": { id: "n", text: "x", written_at: AT.at, written_by: "staff:1", outcome: "", about: "", number: "" } });
  await opened();
  press("n");
  const dialog = await screen.findByRole("dialog", { name: "Add note" });
  await userEvent.type(within(dialog).getByLabelText("Note"), "Called back.");
  await userEvent.selectOptions(within(dialog).getByRole("combobox", { name: /Outcome of the call/ }), "left_message");
  fireEvent.keyDown(within(dialog).getByLabelText("Note"), { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("The note is saved.")).toBeTruthy();
  const post = calls.find((call) => call.method === "POST");
  expect(post?.body).toEqual({ text: "Called back.", outcome: "left_message" });
  expect(post?.headers.get("idempotency-key")).toMatch(/^[\w-]{8,}$/);
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/overview")).length).toBe(2));
});

test("an empty note is refused at its field without asking the server", async () => {
  const calls = fakeApi(ACCOUNT);
  await opened();
  press("n");
  fireEvent.keyDown(within(await screen.findByRole("dialog")).getByLabelText("Note"), { key: "Enter", ctrlKey: true });
  expect((await screen.findAllByText(/Write the note/)).length).toBeGreaterThan(0);
  expect(calls.some((call) => call.method === "POST")).toBe(false);
});

test("a promise starts from what is overdue and is sent in whole minor units", async () => {
  const made = { id: "p", amount: usd(8605), promised_on: "2026-12-05", made_at: AT.at, made_by: "staff:1", state: "open", version: 1 };
  const calls = fakeApi({ ...ACCOUNT, "POST /api/v1/accounts/{account_id}/promises": made });
  await opened();
  press("p");
  const amount = await screen.findByLabelText<HTMLInputElement>("Amount");
  expect(amount.value).toBe("86.05");
  fireEvent.keyDown(amount, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("The promise is recorded.")).toBeTruthy();
  expect(calls.find((call) => call.method === "POST")?.body).toMatchObject({ amount_minor: 8605 });
});

test("a hold needs a reason; the server's refusal is shown at its field", async () => {
  fakeApi({ ...ACCOUNT, "POST /api/v1/accounts/{account_id}/holds": new Refused(422, "invalid_fields", { fields: { until_on: "Choose a later day." } }) });
  await opened();
  press("h");
  const reason = await screen.findByLabelText("Reason");
  fireEvent.keyDown(reason, { key: "Enter", ctrlKey: true });
  expect((await screen.findAllByText(/Choose a reason/)).length).toBeGreaterThan(0);
  await userEvent.selectOptions(reason, "dispute");
  fireEvent.keyDown(reason, { key: "Enter", ctrlKey: true });
  expect((await screen.findAllByText(/Choose a later day/)).length).toBe(2);
});

test("a pay link that the contact gate refuses says why, and a repeat carries a new key", async () => {
  const refused = { notice_id: "n", state: "refused", rule: "no_consent", reason: "…", not_before: "" };
  const calls = fakeApi({ ...ACCOUNT, "POST /api/v1/accounts/{account_id}/pay-link": refused });
  await opened();
  press("l");
  const dialog = await screen.findByRole("dialog", { name: "Send pay link" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Send" }));
  expect(await within(dialog).findByText(/The person has not agreed to be reached by e-mail/)).toBeTruthy();
  expect(calls.filter((call) => call.method === "POST").length).toBe(1);
});

test("c and y go to the charge entry and the posting", async () => {
  fakeApi(ACCOUNT);
  await opened();
  press("c");
  expect(window.location.pathname).toBe(`/accounts/${ID}/charges/new`);
});

test("what the person may not do has no button, no letter and no tab", async () => {
  const calls = fakeApi(ACCOUNT);
  await opened(`/accounts/${ID}`, ["account:read"]);
  expect(screen.queryByRole("button", { name: "Add note" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Post payment" })).toBeNull();
  expect(screen.getAllByRole("tab").map((tab) => tab.textContent)).toEqual(["Ledger", "Timeline", "Invoices", "Clients and payers1", "Contact and consent", "Messages", "Attachments", "Owed on a day"]);
  press("h");
  expect(document.querySelector("dialog[open]")).toBeNull();
  expect(calls.some((call) => call.path.endsWith("/dunning"))).toBe(false);
});

test("an account that is not there says so, with a way to try again", async () => {
  const gone = new Refused(404, "account_not_found", { detail: "There is no such account." });
  fakeApi({ "GET /api/v1/accounts/{account_id}": gone, "GET /api/v1/accounts/{account_id}/overview": gone });
  renderScreen("/accounts/acc_0", ALL);
  expect(await screen.findByText("There is no such account.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});

const LINE = { at: "2026-11-05T15:00:00Z", on: "2026-11-05", by: "staff:2", note: "", services: [], parts: [], others: null };
const LEDGER = [
  { ...LINE, kind: "payment", subject: "pay_1", amount: usd(-5000), balance: usd(9300), parts: [{ subject: "inv_1", number: "00001057-0004", amount: usd(-4000) }, { subject: "", number: "", amount: usd(-1000) }] },
  { ...LINE, kind: "invoice", subject: "inv_1", amount: usd(14300), balance: usd(14300), parts: [{ subject: "inv_1", number: "00001057-0004", amount: usd(14300) }], services: [{ code: "99213", description: "Office visit", service_on: "2026-11-01", amount: usd(14300) }] },
];

test("the ledger says why it is owed: services, each payment's parts, the balance after each line; it is what the account opens on", async () => {
  const calls = fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/ledger": { items: LEDGER, cursor: null } });
  await opened();
  expect(await screen.findByRole("row", { name: /Payment received.*-?\$?-?50.00.*93.00/ })).toBeTruthy();
  expect(screen.getByRole("row", { name: /00001057-0004 \$-40.00/ })).toBeTruthy();
  expect(screen.getByRole("row", { name: /Unapplied \$-10.00/ })).toBeTruthy();
  expect(screen.getByRole("row", { name: /Office visit \$143.00/ })).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText("What is owed by"), "everybody");
  await waitFor(() => expect(calls.findLast((call) => call.path.endsWith("/ledger"))?.query.get("owing")).toBe(""));
});

test("what is read out can be copied", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  fakeApi(ACCOUNT);
  await opened();
  fireEvent.click(screen.getByRole("button", { name: "Copy: Account number" }));
  fireEvent.click(screen.getByRole("button", { name: "Copy: Phone" }));
  expect(await screen.findByText("Phone copied.")).toBeTruthy();
  expect(written.mock.calls).toEqual([["00001057"], ["+16175550135"]]);
});

test("the audit opens on changes, readings when asked for", async () => {
  const calls = fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/audit": { items: [], cursor: null } });
  await opened(`/accounts/${ID}?tab=audit`, [...ALL, "audit:read"]);
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/audit"))?.query.get("changes")).toBe("true"));
  fireEvent.click(screen.getByLabelText("Readings too"));
  await waitFor(() => expect(calls.findLast((call) => call.path.endsWith("/audit"))?.query.get("changes")).toBe("false"));
});

test("unapplied money beside an open invoice is applied with one press, just as it was offered", async () => {
  let left = [{ source: "crn_1", party: "guarantor", amount: usd(6703), pays: [{ invoice_id: "inv_4", number: "00001057-0004", amount: usd(6703) }] }];
  const apply = "POST /api/v1/accounts/{account_id}/credit-notes/{note_id}/apply";
  const calls = fakeApi({
    ...ACCOUNT,
    "GET /api/v1/accounts/{account_id}/offers": () => ({ items: left }),
    [apply]: () => {
      left = [];
      return { credit_note_id: "crn_1", number: "00001057-C0001", unapplied: {} };
    },
  } as Routes);
  await opened();
  fireEvent.click(await screen.findByRole("button", { name: "Apply $67.03 to 00001057-0004" }));
  expect(await screen.findByText("$67.03 applied. It can be taken off again.")).toBeTruthy();
  const sent = calls.filter((call) => call.path.endsWith("/credit-notes/crn_1/apply"));
  expect(sent.map((call) => call.body)).toEqual([{ party: "guarantor", allocations: [{ invoice_id: "inv_4", minor: 6703 }] }]);
  expect(sent[0]?.headers.get("idempotency-key")).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Apply/ })).toBeNull());
});

test("a refused application says why and is offered again", async () => {
  const items = [{ source: "pay_1", party: "guarantor", amount: usd(500), pays: [{ invoice_id: "inv_4", number: "4", amount: usd(300) }, { invoice_id: "inv_5", number: "5", amount: usd(200) }] }];
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/offers": { items }, "POST /api/v1/accounts/{account_id}/payments/{payment_id}/allocate": new Refused(422, "invoice_not_open", { detail: "An invoice has less open." }) } as Routes);
  await opened();
  fireEvent.click(await screen.findByRole("button", { name: "Apply $5.00 to 2 invoices" }));
  expect(await screen.findByText("An invoice has less open.")).toBeTruthy();
  expect(await screen.findByRole("button", { name: "Apply $5.00 to 2 invoices" })).toBeTruthy();
});

test("a pay link is made to copy only when it is asked for, is shown once, and a refusal says why", async () => {
  let refused = true;
  const address = "https://pay.example/pay.html?l=en#k=token";
  const calls = fakeApi({
    ...ACCOUNT,
    "POST /api/v1/accounts/{account_id}/pay-link/copy": () => (refused ? new Refused(422, "nothing_due", { detail: "There is nothing to pay." }) : { address }),
  } as Routes);
  await opened();
  press("l");
  const form = within(await screen.findByRole("dialog"));
  expect(calls.some((call) => call.path.endsWith("/copy"))).toBe(false);
  fireEvent.click(form.getByRole("button", { name: "Make a link to copy" }));
  expect(await form.findByText("There is nothing to pay.")).toBeTruthy();
  refused = false;
  fireEvent.click(form.getByRole("button", { name: "Make a link to copy" }));
  expect((await form.findByLabelText<HTMLInputElement>("Pay link")).value).toBe(address);
  const write = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: write } });
  fireEvent.click(form.getByRole("button", { name: "Copy: Pay link" }));
  await waitFor(() => expect(write).toHaveBeenCalledWith(address));
  vi.unstubAllGlobals();
});
