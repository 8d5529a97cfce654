import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Call, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { account, DUNNING_FILE, usd } from "./collections.fixtures";

const ALL = ["account:read", "collections:read", "collections:note", "notice:send"];
const ROUTES: Routes = {
  "GET /api/v1/accounts": { items: [account(1), account(2, ["dispute"]), account(3)], cursor: null },
  "GET /api/v1/accounts/totals": { whole: true, count: 3, by_currency: [{ count: 3, balance: usd(90000), overdue: usd(77700), ageing: { current: usd(1), "120+": usd(2) } }] },
  "GET /api/v1/accounts/{account_id}/dunning": DUNNING_FILE,
};
const HOLD = "POST /api/v1/accounts/{account_id}/holds";
const hold = { id: "h", reason: "dispute" as const, note: "", placed_at: "2026-11-21T10:00:00Z", placed_by: "s", until_on: null, lifted_at: null, lifted_by: "", state: "in_force" as const, version: 1 };
const dialog = async () => within(await screen.findByRole("dialog"));
const boxes = () => screen.getAllByRole("checkbox", { name: /^Select (Anna|Bo|Cecilia)/ });

test("only overdue accounts are asked for, and filters go to rows and totals alike", async () => {
  const calls = fakeApi(ROUTES);
  renderScreen("/overdue", ["collections:read"]);
  expect(await screen.findByText("$777.00")).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText("Days overdue"), "60");
  await userEvent.selectOptions(screen.getByLabelText("Hold"), "no");
  await waitFor(() => expect(calls.filter((call) => call.query.get("on_hold") === "false" && call.query.get("days_past_due") === "60").map((call) => call.path).toSorted()).toEqual(["/api/v1/accounts", "/api/v1/accounts/totals"]));
  expect(calls.filter(({ path }) => path.startsWith("/api/v1/accounts")).every((call) => call.query.get("overdue") === "true")).toBe(true);
});

test("who owes most stands first and the list says so; its title turns it around, and the address keeps it", async () => {
  fakeApi(ROUTES);
  renderScreen("/overdue", ["collections:read"]);
  await screen.findByText("Anna");
  const names = () => screen.getAllByRole("row").slice(1).map((row) => /Anna|Bo|Cecilia/.exec(row.textContent)?.[0]);
  await waitFor(() => expect(names()).toEqual(["Cecilia", "Bo", "Anna"]));
  const title = screen.getByRole("columnheader", { name: "Overdue" });
  expect(title.getAttribute("aria-sort")).toBe("descending");
  await userEvent.click(within(title).getByRole("button"));
  expect([names(), window.location.search]).toEqual([["Anna", "Bo", "Cecilia"], "?sort=overdue"]);
});

test("a list too long to be fetched whole of itself stands as it comes", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/accounts/totals": { whole: true, count: 1001, by_currency: [] } });
  renderScreen("/overdue", ["collections:read"]);
  await screen.findByText("1,001 rows", { exact: false }).catch(() => undefined);
  expect(screen.getByRole("columnheader", { name: "Overdue" }).getAttribute("aria-sort")).toBe("none");
});

test("an account beside the list says what happens next and when", async () => {
  fakeApi(ROUTES);
  renderScreen("/overdue", ["collections:read"]);
  fireEvent.click(await screen.findByText("Anna"));
  expect(await screen.findByText(/^Letter ·/)).toBeTruthy();
  const beside = within(screen.getByRole("complementary"));
  expect([beside.getByText("3 of 3"), beside.getByText("1 of 3")].length).toBe(2); // its place in the list, and the level
  expect(within(screen.getByRole("complementary")).queryByRole("button", { name: "Hold" })).toBeNull();
});

test("many are put on hold after a look at what will happen; each refusal is told and stops no other", async () => {
  const calls = fakeApi({ ...ROUTES, [HOLD]: ({ params }: Call) => (params.account_id === "acc_3" ? new Refused(409, "busy", { detail: "Somebody is at it." }) : hold) });
  renderScreen("/overdue", ALL);
  await screen.findByText("Anna");
  for (const box of boxes()) fireEvent.click(box);
  fireEvent.click(await screen.findByRole("button", { name: "Put 3 accounts on hold" }));
  const form = await dialog();
  expect(form.getByText("Already on hold").nextElementSibling?.textContent).toBe("1");
  await userEvent.selectOptions(form.getByLabelText("Reason"), "dispute");
  fireEvent.click(form.getByRole("button", { name: "Hold" }));
  expect(await screen.findByText("10003 Cecilia: Somebody is at it.")).toBeTruthy();
  const sent = calls.filter((call) => call.path.endsWith("/holds"));
  expect(sent.map((call) => call.path)).toEqual(["/api/v1/accounts/acc_3/holds", "/api/v1/accounts/acc_1/holds"]);
  expect(new Set(sent.map((call) => call.headers.get("idempotency-key"))).size).toBe(2);
});

test("h holds the account under the cursor, and a reason is needed", async () => {
  const calls = fakeApi({ ...ROUTES, [HOLD]: hold });
  renderScreen("/overdue", ALL);
  await screen.findByText("Anna");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "h" });
  const form = await dialog();
  fireEvent.click(form.getByRole("button", { name: "Hold" }));
  expect((await form.findAllByText(/Choose a reason/)).length).toBeGreaterThan(0);
  await userEvent.selectOptions(form.getByLabelText("Reason"), "hardship");
  fireEvent.click(form.getByRole("button", { name: "Hold" }));
  expect(await screen.findByText("Reminders are on hold.")).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/holds"))?.body).toEqual({ reason: "hardship", note: "", until_on: null });
});

test("a representative is told how long they may hold, and whom to ask for longer, at the day itself", async () => {
  const until_on = "Hold until 2026-12-30 at the latest. Ask a supervisor for a longer hold.";
  fakeApi({ ...ROUTES, [HOLD]: new Refused(403, "hold_needs_supervisor", { fields: { until_on } }) });
  renderScreen("/overdue", ALL);
  await screen.findByText("Anna");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "h" });
  const form = await dialog();
  expect(await form.findByText(/For longer holds ask a supervisor/)).toBeTruthy();
  await userEvent.selectOptions(form.getByLabelText("Reason"), "hardship");
  fireEvent.click(form.getByRole("button", { name: "Hold" }));
  expect((await form.findAllByText(new RegExp(until_on))).length).toBeGreaterThan(0);
});

test("a pay link that the contact gate refuses is told as not sent, with the reason", async () => {
  fakeApi({ ...ROUTES, "POST /api/v1/accounts/{account_id}/pay-link": { notice_id: "n", state: "refused", rule: "no_consent", reason: "", not_before: "" } });
  renderScreen("/overdue", ALL);
  await screen.findByText("Anna");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "s" });
  fireEvent.click((await dialog()).getByRole("button", { name: "Send pay link" }));
  expect(await screen.findByText("The pay link was not sent: The person has not agreed to e-mail.")).toBeTruthy();
});
