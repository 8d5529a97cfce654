import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { fakeApi, Refused, type Call, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { giveSight } from "../../test/sight";
import { BEHIND, PAYMENT, proposal, usd } from "./payments.fixtures";
import type { Batch, BatchPayment } from "./useBatches";

const CONTROL = { count: 2, amount: usd(50000), at: "2026-11-20T10:00:00Z", by: "staff:sara" };
const BATCH: Batch = {
  number: 12, method: "cheque", currency: "USD", received_on: "2026-11-20", payer: "", payer_name: "", state: "open", controls: [CONTROL], control: CONTROL,
  count: 1, posted: usd(30000), missing_count: 1, missing: usd(20000), agrees: false, opened_at: "2026-11-20T10:00:00Z", opened_by: "staff:sara", closed_at: "", closed_by: "", reason: "",
};
const LINE: BatchPayment = {
  payment_id: "pay_1", account_id: "acc_1", account_number: "10001", guarantor: "Åsa Åkesson", reference: "CHK 7", amount: usd(30000), unapplied: usd(0), state: "posted",
  at: "2026-11-20T10:01:00Z", by: "staff:sara", moved_to: "",
};
const HIT = { kind: "client" as const, id: "cli_1", account_id: "acc_1", title: "Åsa Åkesson", detail: "1951 · 10001", on: "", amount: null, owes: [] };
const ROUTES: Routes = {
  ...BEHIND,
  "GET /api/v1/batches/{number}": BATCH,
  "GET /api/v1/batches/{number}/payments": { items: [LINE], cursor: null },
  "GET /api/v1/search": { items: [HIT] },
  "POST /api/v1/accounts/{account_id}/payments/preview": ({ body }: Call) => proposal(body),
  "POST /api/v1/accounts/{account_id}/payments": PAYMENT,
};
beforeEach(() => giveSight(1000, 600));

const DESK = ["payment:read", "payment:post"];
const open = (may = DESK, path = "/batches/12") => renderScreen(path, may);

test("the next payment is posted by the keyboard alone, with the batch's number, and the keyboard is back at the account", async () => {
  const calls = fakeApi(ROUTES);
  open();
  const account = () => screen.findByRole("combobox", { name: /Whose account/ });
  await userEvent.type(await account(), "åsa");
  await userEvent.click(await screen.findByRole("option", { name: /Åsa/ }));
  const amount = await screen.findByLabelText("Amount");
  await waitFor(() => expect(document.activeElement).toBe(amount));
  await userEvent.type(amount, "200{Enter}");
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("acc_1/payments"))).toHaveLength(1));
  expect(calls.find((call) => call.path.endsWith("acc_1/payments"))?.body).toMatchObject({ batch: 12, method: "cheque", received_on: "2026-11-20", amount_minor: 20000 });
  await waitFor(async () => expect(document.activeElement).toBe(await account()));
  expect(screen.queryByLabelText("Amount")).toBeNull();
});

test("come to from elsewhere in the portal, its page begins in the account box, also when all of it is known already", async () => {
  fakeApi(ROUTES);
  open();
  const account = () => screen.findByRole("combobox", { name: /Whose account/ });
  await account();
  for (let visit = 0; visit < 2; visit++) {
    act(() => history.pushState(null, "", "/batches/12/slip"));
    await screen.findByRole("heading", { level: 1, name: "Deposit slip" });
    act(() => history.pushState(null, "", "/batches/12"));
    await waitFor(async () => expect(document.activeElement).toBe(await account()));
  }
});

test("a spread that is changed by hand is posted as it was changed", async () => {
  const calls = fakeApi(ROUTES);
  open();
  await userEvent.type(await screen.findByRole("combobox", { name: /Whose account/ }), "åsa");
  await userEvent.click(await screen.findByRole("option", { name: /Åsa/ }));
  await userEvent.type(await screen.findByLabelText("Amount"), "200");
  const cell = await screen.findByLabelText<HTMLInputElement>("Pays of 10001-0001");
  await userEvent.clear(cell);
  await userEvent.type(cell, "50");
  fireEvent.keyDown(cell, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("acc_1/payments"))).toHaveLength(1));
  expect(calls.find((call) => call.path.endsWith("acc_1/payments"))?.body).toMatchObject({ batch: 12, allocations: expect.arrayContaining([{ invoice_id: "inv_1", minor: 5000 }]) });
  expect(await screen.findByRole("combobox", { name: /Whose account/ })).toBeTruthy();
});

