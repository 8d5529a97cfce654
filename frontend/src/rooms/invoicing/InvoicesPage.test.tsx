import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { anExport } from "../../shell/exports.fixtures";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { FILE, INVOICE, PAYER, ROW, TOTALS } from "./testing";

function office(more: Routes = {}) {
  return fakeApi({
    "GET /api/v1/invoices": { items: [ROW], cursor: null },
    "GET /api/v1/invoices/totals": TOTALS,
    "GET /api/v1/payers": { items: [PAYER], cursor: null },
    "GET /api/v1/accounts/{account_id}": FILE,
    "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": INVOICE,
    ...more,
  } as Routes);
}

test("the list shows what the server wrote, and what all rows of the filter come to", async () => {
  office();
  renderScreen("/invoices", ["account:read"]);
  expect(await screen.findByText("100017-0001")).toBeTruthy();
  expect(await screen.findByText("$999.00")).toBeTruthy();
  expect(screen.getByText("$42.00")).toBeTruthy();
});

test("filters are in the address, are sent to the list and to the totals; typed text stays out of the address", async () => {
  const calls = office();
  renderScreen("/invoices?state=open", ["account:read"]);
  await screen.findByText("100017-0001");
  await userEvent.selectOptions(screen.getByLabelText("Party that owes"), "pyr_1");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "okafor" } });
  await waitFor(() => expect(calls.at(-1)?.query.get("text")).toBe("okafor"));
  for (const path of ["/api/v1/invoices", "/api/v1/invoices/totals"]) {
    const last = calls.findLast((call) => call.path === path);
    expect([last?.query.get("state"), last?.query.get("party"), last?.query.get("text")]).toEqual(["open", "pyr_1", "okafor"]);
  }
  expect(window.location.search).toBe("?party=pyr_1&state=open");
});

test("a draft says what it will come to where others say what is open, and nothing as owed", async () => {
  office({ "GET /api/v1/invoices": { items: [{ ...ROW, number: "", stands: "draft", total: { ...ROW.total, display: "$77.00" }, open: { ...ROW.open, minor: 0, display: "$0.00" }, owed: { ...ROW.owed, minor: 0, display: "$0.00" } }], cursor: null } });
  renderScreen("/invoices", ["account:read"]);
  expect((await screen.findAllByText("$77.00")).length).toBe(2);
  expect(screen.queryByText("$0.00")).toBeNull();
});

test.each(["credited", "part_paid", "overdue"] as const)("an invoice that stands %s says so in one word, in the list and beside it", async (stands) => {
  office({ "GET /api/v1/invoices": { items: [{ ...ROW, stands }], cursor: null } });
  renderScreen("/invoices", ["account:read"]);
  await screen.findByText("100017-0001");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const word = { credited: "Credited", part_paid: "Part paid", overdue: "Overdue" }[stands];
  const beside = within(await screen.findByRole("complementary"));
  expect(beside.getByText(word).className).toBe(within(screen.getByRole("grid")).getByText(word).className);
});

test("beside the list one sends, prints and credits as far as one may", async () => {
  office();
  renderScreen("/invoices", ["account:read", "notice:send", "invoice:correct"]);
  await screen.findByText("100017-0001");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  await userEvent.click(await screen.findByRole("button", { name: "Credit" }));
  expect(await screen.findByRole("dialog", { name: /^Credit/ })).toBeTruthy();
  const beside = within(screen.getByRole("complementary"));
  expect([beside.getAllByRole("button", { name: "PDF" }).length, beside.getAllByRole("button", { name: "Send pay link" }).length]).toEqual([1, 1]);
});

