import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { anExport } from "../../../shell/exports.fixtures";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { ID, makeFile, makeOverview } from "../testing";

const kr = (minor: number) => ({ minor, currency: "SEK", display: `${minor / 100} kr` });
const ROW = {
  client_id: "cli_1", account_id: ID, account_number: "00001057", name: "Åkesson, Åsa", birth_year: 1951,
  owes: kr(67_00), overdue: kr(0), other_guarantor: "", language: "sv", state: "active", currency: "SEK", behind_since: "",
};
const LIST: Routes = { "GET /api/v1/clients/totals": { count: 1, whole: true, by_currency: [] }, "GET /api/v1/clients": { items: [ROW], cursor: null }, "GET /api/v1/clients/search": { items: [] } };
const ACCOUNT = { "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview() };

test("a row says who, what their account owes, and who answers for it where that is somebody else", async () => {
  const child = { ...ROW, client_id: "cli_2", name: "Åkesson, Bo", other_guarantor: "Åsa Åkesson", owes: null, overdue: null, state: "closed" };
  fakeApi({ ...LIST, "GET /api/v1/clients": { items: [ROW, child], cursor: null }, "GET /api/v1/clients/totals": { count: 1900, whole: true, by_currency: [] } });
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("Åkesson, Åsa");
  const [, own, other] = [...document.querySelectorAll("[role=row]")].map((row) => [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.textContent));
  expect(own).toEqual(["Åkesson, Åsa", "1951", "00001057", "67 kr", "0 kr", "", "Active"]);
  expect(other).toEqual(["Åkesson, Bo", "1951", "00001057", "–", "–", "Åsa Åkesson", "Closed"]);
  expect(screen.getByText("Closed", { selector: ".status" }).className).toBe("status tone-neutral");
  expect(await screen.findByText("2 of 1,900 rows")).toBeTruthy();
});

test("under a typed text the count is of those that were looked at", async () => {
  const calls = fakeApi({ ...LIST, "GET /api/v1/clients": { items: [ROW], cursor: "next" } });
  renderScreen("/clients?language=sv", ["account:read"]);
  await screen.findByText("Åkesson, Åsa");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "åke" } });
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/totals")).at(-1)?.query.get("text")).toBe("åke"));
  expect(calls.filter((call) => call.path.endsWith("/totals")).at(-1)?.query.get("language")).toBe("sv");
});

test("statements of ticked clients are asked for once an account, for a period", async () => {
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const child = { ...ROW, client_id: "cli_2", name: "Åkesson, Bo" };
  const calls = fakeApi({
    ...LIST, "GET /api/v1/clients": { items: [ROW, child], cursor: null },
    "POST /api/v1/exports": anExport({ list: "statements" }), "POST /api/v1/exports/{export_id}/file": { url: "https://files.test/statements.pdf" },
  });
  renderScreen("/clients", ["account:read", "export"]);
  await screen.findByText("Åkesson, Bo");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "a", ctrlKey: true });
  await userEvent.click(await screen.findByRole("button", { name: "Statements" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByRole("definition").textContent).toBe("1");
  await userEvent.click(dialog.getByRole("button", { name: "Make the file" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const asked = calls.find(({ path }) => path === "/api/v1/exports")?.body as { list: string; filter: Record<string, string>; only: string[] };
  expect([asked.list, asked.only, Object.keys(asked.filter)]).toEqual(["statements", [ID], ["from_on", "to_on"]]);
});

test("statements are also mailed, each to its guarantor, by whoever may send", async () => {
  const calls = fakeApi({ ...LIST, "POST /api/v1/mailings/statements": { id: "mlg_1", kind: "statements", asked_at: "2026-03-02T15:00:00Z", all: 1, state: "ended", mailed: [] } });
  renderScreen("/clients", ["account:read", "export", "notice:send"]);
  await screen.findByText("Åkesson, Åsa");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "t" });
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Send by e-mail" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(calls.find(({ path }) => path.endsWith("/statements"))?.body).toEqual({ accounts: [ID] });
  expect(await screen.findByText("Statements: 0 on their way, 0 not sent")).toBeTruthy();
});

test("a chosen filter is sent to the server and kept in the address; typed text is sent but kept out of it", async () => {
  const calls = fakeApi(LIST);
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("Åkesson, Åsa");
  await userEvent.selectOptions(screen.getByLabelText("Language"), "sv");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "åke" } });
  await waitFor(() => expect(calls.at(-1)?.query.get("text")).toBe("åke"));
  expect(calls.at(-1)?.query.get("language")).toBe("sv");
  expect(window.location.search).toBe("?language=sv");
});

