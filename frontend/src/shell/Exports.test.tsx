import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeApi, Refused, type Routes } from "../test/fakeApi";
import { renderScreen } from "../test/renderScreen";
import { exportList, type Export } from "./exports";
import { anExport } from "./exports.fixtures";

const READ = ["report:read", "export"];
const LIST = { list: "invoices", filter: { state: "open", text: "", party: undefined } } as const;
const ASKED = "POST /api/v1/exports";
const LOOK = "GET /api/v1/exports/{export_id}";
const FILE = { "POST /api/v1/exports/{export_id}/file": { url: "https://files.test/a.csv" } };
const NONE = { "GET /api/v1/exports": [] };

let fetched: string[] = [];
beforeEach(() => {
  fetched = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) { fetched.push(this.href); });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The portal on any screen, with a server that answers each look with the next of these. */
async function portal(looks: readonly Export[], routes: Routes = {}) {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const left = [...looks];
  const calls = fakeApi({ ...NONE, ...FILE, [ASKED]: anExport({ state: "queued", rows: 100, percent: 3 }), [LOOK]: () => (left.length > 1 ? left.shift() : left[0]) ?? anExport(), ...routes });
  renderScreen("/reports/exports", READ);
  await screen.findByText("No exports yet");
  return calls;
}

const box = () => screen.getByRole("region", { name: "My exports" });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test("a short list comes at once, and nothing stays behind", async () => {
  const calls = await portal([], { [ASKED]: anExport() });
  expect(await exportList(LIST)).toBe(true);
  expect(fetched).toEqual(["https://files.test/a.csv"]);
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ list: "invoices", filter: { state: "open" } });
  expect(screen.queryByRole("region", { name: "My exports" })).toBeNull();
});

test("papers say how many they are and how many rows have none, and are asked for again with the same rows", async () => {
  const failed = anExport({ list: "receipts", filter: {}, only: ["pay_1", "pay_2"], state: "failed", rows: 0, failed: "There is no paper." });
  const done = anExport({ id: "exp_2", list: "invoice-papers", rows: 6, left_out: 1 });
  const calls = fakeApi({ ...FILE, "GET /api/v1/exports": [done, failed], [ASKED]: done });
  renderScreen("/reports/exports", READ);
  expect(await screen.findByText(/6 papers · 1 left out: there is no paper of it/)).toBeTruthy();
  expect(screen.getByText("2 chosen rows")).toBeTruthy();
  await userEvent.click(screen.getAllByRole("button", { name: "Ask again" })[1] as HTMLElement);
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ list: "receipts", filter: {}, only: ["pay_1", "pay_2"] });
});

test("what is written within a moment comes by itself", async () => {
  await portal([anExport({ state: "running", rows: 200 }), anExport()]);
  const came = exportList(LIST);
  await pass(2000);
  expect(await came).toBe(true);
  expect(fetched).toHaveLength(1);
  expect(screen.queryByRole("region", { name: "My exports" })).toBeNull();
});

test("a long list tells how far it is on every screen, and waits to be taken when it is ready", async () => {
  const looks = [anExport({ state: "running", rows: 24_000, percent: 33 }), ...Array.from({ length: 5 }, () => anExport({ state: "running", rows: 48_000, percent: 66 }))];
  await portal([...looks, anExport({ rows: 72_000 })]);
  const came = exportList(LIST);
  await pass(600);
  expect(within(box()).getByText("24,000 rows so far")).toBeTruthy();
  expect(within(box()).getByRole("progressbar", { name: "Invoices" }).getAttribute("value")).toBe("33");
  await pass(5000);
  expect(await came).toBe(false);
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(screen.getByRole("link", { name: "Receivables by age" }));
  expect(within(box()).getByText("48,000 rows so far")).toBeTruthy();
  await pass(30_000);
  expect(fetched).toEqual([]);
  expect(screen.getByText("Invoices: ready").getAttribute("role")).toBe("status");
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(within(box()).getByRole("button", { name: "Download" }));
  await waitFor(() => expect(fetched).toHaveLength(1));
  expect(screen.queryByRole("region", { name: "My exports" })).toBeNull();
});

test("what is ready is taken by one key, on whatever screen", async () => {
  await portal([anExport({ state: "running", rows: 24_000 }), ...Array.from({ length: 5 }, () => anExport({ state: "running", rows: 48_000 })), anExport({ rows: 72_000 })]);
  const came = exportList(LIST);
  await pass(6000);
  expect(await came).toBe(false);
  fireEvent.keyDown(document.body, { key: "D", shiftKey: true });
  expect(fetched).toEqual([]);
  await pass(30_000);
  fireEvent.keyDown(document.body, { key: "D", shiftKey: true });
  await waitFor(() => expect(fetched).toHaveLength(1));
});

