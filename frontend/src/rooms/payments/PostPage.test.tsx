import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes, type Call } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { BEHIND, PAYMENT, proposal, usd } from "./payments.fixtures";

const POST = "POST /api/v1/accounts/{account_id}/payments";
const PREVIEW: Routes = { "POST /api/v1/accounts/{account_id}/payments/preview": ({ body }: Call) => proposal(body) };
const AFTER: Routes = {
  "GET /api/v1/accounts/{account_id}/payments/{payment_id}": PAYMENT,
  "GET /api/v1/accounts/{account_id}/invoices": { items: [], cursor: null },
};
const pays = (number: string) => screen.findByLabelText(`Pays of ${number}`) as Promise<HTMLInputElement>;
const posts = (calls: Call[]) => calls.filter((call) => call.path === "/api/v1/accounts/acc_1/payments");

async function open() {
  renderScreen("/accounts/acc_1/payments/new", ["payment:read", "payment:post"]);
  const amount = await screen.findByLabelText("Amount");
  await pays("10001-0001");
  return amount;
}

test("an amount is spread by the server, oldest first, and what stays owed is said", async () => {
  fakeApi({ ...BEHIND, ...PREVIEW });
  await userEvent.type(await open(), "200");
  await waitFor(async () => expect([(await pays("10001-0001")).value, (await pays("10001-0002")).value]).toEqual(["125.00", "75.00"]));
  expect(await screen.findByText("Short")).toBeTruthy();
  expect(screen.getByText("$225.00")).toBeTruthy();
});

test("more than is owed stays unapplied, in the server's figures", async () => {
  fakeApi({ ...BEHIND, ...PREVIEW });
  await userEvent.type(await open(), "500");
  expect(await screen.findByText("$75.00 more than is owed")).toBeTruthy();
  expect(screen.getByText("$75.00")).toBeTruthy();
});

test("changed cells are what is posted; Ctrl+Enter posts and shows the payment", async () => {
  const calls = fakeApi({ ...BEHIND, ...PREVIEW, ...AFTER, [POST]: PAYMENT });
  await userEvent.type(await open(), "200");
  await waitFor(async () => expect((await pays("10001-0002")).value).toBe("75.00"));
  const cell = await pays("10001-0001");
  await userEvent.clear(cell);
  await userEvent.type(cell, "50");
  fireEvent.keyDown(cell, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/acc_1/payments/pay_1"));
  expect(posts(calls)[0]?.body).toMatchObject({ amount_minor: 20000, party: "guarantor", method: "cheque", allocations: [{ invoice_id: "inv_1", minor: 5000 }, { invoice_id: "inv_2", minor: 7500 }] });
});

test("a lost reply is tried again with the same key, and nothing is shown as posted before the server says so", async () => {
  let tries = 0;
  const calls = fakeApi({ ...BEHIND, ...PREVIEW, ...AFTER, [POST]: () => (tries++ === 0 ? new Refused(409, "busy", { detail: "Try again." }) : PAYMENT) });
  const amount = await open();
  await userEvent.type(amount, "200");
  fireEvent.keyDown(amount, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("Try again.")).toBeTruthy();
  expect(window.location.pathname).toBe("/accounts/acc_1/payments/new");
  fireEvent.keyDown(amount, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/acc_1/payments/pay_1"));
  const keys = posts(calls).map((call) => call.headers.get("idempotency-key"));
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("post and next goes on to the next account with the same method and day", async () => {
  fakeApi({ ...BEHIND, ...PREVIEW, [POST]: PAYMENT });
  const amount = await open();
  await userEvent.type(amount, "200");
  await userEvent.selectOptions(screen.getByLabelText("Method"), "cash");
  fireEvent.keyDown(amount, { key: "Enter", ctrlKey: true, shiftKey: true });
  await waitFor(() => expect(window.location.pathname).toBe("/payments/new"));
  expect(new URLSearchParams(window.location.search).get("method")).toBe("cash");
});

test("the button that posts stands at the top and names its keys, and posts the form", async () => {
  const calls = fakeApi({ ...BEHIND, ...PREVIEW, ...AFTER, [POST]: PAYMENT });
  await userEvent.type(await open(), "200");
  const button = screen.getByRole("button", { name: "Post" });
  expect(button.closest("header")).toBeTruthy();
  expect(button.textContent).toContain("Enter");
  await userEvent.click(button);
  await waitFor(() => expect(posts(calls)).toHaveLength(1));
});

test("the accounts just worked on stand below the field, and lead to their payment with the method kept", async () => {
  const hit = { kind: "account" as const, id: "acc_1", account_id: "acc_1", title: "Åsa Åkesson", detail: "10001", on: "", amount: null, owes: [usd(6703)] };
  fakeApi({ "GET /api/v1/search/recent": { items: [hit] } });
  renderScreen("/payments/new?method=cash", ["payment:read", "payment:post", "account:read"]);
  expect((await screen.findByRole("link", { name: "Åsa Åkesson" })).getAttribute("href")).toBe("/accounts/acc_1/payments/new?method=cash");
  expect(screen.getByText("$67.03")).toBeTruthy();
});

test("a refused spread keeps the table in which it can be mended", async () => {
  fakeApi({
    ...BEHIND,
    "POST /api/v1/accounts/{account_id}/payments/preview": ({ body }) =>
      proposal(body).unapplied.minor < 0 ? new Refused(409, "over_allocated", { detail: "You allocate more than the payment holds." }) : proposal(body),
  });
  await userEvent.type(await open(), "200");
  await waitFor(async () => expect((await pays("10001-0002")).value).toBe("75.00"));
  await userEvent.clear(await pays("10001-0002"));
  await userEvent.type(await pays("10001-0002"), "900");
  expect(await screen.findByText("You allocate more than the payment holds.")).toBeTruthy();
  expect(await pays("10001-0001")).toBeTruthy();
});

test("without an amount nothing is sent, and the field says why", async () => {
  const calls = fakeApi({ ...BEHIND, ...PREVIEW });
  const amount = await open();
  fireEvent.keyDown(amount, { key: "Enter", ctrlKey: true });
  expect((await screen.findAllByText(/Write an amount above zero/)).length).toBeGreaterThan(0);
  expect(posts(calls)).toEqual([]);
});

test("an account is found by what is on the check", async () => {
  fakeApi({ ...BEHIND, ...PREVIEW, "GET /api/v1/search": { items: [{ kind: "client", id: "cli_1", account_id: "acc_1", title: "Åsa Åkesson", detail: "1951 · 10001", on: "", amount: null, owes: [] }] } });
  renderScreen("/payments/new", ["payment:read", "payment:post"]);
  await userEvent.type(await screen.findByRole("combobox", { name: /Whose account/ }), "åsa");
  await userEvent.click(await screen.findByRole("option", { name: /Åsa Åkesson/ }));
  await waitFor(() => expect(window.location.pathname).toBe("/accounts/acc_1/payments/new"));
});