test("ticked invoices get one mail an account, for what the guarantor owes; the rest is told before", async () => {
  const row = (n: number, account: string, owed: number, due_on: string) => ({ ...ROW, invoice_id: `i${n}`, account_id: account, number: `100017-000${n}`, due_on, owed: { ...ROW.owed, minor: owed } });
  const rows = [row(1, "a1", 500, "2026-03-02"), row(2, "a1", 700, "2026-02-02"), row(3, "a2", 0, "2026-02-02"), row(4, "a3", 10, "2026-05-01")];
  const calls = office({
    "GET /api/v1/invoices": { items: rows, cursor: null },
    "POST /api/v1/mailings": { id: "mlg_1", kind: "pay_links", asked_at: "2026-12-01T08:00:00Z", all: 2, state: "ended", mailed: [] },
  });
  renderScreen("/invoices", ["account:read", "notice:send"]);
  await screen.findByText("100017-0001");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "a", ctrlKey: true });
  await userEvent.click(await screen.findByRole("button", { name: "Send pay links" }));
  const dialog = within(await screen.findByRole("dialog"));
  await dialog.findByText("E-mails, one an account");
  expect(dialog.getAllByRole("definition").map((one) => one.textContent)).toEqual(["2", "1", "1"]);
  await userEvent.click(dialog.getByRole("button", { name: "Send pay links" }));
  expect(await screen.findByText("Pay links: 0 on their way, 0 not sent")).toBeTruthy();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ invoices: [{ account_id: "a1", invoice_id: "i2" }, { account_id: "a3", invoice_id: "i4" }] });
});

test("Enter opens an invoice beside the list, o its page", async () => {
  office();
  renderScreen("/invoices", ["account:read"]);
  await screen.findByText("100017-0001");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  expect(await screen.findByText(/Home visit/)).toBeTruthy();
  expect(await screen.findByText("Northfield", { selector: "dt" })).toBeTruthy();
  fireEvent.keyDown(screen.getByRole("grid"), { key: "o" });
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/a1/invoices/i1"));
});

test("the export asks the server for all rows of the filter", async () => {
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const calls = office({ "POST /api/v1/exports": anExport(), "POST /api/v1/exports/{export_id}/file": { url: "https://files.test/invoices.csv" } });
  renderScreen("/invoices?kind=services", ["account:read", "export"]);
  await screen.findByText("100017-0001");
  await userEvent.click(screen.getByRole("button", { name: "Export CSV" }));
  await waitFor(() => expect(calls.find(({ path }) => path === "/api/v1/exports")?.body).toEqual({ list: "invoices", filter: { kind: "services" } }));
});

const PAPERS = anExport({ list: "invoice-papers" });

test("the papers of ticked invoices come as one file, asked for by their ids", async () => {
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const calls = office({
    "GET /api/v1/invoices": { items: [ROW, { ...ROW, invoice_id: "i2", number: "100017-0002" }, { ...ROW, invoice_id: "i3" }], cursor: null },
    "POST /api/v1/exports": PAPERS, "POST /api/v1/exports/{export_id}/file": { url: "https://files.test/papers.pdf" },
  });
  renderScreen("/invoices?kind=services", ["account:read", "export"]);
  await screen.findByText("100017-0002");
  const grid = screen.getByRole("grid");
  for (const key of ["x", "j", "x"]) fireEvent.keyDown(grid, { key });
  await userEvent.click(await screen.findByRole("button", { name: "Papers as one file" }));
  await waitFor(() => expect(clicked).toHaveBeenCalled());
  expect(calls.find(({ path }) => path === "/api/v1/exports")?.body).toEqual({ list: "invoice-papers", filter: { kind: "services" }, only: ["i1", "i2"] });
});

test("more rows than may be chosen by hand are asked for by the filter when all of them are ticked, and else refused", async () => {
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const items = Array.from({ length: 501 }, (_, n) => ({ ...ROW, invoice_id: `i${n}`, number: `100017-${n}` }));
  const routes = { "GET /api/v1/invoices": { items, cursor: null }, "POST /api/v1/exports": PAPERS, "POST /api/v1/exports/{export_id}/file": { url: "https://files.test/papers.zip" } } as const;
  const calls = office({ ...routes, "GET /api/v1/invoices/totals": { ...TOTALS, count: 501, whole: true } } as Routes);
  renderScreen("/invoices", ["account:read", "export"]);
  await screen.findByText("100017-0");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "a", ctrlKey: true });
  fireEvent.keyDown(screen.getByRole("grid"), { key: "p" });
  await waitFor(() => expect(calls.find(({ path }) => path === "/api/v1/exports")?.body).toEqual({ list: "invoice-papers", filter: {} }));
});

test("a failure can be tried again", async () => {
  office({ "GET /api/v1/invoices": new Refused(422, "bad_cursor", { detail: "Start again." }) });
  renderScreen("/invoices", ["account:read"]);
  expect(await screen.findByText("Start again.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});