test("where nobody knows how long the list is, the bar says so and the rows are told", async () => {
  await portal([anExport({ state: "running", rows: 5, percent: null })]);
  void exportList(LIST);
  await pass(600);
  expect(within(box()).getByRole("progressbar").hasAttribute("value")).toBe(false);
  expect(within(box()).getByText("5 rows so far")).toBeTruthy();
});

test("one that failed says how to mend it, and asks again for the same", async () => {
  const calls = await portal([anExport({ state: "failed", failed: "Ask for it again." })]);
  void exportList(LIST);
  await pass(1000);
  expect(within(box()).getByText("Ask for it again.")).toBeTruthy();
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(within(box()).getByRole("button", { name: "Ask again" }));
  await waitFor(() => expect(calls.filter(({ method, path }) => method === "POST" && path === "/api/v1/exports")).toHaveLength(2));
  expect(calls.findLast(({ method }) => method === "POST")?.body).toEqual({ list: "invoices", filter: { state: "open" } });
});

test("a look without an answer is no end: it looks again", async () => {
  let silent = 5;
  await portal([], { [LOOK]: () => (silent-- > 0 ? new Refused(503, "busy") : anExport()) });
  void exportList(LIST);
  await pass(20_000);
  expect(within(box()).getByRole("button", { name: "Download" })).toBeTruthy();
});

test("closed, it is shown no more and asked for no more; the keyboard reaches it", async () => {
  const calls = await portal([anExport({ state: "running" })]);
  void exportList(LIST);
  await pass(600);
  within(box()).getByRole("button", { name: "Close" }).focus();
  await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).keyboard("{Enter}");
  expect(screen.queryByRole("region", { name: "My exports" })).toBeNull();
  const before = calls.length;
  await pass(30_000);
  expect(calls.slice(before).filter(({ path }) => path.includes("/exports/exp_1"))).toHaveLength(1);
});

test("axe finds nothing in what is being written", async () => {
  await portal([anExport({ state: "running", percent: 5 })]);
  void exportList(LIST);
  await pass(600);
  vi.useRealTimers();
  const { violations } = await axe.run(box(), { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("my exports are listed with what they are, and taken or asked for again there", async () => {
  const rows = [
    anExport({ id: "exp_4", state: "running", rows: 4000, percent: 40 }), anExport({ id: "exp_3" }),
    anExport({ id: "exp_2", state: "failed", failed: "Ask for it again." }), anExport({ id: "exp_1", list: "trial-balance", filter: { on: null }, state: "expired" }),
  ];
  const calls = fakeApi({ ...FILE, "GET /api/v1/exports": rows, [ASKED]: anExport() });
  renderScreen("/reports/exports", READ);
  await screen.findByText("Everything");
  const told = screen.getAllByRole("listitem").filter((card) => card.className.includes("card"));
  expect(told.map((card) => within(card).getByRole("heading").textContent)).toEqual(["Invoices", "Invoices", "Invoices", "Trial balance"]);
  expect(told.map((card) => within(card).queryAllByRole("button").map((one) => one.textContent))).toEqual([[], ["Download", "Ask again"], ["Ask again"], ["Ask again"]]);
  expect(within(told[0] as HTMLElement).getByRole("progressbar").getAttribute("value")).toBe("40");
  expect(within(told[1] as HTMLElement).getByText("7 rows · 2 kB")).toBeTruthy();
  expect(within(told[1] as HTMLElement).getByText("state: open")).toBeTruthy();
  expect(within(told[3] as HTMLElement).getByText("Everything")).toBeTruthy();
  await userEvent.click(within(told[1] as HTMLElement).getByRole("button", { name: "Download" }));
  await waitFor(() => expect(fetched).toHaveLength(1));
  await userEvent.click(within(told[3] as HTMLElement).getByRole("button", { name: "Ask again" }));
  await waitFor(() => expect(calls.some(({ body }) => JSON.stringify(body) === JSON.stringify({ list: "trial-balance", filter: {} }))).toBe(true));
});

test("a list of exports that does not come is said and can be asked for again", async () => {
  fakeApi({ "GET /api/v1/exports": new Refused(422, "bad", { detail: "Start again." }) });
  renderScreen("/reports/exports", READ);
  expect(await screen.findByText("Start again.")).toBeTruthy();
});

test("another person at this machine sees nothing of it", async () => {
  await portal([anExport({ state: "running" })]);
  void exportList(LIST);
  await pass(600);
  expect(box()).toBeTruthy();
  const { resetSession } = await import("../api/session");
  act(() => resetSession({ status: "signed-out", me: null }));
  act(() => resetSession({ status: "signed-in", me: { name: "Other", email: "other@office.test", roles: [], permissions: READ } }));
  expect(screen.queryByRole("region", { name: "My exports" })).toBeNull();
});
