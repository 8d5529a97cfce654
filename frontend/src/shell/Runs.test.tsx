import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { resetSession } from "../api/session";
import { fakeApi, Refused, type Call } from "../test/fakeApi";
import { Runs } from "./Runs";
import { dropRun, resumeRun, startRun, stopRun } from "./runs";

const SEND = "POST /api/v1/accounts/{account_id}/invoices/{invoice_id}/send";
const asked = (n: number) => ({ account_id: `acc_${n}`, invoice_id: `inv_00000000000${n}`, number: `0000000${n}-0001` });
const SENT = { notice_id: "n", state: "queued", rule: "allowed", reason: "", not_before: "" };
const keys = (calls: readonly Call[]) => calls.map((call) => call.headers.get("idempotency-key"));

beforeEach(() => {
  dropRun();
  resetSession({ status: "signed-in", me: { name: "Sara", roles: [], permissions: ["notice:send"] } });
});

test("each gets its link, and what was refused says by which rule", async () => {
  const fates: Record<string, typeof SENT> = { acc_2: { ...SENT, state: "refused", rule: "opted_out" }, acc_3: { ...SENT, not_before: "2026-12-02T08:00:00Z" } };
  const calls = fakeApi({ [SEND]: ({ params }: Call) => fates[String(params.account_id)] ?? SENT });
  render(<Runs />);
  startRun([asked(1), asked(2), asked(3)]);
  expect(await screen.findByText("Pay links: 2 on their way, 1 not sent")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "See each" }));
  await screen.findAllByRole("row");
  expect(screen.getAllByRole("row").slice(1).map((row) => row.textContent)).toEqual([
    "00000002-0001Not sentThe person opted out of this channel.", "00000003-0001Goes when contact is allowed", "00000001-0001On its way",
  ]);
  expect(new Set(keys(calls)).size).toBe(3);
});

test("who asks twice sends once: while a run is under way no other begins", async () => {
  const calls = fakeApi({ [SEND]: SENT });
  render(<Runs />);
  expect([startRun([asked(1)]), startRun([asked(1)])]).toEqual([true, false]);
  await screen.findByText("Pay links: 1 on their way, 0 not sent");
  expect(calls.length).toBe(1);
});

test("what failed is tried again under the key it had", async () => {
  let down = true;
  const calls = fakeApi({ [SEND]: () => (down ? new Refused(409, "busy", { detail: "Somebody is at it." }) : SENT) });
  render(<Runs />);
  startRun([asked(1)]);
  await screen.findByText("Pay links: 0 on their way, 1 not sent");
  down = false;
  fireEvent.click(screen.getByRole("button", { name: "See each" }));
  expect(screen.getByText("Somebody is at it.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try the failed ones again" }));
  await screen.findByText("Pay links: 1 on their way, 0 not sent");
  expect(new Set(keys(calls)).size).toBe(1);
});

test("a page that is loaded anew goes on where it was, under the same keys", async () => {
  const first = fakeApi({ [SEND]: SENT });
  startRun([asked(1), asked(2)]);
  await waitFor(() => expect(first.length).toBe(2));
  const kept = JSON.parse(sessionStorage.getItem("run") ?? "{}") as object;
  dropRun();
  // As it stood when the first was sent and nothing of it was known yet.
  sessionStorage.setItem("run", JSON.stringify({ ...kept, results: [] }));
  const second = fakeApi({ [SEND]: SENT });
  resumeRun();
  render(<Runs />);
  await screen.findByText("Pay links: 2 on their way, 0 not sent");
  expect(keys(second)).toEqual(keys(first));
});

test("stopped, it sends no more; forgotten, nothing of it is left in the tab", async () => {
  const calls = fakeApi({ [SEND]: () => { stopRun(); return SENT; } });
  render(<Runs />);
  startRun([asked(1), asked(2)]);
  await screen.findByText("Pay links: 1 on their way, 0 not sent");
  dropRun();
  expect([calls.length, sessionStorage.getItem("run")]).toEqual([1, null]);
});
