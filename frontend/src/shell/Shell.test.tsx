import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { fakeApi, Refused } from "../test/fakeApi";
import { renderScreen } from "../test/renderScreen";
import { forgetFilters } from "./lastFilter";

const LIST = { "GET /api/v1/clients": { items: [], cursor: null } };
const HIT = { on: "", amount: null, owes: [] };
const find = (name: string, level = 1) => screen.findByRole("heading", { name, level });

test("a 401 renews the token once and repeats the request, unseen", async () => {
  let tries = 0;
  const calls = fakeApi(
    { "GET /api/v1/clients": () => (tries++ === 0 ? new Refused(401, "token_expired") : { items: [], cursor: null }) },
    { "POST /api/v1/auth/refresh": { access_token: "second", expires_in: 900 } },
  );
  renderScreen("/clients", ["account:read"]);
  expect(await screen.findByText("No clients yet")).toBeTruthy();
  expect(calls.filter((call) => call.path.endsWith("/refresh")).length).toBe(1);
  expect(calls.at(-1)?.headers.get("authorization")).toBe("Bearer second");
});

test("when the session is over, signing in covers the page and the page stays", async () => {
  let over = false;
  fakeApi(
    { "GET /api/v1/clients": () => (over ? new Refused(401, "token_expired") : { items: [], cursor: null }) },
    { "POST /api/v1/auth/refresh": new Refused(401, "signed_out"), "GET /local/demo-accounts": new Refused(404, "x") },
  );
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("No clients yet");
  over = true;
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "nowak" } });
  expect(await screen.findByRole("dialog", { name: "Please sign in again" })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Name, account, phone or e-mail").value).toBe("nowak");
});

test("Ctrl+K finds a client at the server and goes there", async () => {
  fakeApi({ ...LIST, "GET /api/v1/search/recent": { items: [] }, "GET /api/v1/search": { items: [{ ...HIT, kind: "client", id: "c1", account_id: "acc_1", title: "Zofia", detail: "C-1" }] } });
  renderScreen("/clients", ["account:read"]);
  await find("Clients");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  fireEvent.change(await screen.findByRole("combobox", { name: "Search or run a command" }), { target: { value: "zof" } });
  fireEvent.click(await screen.findByText("Zofia"));
  expect(window.location.pathname).toBe("/accounts/acc_1");
});

test("the box shows recent accounts with what is owed, and posts to one without opening it", async () => {
  const recent = [{ ...HIT, kind: "account" as const, id: "acc_1", account_id: "acc_1", title: "Elsa Lind", detail: "00002527", owes: [{ minor: 6703, currency: "USD", display: "$67.03" }] }];
  fakeApi({ ...LIST, "GET /api/v1/search/recent": { items: recent } });
  renderScreen("/clients", ["account:read", "payment:post"]);
  await find("Clients");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect((await screen.findByText("owes $67.03")).closest("[role=option]")?.getAttribute("aria-selected")).toBe("true");
  fireEvent.keyDown(screen.getByRole("combobox", { name: "Search or run a command" }), { key: "Enter", ctrlKey: true });
  expect(window.location.pathname).toBe("/accounts/acc_1/payments/new");
});

test("an amount leads to the invoice that has it open, a payer's name to its payments", async () => {
  const amount = { minor: 6703, currency: "USD", display: "$67.03" };
  fakeApi({
    ...LIST, "GET /api/v1/search/recent": { items: [] },
    "GET /api/v1/search": ({ query }) => ({
      items: query.get("q") === "67.03"
        ? [{ ...HIT, kind: "invoice" as const, id: "inv_4", account_id: "acc_1", title: "00002527-0004", detail: "Elsa Lind", on: "2026-10-01", amount }]
        : [{ ...HIT, kind: "payer" as const, id: "pyr_1", account_id: "", title: "Granite Works", detail: "employer" }],
    }),
  });
  renderScreen("/clients", ["account:read", "payment:read"]);
  await find("Clients");
  const press = async (text: string, more: object = {}) => {
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    const box = await screen.findByRole("combobox", { name: "Search or run a command" });
    fireEvent.change(box, { target: { value: text } });
    fireEvent.keyDown(box, { key: "Enter", ...more });
  };
  await press("67.03");
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/acc_1/invoices/inv_4"));
  await press("gran", { ctrlKey: true });
  await waitFor(() => expect(window.location.pathname + window.location.search).toBe("/payers/pyr_1?tab=payments"));
});

