import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { civilToday } from "../../../words/format";

const usd = (minor: number) => ({ minor, currency: "USD", display: `$${(minor / 100).toFixed(2)}` });
const AGES = { current: usd(0), "1-30": usd(26812), "31-60": usd(0), "61-90": usd(0), "91-120": usd(0), "120+": usd(0) };
const ROUTES: Routes = {
  "GET /api/v1/payers/{payer_id}": {
    id: "pyr_1", name: "Granite Works", kind: "employer", email: "pay@granite.test", phone: "+16175550199", terms_days: 45, fee_schedule: "", active: true, version: 1,
    address: { line1: "1 Quay", line2: "", city: "Boston", region: "MA", postal_code: "02110", country: "US" }, outside_ids: {},
  },
  "GET /api/v1/payers/{payer_id}/owes": { on: "2026-11-30", by_currency: [{ currency: "USD", open: usd(26812), overdue: usd(26812), ageing: AGES, unapplied: usd(500) }] },
  "GET /api/v1/invoices": {
    items: [{
      invoice_id: "inv_1", account_id: "acc_1", number: "00002527-0004", account_number: "00002527", guarantor: "Elsa Lind", stands: "overdue", kind: "services", on: "2026-10-01",
      due_on: "2026-10-31", total: usd(33515), open: usd(33515), owed: usd(33515), holds: [], behind_since: "",
    }], cursor: null,
  },
  "GET /api/v1/payments": {
    items: [{
      payment_id: "pay_1", account_id: "acc_1", account_number: "00002527", guarantor: "Elsa Lind", party: "pyr_1", party_name: "Granite Works", method: "payer", state: "posted",
      received_on: "2026-10-12", reference: "REM 7", amount: usd(26812), unapplied: usd(0), behind_since: "",
    }], cursor: null,
  },
  "GET /api/v1/payments/totals": { whole: true, count: 1, by_currency: [{ count: 1, amount: usd(26812), unapplied: usd(0) }] },
};
const MAY = ["account:read", "payment:read"];
const lastDayBefore = (today: string) => new Date(Date.parse(`${today.slice(0, 7)}-01`) - 86_400_000).toISOString().slice(0, 10);

test("a payer's page says what it owes by age, how it is reached, and which invoices are open", async () => {
  const calls = fakeApi(ROUTES);
  renderScreen("/payers/pyr_1", MAY);
  expect(await screen.findByRole("heading", { name: "Granite Works", level: 1 })).toBeTruthy();
  expect((await screen.findAllByText("$268.12")).length).toBeGreaterThan(1);
  expect(screen.getByText("$5.00")).toBeTruthy();
  expect(screen.getByRole("link", { name: "pay@granite.test" }).getAttribute("href")).toBe("mailto:pay@granite.test");
  expect(await screen.findByText("00002527-0004")).toBeTruthy();
  const asked = calls.find((call) => call.path === "/api/v1/invoices");
  expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({ party: "pyr_1", state: "open" });
});

test("what of it is overdue leads to the accounts it is overdue on, for who may read reports", async () => {
  fakeApi(ROUTES);
  renderScreen("/payers/pyr_1", [...MAY, "report:read"]);
  expect((await screen.findByRole("link", { name: "Overdue accounts" })).getAttribute("href")).toBe("/reports/ageing?party=pyr_1&overdue=yes");
});

test("its payments of last month are one letter away, with what they come to", async () => {
  const calls = fakeApi(ROUTES);
  renderScreen("/payers/pyr_1?tab=payments", MAY);
  await screen.findByText("REM 7");
  fireEvent.keyDown(document.body, { key: "m" });
  const last = lastDayBefore(civilToday());
  await waitFor(() => {
    const asked = calls.filter((call) => call.query.get("to_on") === last);
    expect(asked.map((call) => call.path).toSorted()).toEqual(["/api/v1/payments", "/api/v1/payments/totals"]);
    for (const call of asked) expect([call.query.get("party"), call.query.get("from_on")]).toEqual(["pyr_1", `${last.slice(0, 7)}-01`]);
  });
  expect(new URLSearchParams(window.location.search).get("tab")).toBe("payments");
});

test("terms are told, and payments are for those who may read them", async () => {
  fakeApi(ROUTES);
  renderScreen("/payers/pyr_1?tab=terms", ["account:read"]);
  expect(await screen.findByText("45 days")).toBeTruthy();
  expect(screen.getAllByRole("tab").map((tab) => tab.textContent)).toEqual(["Invoices", "Notes", "Terms"]);
});

test("who owes nothing is said to, and a payer that is not there is a problem with a way to try again", async () => {
  let gone = true;
  fakeApi({
    ...ROUTES, "GET /api/v1/payers/{payer_id}/owes": { on: "2026-11-30", by_currency: [] },
    "GET /api/v1/payers/{payer_id}": (call) => (gone ? new Refused(404, "payer_not_found", { detail: "There is no such payer." }) : (ROUTES["GET /api/v1/payers/{payer_id}"] as never ?? call)),
  });
  renderScreen("/payers/pyr_1", MAY);
  expect(await screen.findByText("There is no such payer.")).toBeTruthy();
  gone = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Owes nothing.")).toBeTruthy();
});

const note = (n: number) => ({ id: `not_${n}`, text: `Call ${n}`, written_at: `2026-11-0${n}T10:00:00Z`, written_by: "staff:1" });

test("notes stand the latest first, further back as one asks; n writes one, once, and says that it is saved", async () => {
  const written = [note(3), note(2)];
  const calls = fakeApi({
    ...ROUTES,
    "GET /api/v1/payers/{payer_id}/notes": ({ query }) => (query.get("cursor") ? { items: [note(1)], cursor: null } : { items: [...written], cursor: "c" }),
    "POST /api/v1/payers/{payer_id}/notes": () => { written.unshift(note(4)); return note(4); },
  });
  renderScreen("/payers/pyr_1?tab=notes", [...MAY, "account:write"]);
  await screen.findByText("Call 3");
  fireEvent.click(screen.getByRole("button", { name: "Earlier notes" }));
  await screen.findByText("Call 1");
  fireEvent.keyDown(document.body, { key: "n" });
  fireEvent.change(await screen.findByRole("textbox", { name: /^Note/ }), { target: { value: "Call 4" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  await waitFor(() => expect(screen.getAllByText(/^Call \d$/, { selector: "p" }).map((one) => one.textContent)).toEqual(["Call 4", "Call 3", "Call 2", "Call 1"]));
  const sent = calls.filter(({ method, path }) => method === "POST" && path.endsWith("/notes"));
  expect([sent.length, sent[0]?.body]).toEqual([1, { text: "Call 4" }]);
});

test("who may only read finds the notes and no way to write one", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/payers/{payer_id}/notes": { items: [], cursor: null } });
  renderScreen("/payers/pyr_1?tab=notes", MAY);
  expect(await screen.findByText("No notes yet")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Add note/ })).toBeNull();
});
