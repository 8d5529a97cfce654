import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { PAYMENT, ROW, usd } from "./payments.fixtures";

const LIST: Routes = {
  "GET /api/v1/payments": { items: [ROW], cursor: null },
  "GET /api/v1/payments/totals": { whole: true, count: 1, by_currency: [{ count: 1, amount: usd(77700), unapplied: usd(10000) }] },
  "GET /api/v1/accounts/{account_id}/payments/{payment_id}": PAYMENT,
  "GET /api/v1/accounts/{account_id}/invoices": { items: [], cursor: null },
  "GET /api/v1/payers": { items: [], cursor: null },
};

test("the totals under the list are the server's, and the filter goes to the rows and the totals alike", async () => {
  const calls = fakeApi(LIST);
  renderScreen("/payments", ["payment:read"]);
  expect(await screen.findByText("$777.00")).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText("Method"), "cash");
  await waitFor(() => expect(calls.filter((call) => call.query.get("method") === "cash").map((call) => call.path).toSorted()).toEqual(["/api/v1/payments", "/api/v1/payments/totals"]));
  expect(window.location.search).toBe("?method=cash");
});

test("payments of one payer are asked for by name, and name it", async () => {
  const granite = { id: "pyr_1", name: "Granite Works" } as never;
  const calls = fakeApi({ ...LIST, "GET /api/v1/payers": { items: [granite], cursor: null }, "GET /api/v1/payments": { items: [{ ...ROW, party: "pyr_1", party_name: "Granite Works" }], cursor: null } });
  renderScreen("/payments", ["payment:read"]);
  await screen.findByRole("option", { name: "Granite Works" });
  await userEvent.selectOptions(screen.getByLabelText("Paid by"), "pyr_1");
  await waitFor(() => expect(calls.filter((call) => call.query.get("party") === "pyr_1").map((call) => call.path).toSorted()).toEqual(["/api/v1/payments", "/api/v1/payments/totals"]));
  expect(await screen.findByRole("gridcell", { name: "Granite Works" })).toBeTruthy();
});

test("a payment opens beside the list with what it pays", async () => {
  fakeApi(LIST);
  renderScreen("/payments", ["payment:read"]);
  fireEvent.click(await screen.findByText("Åsa Åkesson"));
  expect(await screen.findByRole("link", { name: "Open the payment" })).toBeTruthy();
  expect(await screen.findByText("$400.00")).toBeTruthy();
});

test("n goes to posting for those who may post, and for nobody else", async () => {
  fakeApi(LIST);
  renderScreen("/payments", ["payment:read"]);
  await screen.findByText("Åsa Åkesson");
  fireEvent.keyDown(document.body, { key: "n" });
  expect(window.location.pathname).toBe("/payments");
  expect(screen.queryByRole("link", { name: "Post a payment" })).toBeNull();
});

test("g p and then n lead from anywhere to posting", async () => {
  fakeApi(LIST);
  renderScreen("/nowhere", ["payment:read", "payment:post"]);
  await screen.findByRole("heading", { level: 1 });
  for (const key of ["g", "p"]) fireEvent.keyDown(document.body, { key });
  await screen.findByText("Åsa Åkesson");
  fireEvent.keyDown(document.body, { key: "n" });
  await waitFor(() => expect(window.location.pathname).toBe("/payments/new"));
});

test("a refusal is shown in the server's words and can be tried again", async () => {
  let broken = true;
  fakeApi({ ...LIST, "GET /api/v1/payments": () => (broken ? new Refused(422, "bad_cursor", { detail: "Start from the first page." }) : { items: [ROW], cursor: null }) });
  renderScreen("/payments", ["payment:read"]);
  expect(await screen.findByText("Start from the first page.")).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Åsa Åkesson")).toBeTruthy();
});
