import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const money = (minor: number, currency = "USD") => ({ minor, currency, display: `${currency} ${minor / 100}` });
const NOTHING = { count: 0, amounts: [] };
const QUEUES = { drafts: NOTHING, held: NOTHING, overdue: NOTHING, unapplied: NOTHING, on_hold: NOTHING, bad_address: NOTHING, due_today: NOTHING };
const NEW = { on: "2026-03-02", accounts: 0, queues: QUEUES, received_this_week: [], ageing: {}, owed: [], behind: { count: 0, more: false, first: [] } };
const BUSY = {
  ...NEW, accounts: 2,
  queues: { ...QUEUES, overdue: { count: 41, amounts: [money(100, "SEK"), money(200)] }, bad_address: { count: 1, amounts: [] } },
  received_this_week: [money(5000)], ageing: { current: [money(300)], "120+": [money(700)] }, owed: [money(1000)],
};
const ALL = ["account:read", "account:write", "import:write", "report:read", "payment:read", "collections:read"];

test("each queue says how many and how much, and leads to its list", async () => {
  fakeApi({ "GET /api/v1/home": BUSY });
  renderScreen("/", ALL);
  const overdue = await screen.findByRole("link", { name: /Overdue.*SEK/ });
  expect(overdue.textContent).toBe("Overdue41SEK 1USD 2");
  expect(overdue.getAttribute("href")).toBe("/overdue");
  expect(screen.getByRole("link", { name: /Bad e-mail address/ }).getAttribute("href")).toBe("/queues/bad-address");
  expect(screen.getByRole("link", { name: /Drafts/ }).getAttribute("href")).toBe("/invoices?state=draft");
});

test("what clients owe stands by age and leads to its table, what came in beside it", async () => {
  fakeApi({ "GET /api/v1/home": BUSY });
  renderScreen("/", ALL);
  expect(await screen.findByText("USD 50")).toBeTruthy();
  const ages = [...document.querySelectorAll(".ageing-key > div")].map((one) => one.textContent);
  expect([ages[0], ages[5]]).toEqual(["Not dueUSD 3", "Over 120 daysUSD 7"]);
  expect(screen.getByRole("link", { name: "Receivables by age" }).getAttribute("href")).toBe("/reports?party=guarantor");
  expect(screen.getByRole("link", { name: "Tomorrow’s letters" }).getAttribute("href")).toBe("/overdue/letters");
});

test("when nothing waits the page says so", async () => {
  fakeApi({ "GET /api/v1/home": { ...NEW, accounts: 3 } });
  renderScreen("/", ALL);
  expect(await screen.findByText("Nothing waits. All queues are empty.")).toBeTruthy();
  expect(screen.getByText("No client owes anything")).toBeTruthy();
});

test("accounts that the lists do not show as they are are named calmly, and lead to their own page", async () => {
  const first = [{ account_id: "a1", number: "00000018", since: "2026-03-02T10:00:00+00:00" }, { account_id: "a2", number: "", since: "2026-03-02T10:00:00+00:00" }];
  fakeApi({ "GET /api/v1/home": { ...BUSY, behind: { count: 2, more: false, first } } });
  renderScreen("/", ALL);
  expect(await screen.findByText("2 accounts are not up to date in the lists")).toBeTruthy();
  expect(screen.getByRole("link", { name: "00000018" }).getAttribute("href")).toBe("/accounts/a1");
  expect(screen.getByRole("link", { name: "An account without a row yet" }).getAttribute("href")).toBe("/accounts/a2");
});

test("a new office is offered its first client, by who may enroll one", async () => {
  fakeApi({ "GET /api/v1/home": NEW });
  const { unmount } = renderScreen("/", ALL);
  expect((await screen.findByRole("link", { name: "Enroll a client" })).getAttribute("href")).toBe("/clients/new");
  unmount();
  renderScreen("/", ["account:read"]);
  expect(await screen.findByText("Welcome to your office")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Enroll a client" })).toBeNull();
});

test("a refusal can be tried again", async () => {
  let broken = true;
  fakeApi({ "GET /api/v1/home": () => (broken ? new Refused(422, "busy", { detail: "Wait a moment." }) : BUSY) });
  renderScreen("/", ALL);
  expect(await screen.findByText("Wait a moment.")).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: /Overdue.*SEK/ })).toBeTruthy();
});

test("write-offs that wait are counted for who may approve them, and lead to their list", async () => {
  const home = { ...BUSY, queues: { ...BUSY.queues, write_offs: { count: 2, amounts: [money(5000)] } } };
  fakeApi({ "GET /api/v1/home": home });
  renderScreen("/", [...ALL, "write_off:approve"]);
  const tile = await screen.findByRole("link", { name: /Write-offs to approve/ });
  expect([tile.textContent, tile.getAttribute("href")]).toEqual(["Write-offs to approve2USD 50", "/write-offs?state=asked"]);
});

test.each([[ALL, 2], [[...ALL, "write_off:approve"], 0]])("who may not approve write-offs has no such queue, nor who has none to approve", async (permissions, count) => {
  fakeApi({ "GET /api/v1/home": { ...BUSY, queues: { ...BUSY.queues, write_offs: { count, amounts: [] } } } });
  renderScreen("/", permissions);
  await screen.findByRole("link", { name: /Overdue.*SEK/ });
  expect(screen.queryByText("Write-offs to approve")).toBeNull();
});