test("what the tape says, what is posted and what is missing stand side by side", async () => {
  fakeApi(ROUTES);
  open();
  expect(await screen.findByText("$500.00")).toBeTruthy();
  expect(screen.getByText("$200.00")).toBeTruthy();
  expect((await screen.findAllByText("Åsa Åkesson")).length).toBeGreaterThan(0);
});

test("one that does not agree is closed by a supervisor with a reason, and by nobody else", async () => {
  const close = "POST /api/v1/batches/{number}/close";
  const calls = fakeApi({ ...ROUTES, [close]: ({ body }: Call) => ((body as { reason: string }).reason ? { ...BATCH, state: "closed" } : new Refused(409, "batch_differs", { detail: "By the tape this is missing." })) });
  const { unmount } = open();
  fireEvent.click(await screen.findByRole("button", { name: "Close the batch" }));
  fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Close the batch" }));
  expect(await screen.findByText("By the tape this is missing.")).toBeTruthy();
  unmount();
  open([...DESK, "batch:differ"]);
  fireEvent.click(await screen.findByRole("button", { name: "Close the batch" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByLabelText("Reason"), "coin fell");
  fireEvent.click(dialog.getByRole("button", { name: "Close the batch" }));
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/close")).at(-1)?.body).toEqual({ reason: "coin fell" }));
});

test("a total typed wrong is corrected on what was typed before", async () => {
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/batches/{number}/correct": BATCH });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Correct the total" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.clear(dialog.getByLabelText("Payments by the tape"));
  await userEvent.type(dialog.getByLabelText("Payments by the tape"), "1");
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/correct"))?.body).toEqual({ control_count: 1, control_minor: 50000, version: 1 }));
});

test("a batch is opened with the totals of the tape, under one key", async () => {
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/batches": BATCH });
  open(DESK, "/batches/new");
  fireEvent.click(await screen.findByRole("button", { name: "Open a batch" }));
  expect((await screen.findAllByText(/Write how many payments/)).length).toBeGreaterThan(0);
  await userEvent.type(screen.getByLabelText("Payments by the tape"), "2");
  await userEvent.type(screen.getByLabelText("Total of the tape"), "500");
  fireEvent.click(screen.getByRole("button", { name: "Open a batch" }));
  await waitFor(() => expect(window.location.pathname).toBe("/batches/12"));
  const sent = calls.find((call) => call.path === "/api/v1/batches" && call.method === "POST");
  expect(sent?.body).toMatchObject({ control_count: 2, control_minor: 50000, method: "cheque" });
  expect(sent?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
});

test("a closed batch takes no payment, and says why it was closed though it differs", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/batches/{number}": { ...BATCH, state: "closed", closed_by: "staff:sara", reason: "coin fell" } });
  open();
  expect(await screen.findByText("Closed though it differs: coin fell")).toBeTruthy();
  expect(screen.queryByRole("combobox")).toBeNull();
});

test("the slip lists what is in the envelope, and leaves out what is void", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/batches/{number}/payments": { items: [LINE, { ...LINE, payment_id: "pay_2", state: "void", reference: "CHK 8" }], cursor: null } });
  open(DESK, "/batches/12/slip");
  expect(await screen.findByText("CHK 7")).toBeTruthy();
  expect(screen.queryByText("CHK 8")).toBeNull();
});

test("open batches are asked for alone, by the address that Home leads to", async () => {
  const calls = fakeApi({ ...ROUTES, "GET /api/v1/batches": { items: [BATCH], cursor: null } });
  open(DESK, "/batches?state=open");
  expect((await screen.findAllByText("12")).length).toBeGreaterThan(0);
  expect(calls.find((call) => call.path === "/api/v1/batches")?.query.get("state")).toBe("open");
});

test("what lies under payments keeps that place of the navigation marked", async () => {
  fakeApi(ROUTES);
  open();
  const nav = await screen.findByRole("navigation", { name: "Main" });
  expect(within(nav).getByRole("link", { current: "page" }).textContent).toBe("Payments");
});
