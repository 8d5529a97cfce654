import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { ID, makeFile, makeOverview } from "../testing";

const SEND = "POST /api/v1/accounts/{account_id}/statement/send";
const SENT = { notice_id: "ntc_1", state: "queued", rule: "allowed", reason: "", not_before: "" };

async function form(routes: Routes, permissions: string[]) {
  const calls = fakeApi({
    "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
    "GET /api/v1/accounts/{account_id}/offers": { items: [] }, "GET /api/v1/accounts/{account_id}/ledger": { items: [], cursor: null }, ...routes,
  });
  renderScreen(`/accounts/${ID}`, permissions);
  await screen.findByRole("heading", { name: "Ada Byron", level: 1 });
  fireEvent.keyDown(document.body, { key: "s" });
  return { calls, dialog: within(await screen.findByRole("dialog", { name: "Statement of account" })) };
}

test("a statement is mailed once a press, under a key", async () => {
  const { calls, dialog } = await form({ [SEND]: SENT }, ["account:read", "notice:send"]);
  await userEvent.click(dialog.getByRole("button", { name: "Send by e-mail" }));
  expect(await screen.findByText("The message is on its way.")).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const sent = calls.filter(({ path }) => path.endsWith("/statement/send"));
  expect([sent.length, Boolean(sent[0]?.headers.get("idempotency-key"))]).toEqual([1, true]);
});

test("what the contact gate refuses says why", async () => {
  const { dialog } = await form({ [SEND]: { ...SENT, state: "refused", rule: "opted_out" } }, ["account:read", "notice:send"]);
  await userEvent.click(dialog.getByRole("button", { name: "Send by e-mail" }));
  expect(await screen.findByText(/^Not sent: /)).toBeTruthy();
});

test("who may not send prints it, and is offered no e-mail", async () => {
  const { dialog } = await form({}, ["account:read"]);
  expect(dialog.getByRole("button", { name: "Open the PDF" })).toBeTruthy();
  expect(dialog.queryByRole("button", { name: "Send by e-mail" })).toBeNull();
});
