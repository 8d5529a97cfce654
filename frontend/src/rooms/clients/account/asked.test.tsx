import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { setPreferences } from "../../../words/language";
import { ID, makeFile, makeOverview, usd } from "../testing";

const ACCOUNT: Routes = {
  "GET /api/v1/accounts/{account_id}": makeFile(),
  "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
  "GET /api/v1/accounts/{account_id}/offers": { items: [] },
  "GET /api/v1/accounts/{account_id}/ledger": { items: [], cursor: null },
};
const SHARED = {
  at: "2026-11-05T15:00:00Z", on: "2026-11-05", by: "staff:2", note: "", kind: "invoice", subject: "inv_1",
  parts: [{ subject: "inv_1", number: "00001057-0004", amount: usd(2860) }],
  services: [{ code: "99213", description: "Office visit", service_on: "2026-11-01", amount: usd(14300) }],
};
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const opened = () => {
  renderScreen(`/accounts/${ID}`, ["account:read", "account:write", "payment:read", "collections:read", "collections:note", "notice:send"]);
  return screen.findByRole("heading", { name: "Ada Byron", level: 1 });
};

test("where nothing is overdue a promise starts from what the client owes, not from what payers owe too", async () => {
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/overview": makeOverview({ overdue: usd(0) }) });
  await opened();
  press("p");
  expect((await screen.findByLabelText<HTMLInputElement>("Amount")).value).toBe("89.05");
});

test.each([["en", "No letter goes until 3 days after that day."], ["sv", "Inga brev skickas förrän 3 dagar efter den dagen."], ["pl", "Pisma wyjdą najwcześniej 3 dni po tym dniu."]] as const)("a promise says in %s how many days letters wait, by the policy of its currency", async (language, text) => {
  const policies = [{ currency: "SEK", patience_days: 9 }, { currency: "USD", patience_days: 2 }] as never;
  fakeApi({ ...ACCOUNT, "GET /api/v1/collections/policies": policies });
  await opened();
  setPreferences({ language });
  press("p");
  expect(await screen.findByText(text)).toBeTruthy();
});

test("who may hold for a while only is told so before they choose a day", async () => {
  fakeApi(ACCOUNT);
  await opened();
  press("h");
  expect(await screen.findByText(/For longer holds ask a supervisor/)).toBeTruthy();
});

test("a pay link that waits for its hour is not said to be on its way", async () => {
  const later = { notice_id: "n", state: "queued", rule: "quiet_hours", reason: "…", not_before: "2026-11-06T13:00:00Z" };
  fakeApi({ ...ACCOUNT, "POST /api/v1/accounts/{account_id}/pay-link": later });
  await opened();
  press("l");
  await userEvent.click(within(await screen.findByRole("dialog", { name: "Send pay link" })).getByRole("button", { name: "Send" }));
  expect(await screen.findByText("It goes at the next hour in which the person may be contacted.")).toBeTruthy();
});

test("an invoice that a payer shares says what others pay, so that its services add up to the client's part", async () => {
  const shared = { ...SHARED, amount: usd(2860), balance: usd(2860), others: usd(-11440) };
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/ledger": { items: [shared], cursor: null } });
  await opened();
  expect(await screen.findByRole("row", { name: /Office visit \$143.00/ })).toBeTruthy();
  expect(screen.getByRole("row", { name: /Other parties pay \$-114.40/ })).toBeTruthy();
  expect(screen.getAllByRole("cell", { name: "$28.60" }).at(-1)?.dataset.label).toBe("Balance"); // said beside it on a phone
});

test("unapplied money says whose it is where some of it is a payer's", async () => {
  const [client, payer] = makeOverview().parties;
  const parties = [client, { ...payer, unapplied: usd(500) }] as ReturnType<typeof makeOverview>["parties"];
  fakeApi({ ...ACCOUNT, "GET /api/v1/accounts/{account_id}/overview": makeOverview({ parties, unapplied: usd(1500) }) });
  await opened();
  expect(screen.getByText("$15.00").closest(".stat")?.textContent).toBe("Unapplied$15.00Ada Byron $10.00Harbor Mutual Health $5.00");
});

test("a promise noted by mistake is taken back after a question, on the version that was seen", async () => {
  const promise = { id: "prm_1", amount: usd(5000), promised_on: "2026-12-01", made_at: "2026-11-20T15:00:00Z", made_by: "staff:2", state: "open", version: 3 };
  const calls = fakeApi({
    ...ACCOUNT,
    "GET /api/v1/accounts/{account_id}/dunning": { policy_name: "Office", level: 0, levels: 3, since_on: null, last_step_on: null, next_on: null, next_step: null, attention: "", gate: { verdict: "allow", rule: "allowed" }, holds: [], promises: [promise], steps: [], skips: [] } as never,
    "DELETE /api/v1/accounts/{account_id}/promises/{promise_id}": null,
  } as Routes);
  renderScreen(`/accounts/${ID}?tab=dunning`, ["account:read", "collections:read", "collections:note"]);
  fireEvent.click(await screen.findByRole("button", { name: "Take back" }));
  const asked = within(await screen.findByRole("dialog", { name: "Take the promise back?" }));
  fireEvent.click(asked.getByRole("button", { name: "Take back" }));
  expect(await screen.findByText("The promise is taken back.")).toBeTruthy();
  expect(calls.find((call) => call.method === "DELETE")?.query.get("version")).toBe("3");
});