test("what only the search knows, such as a phone number, stands before what the list finds by name", async () => {
  const found = { account_id: "acc_2", client_id: "cli_2", account_number: "00000002", name: "Nowak, Zofia", birth_year: 1961 };
  const calls = fakeApi({ ...LIST, "GET /api/v1/clients/search": { items: [found] } });
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("Åkesson, Åsa");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "0701234567" } });
  expect(await screen.findByText("Nowak, Zofia")).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/search"))?.query.get("q")).toBe("0701234567");
  expect([...document.querySelectorAll("[role=row]")].map((row) => row.textContent).findIndex((text) => text.includes("Nowak"))).toBe(1);
});

test("more rows are asked for with the cursor of the page before", async () => {
  const calls = fakeApi({
    ...LIST,
    "GET /api/v1/clients": ({ query }) =>
      query.get("cursor") ? { items: [{ ...ROW, client_id: "c2", name: "Zofia" }], cursor: null } : { items: [ROW], cursor: "next" },
  });
  renderScreen("/clients", ["account:read"]);
  expect(await screen.findByText("Zofia")).toBeTruthy();
  expect(calls.filter((call) => call.path === "/api/v1/clients").map((call) => call.query.get("cursor"))).toEqual([null, "next"]);
});

test("Enter shows the account beside the list, concerns first; o opens it", async () => {
  fakeApi({ ...LIST, ...ACCOUNT });
  renderScreen("/clients", ["account:read", "payment:post"]);
  await screen.findByText("Åkesson, Åsa");
  const grid = screen.getByRole("grid");
  fireEvent.keyDown(grid, { key: "Enter" });
  expect(await screen.findByText("Needs an interpreter")).toBeTruthy();
  expect(screen.getByText("A reminder goes out")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Post payment" }).getAttribute("href")).toBe(`/accounts/${ID}/payments/new`);
  expect(screen.queryByRole("link", { name: "Enter charges" })).toBeNull();
  fireEvent.keyDown(grid, { key: "o" });
  expect(window.location.pathname).toBe(`/accounts/${ID}`);
});

test("the export asks the server for the whole list under its filter and fetches what it made", async () => {
  const calls = fakeApi({ ...LIST, "POST /api/v1/exports": anExport(), "POST /api/v1/exports/{export_id}/file": { url: "https://files.test/clients.csv" } });
  const fetched: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) { fetched.push(this.href); });
  renderScreen("/clients?state=active", ["account:read", "export"]);
  await screen.findByText("Åkesson, Åsa");
  await userEvent.click(screen.getByRole("button", { name: "Export CSV" }));
  expect(await screen.findByText("The export is ready.")).toBeTruthy();
  expect(fetched).toEqual(["https://files.test/clients.csv"]);
  expect(calls.find(({ path }) => path === "/api/v1/exports")?.body).toEqual({ list: "clients", filter: { state: "active" } });
  vi.restoreAllMocks();
});

test("a refusal is shown in the server's words and can be tried again", async () => {
  let broken = true;
  fakeApi({ ...LIST, "GET /api/v1/clients": () => (broken ? new Refused(422, "bad_cursor", { detail: "Start from the first page." }) : { items: [ROW], cursor: null }) });
  renderScreen("/clients", ["account:read"]);
  expect(await screen.findByText("Start from the first page.")).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Åkesson, Åsa")).toBeTruthy();
});

test("who may not write is offered no enrollment, by button or by letter", async () => {
  fakeApi(LIST);
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("Åkesson, Åsa");
  expect(screen.queryByRole("link", { name: "Enroll a client" })).toBeNull();
  fireEvent.keyDown(document.body, { key: "n" });
  expect(window.location.pathname).toBe("/clients");
});

test("without the permission there is no such page, and nothing is asked", async () => {
  const calls = fakeApi({});
  renderScreen("/clients", []);
  expect(await screen.findByRole("heading", { name: "There is no such page", level: 1 })).toBeTruthy();
  expect(calls).toEqual([]);
});