test("where a finger is all there is, the palette leads to no keys", async () => {
  fakeApi({ ...LIST, "GET /api/v1/search/recent": { items: [] } });
  const finger = vi.spyOn(window, "matchMedia").mockImplementation((media) => ({ matches: media.includes("hover: none") }) as MediaQueryList);
  renderScreen("/clients", ["account:read"]);
  await find("Clients");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect(await screen.findByRole("option", { name: /Go to Clients/ })).toBeTruthy();
  expect(screen.queryByRole("option", { name: /Keyboard/ })).toBeNull();
  finger.mockRestore();
});

test("the number of a credit note leads to its page", async () => {
  const hit = { ...HIT, kind: "credit_note" as const, id: "crn_1", account_id: "acc_1", title: "00002527-C0001", detail: "Elsa Lind" };
  fakeApi({ ...LIST, "GET /api/v1/search/recent": { items: [] }, "GET /api/v1/search": { items: [hit] } });
  renderScreen("/clients", ["account:read"]);
  await find("Clients");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  fireEvent.change(await screen.findByRole("combobox", { name: "Search or run a command" }), { target: { value: "2527-c1" } });
  fireEvent.click(await screen.findByText("00002527-C0001"));
  expect(window.location.pathname).toBe("/accounts/acc_1/credit-notes/crn_1");
});

test("g and a letter go to a place the person may see, and to no other", async () => {
  fakeApi(LIST);
  renderScreen("/nowhere", ["account:read"]);
  await find("There is no such page");
  const press = (key: string) => fireEvent.keyDown(document.body, { key });
  press("g");
  press("t");
  expect(window.location.pathname).toBe("/nowhere");
  press("g");
  press("c");
  await find("Clients");
  await waitFor(() => expect(document.activeElement?.id).toBe("main"));
});

test("the language is changed in place and stored for the person", async () => {
  const calls = fakeApi({ ...LIST, "PUT /api/v1/me/preferences": ({ body }) => body as never });
  renderScreen("/clients", ["account:read"]);
  await find("Clients");
  fireEvent.click(screen.getByRole("button", { name: "Sara Test" }));
  fireEvent.click(screen.getByRole("menuitemradio", { name: "Polski" }));
  expect(await find("Klienci")).toBeTruthy();
  expect(document.documentElement.lang).toBe("pl");
  await waitFor(() => expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({ language: "pl" }));
});

test("by the menu a list comes back as one left it; its own line leads to all of it; sign-out forgets", async () => {
  fakeApi({ ...LIST, "GET /api/v1/invoices": { items: [], cursor: null }, "GET /api/v1/invoices/totals": { whole: true, count: 0, by_currency: [] }, "GET /api/v1/payers": { items: [], cursor: null } });
  renderScreen("/invoices?sort=-due&state=open", ["account:read"]);
  await find("Invoices");
  const line = () => within(screen.getByRole("navigation", { name: "Main" })).getByRole("link", { name: "Invoices" }).getAttribute("href");
  expect(line()).toBe("/invoices");
  fireEvent.click(screen.getByRole("link", { name: "Clients" }));
  await find("Clients");
  expect(line()).toBe("/invoices?sort=-due&state=open");
  fireEvent.keyDown(document.body, { key: "g" });
  fireEvent.keyDown(document.body, { key: "i" });
  await waitFor(() => expect(window.location.search).toBe("?sort=-due&state=open"));
  forgetFilters();
  expect(sessionStorage.length).toBe(0);
});

test("signing out forgets drafts and shows the sign-in page", async () => {
  fakeApi(LIST, { "POST /api/v1/auth/logout": {}, "GET /local/demo-accounts": new Refused(404, "x") });
  renderScreen("/clients", ["account:read"]);
  await find("Clients");
  sessionStorage.setItem("draft:client", "{}");
  fireEvent.click(screen.getByRole("button", { name: "Sara Test" }));
  fireEvent.click(screen.getByRole("menuitem", { name: "Sign out" }));
  expect(await find("Sign in to Quittance")).toBeTruthy();
  expect(sessionStorage.length).toBe(0);
});

test("going offline is said while it lasts", async () => {
  fakeApi(LIST);
  renderScreen("/clients", ["account:read"]);
  await find("Clients");
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  act(() => void window.dispatchEvent(new Event("offline")));
  expect(screen.getByText(/No connection/)).toBeTruthy();
  online.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event("online")));
  expect(screen.queryByText(/No connection/)).toBeNull();
  online.mockRestore();
});

test("the first stop of the keyboard leads past the navigation", async () => {
  fakeApi(LIST);
  renderScreen("/clients", ["account:read"]);
  await find("Clients");
  const first = document.querySelector("a, button, input");
  expect([first?.textContent, first?.getAttribute("href")]).toEqual(["Skip to content", "#main"]);
});
