import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { resetSession } from "../api/session";
import { fakeApi, Refused, type Call } from "../test/fakeApi";
import { Mailings } from "./Mailings";
import { mailStatements, startMailing, type Mailed, type Mailing } from "./mailings";

const ASKED = "POST /api/v1/mailings";
const LOOK = "GET /api/v1/mailings/{mailing_id}";
const INVOICES = [{ account_id: "acc_1", invoice_id: "inv_1" }, { account_id: "acc_2", invoice_id: "inv_2" }, { account_id: "acc_3", invoice_id: "inv_3" }];

const one = (n: number, changes: Partial<Mailed> = {}): Mailed => ({ account_id: `acc_${n}`, about: `inv_${n}`, number: `0000000${n}-0001`, outcome: "sent", rule: "", why: "", ...changes });
const mailing = (changes: Partial<Mailing> = {}): Mailing => ({ id: "mlg_1", kind: "pay_links", asked_at: "2026-12-01T08:00:00Z", all: 3, state: "going", mailed: [], ...changes });

const FATES = [one(1), one(2, { outcome: "refused", rule: "opted_out" }), one(3, { outcome: "later" })];
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  resetSession({ status: "signed-in", me: { name: "Sara", roles: [], permissions: ["notice:send"] } });
  return () => vi.useRealTimers();
});

test("asked once, it is followed until each has its end, and what was refused says by which rule", async () => {
  const looks = [mailing({ mailed: [one(1)] }), mailing({ state: "ended", mailed: FATES })];
  const calls = fakeApi({ [ASKED]: mailing(), [LOOK]: () => (looks.length > 1 ? looks.shift() : looks[0]) as Mailing });
  render(<Mailings />);
  await act(() => startMailing(INVOICES, "key-00000001"));
  expect(await screen.findByText("Pay links: 0 of 3")).toBeTruthy();
  await pass(600);
  expect(screen.getByText("Pay links: 1 of 3")).toBeTruthy();
  await pass(1000);
  expect(await screen.findByText("Pay links: 2 on their way, 1 not sent")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "See each" }));
  await screen.findAllByRole("row");
  expect(screen.getAllByRole("row").slice(1).map((row) => row.textContent)).toEqual([
    "00000002-0001Not sentThe person opted out of this channel.", "00000003-0001Goes when contact is allowed", "00000001-0001On its way",
  ]);
  const asked = calls.filter(({ method }) => method === "POST");
  expect(asked.map(({ body, headers }) => [body, headers.get("idempotency-key")])).toEqual([[{ invoices: INVOICES }, "key-00000001"]]);
  await pass(10_000);
  expect(calls.filter(({ path }) => path.endsWith("/mlg_1"))).toHaveLength(2);
});

test("statements are asked for by their accounts, and each leads to its account", async () => {
  const ended = mailing({ kind: "statements", all: 1, state: "ended", mailed: [one(1, { about: "acc_1", number: "00000001" })] });
  const calls = fakeApi({ "POST /api/v1/mailings/statements": ended });
  render(<Mailings />);
  await act(() => mailStatements(["acc_1"], "key-00000002"));
  expect(await screen.findByText("Statements: 1 on their way, 0 not sent")).toBeTruthy();
  expect(calls.at(-1)?.body).toEqual({ accounts: ["acc_1"] });
  fireEvent.click(screen.getByRole("button", { name: "See each" }));
  expect((await screen.findByRole("link", { name: "00000001" })).getAttribute("href")).toBe("/accounts/acc_1");
});

test("a page that is loaded anew finds what is under way, whichever tab asked for it", async () => {
  fakeApi({ "GET /api/v1/mailings": [mailing({ mailed: [one(1)] }), mailing({ id: "mlg_0", state: "ended", mailed: FATES })], [LOOK]: mailing({ state: "ended", mailed: [one(1), one(2), one(3)] }) });
  render(<Mailings />);
  expect(await screen.findByText("Pay links: 1 of 3")).toBeTruthy();
  expect(screen.getByText("Pay links: 2 on their way, 1 not sent")).toBeTruthy();
  await pass(600);
  expect(await screen.findByText("Pay links: 3 on their way, 0 not sent")).toBeTruthy();
});

test("without an answer it is asked again", async () => {
  let down = true;
  fakeApi({ [ASKED]: mailing(), [LOOK]: () => (down ? new Refused(503, "busy") : mailing({ state: "ended", mailed: FATES })) });
  render(<Mailings />);
  await act(() => startMailing(INVOICES, "key-00000001"));
  await pass(2000);
  expect(screen.getByText("Pay links: 0 of 3")).toBeTruthy();
  down = false;
  await pass(6000);
  expect(await screen.findByText("Pay links: 2 on their way, 1 not sent")).toBeTruthy();
});

test("stopped, it says what was not mailed, and goes on when asked", async () => {
  let state: Mailing["state"] = "going";
  const now = () => mailing({ state, mailed: [one(1)] });
  const calls = fakeApi({
    [ASKED]: now, [LOOK]: now,
    "POST /api/v1/mailings/{mailing_id}/stop": () => { state = "stopped"; return now(); },
    "POST /api/v1/mailings/{mailing_id}/go-on": () => { state = "going"; return now(); },
  });
  render(<Mailings />);
  await act(() => startMailing(INVOICES, "key-00000001"));
  fireEvent.click(await screen.findByRole("button", { name: "Stop" }));
  expect(await screen.findByText("Pay links: 1 on their way, 0 not sent · stopped, not mailed yet: 2")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));
  expect(await screen.findByText("Pay links: 1 of 3")).toBeTruthy();
  expect(calls.filter(({ method }) => method === "POST").map(({ path }) => path.split("/").at(-1))).toEqual(["mailings", "stop", "go-on"]);
});

test("what failed says why and is tried again by the office", async () => {
  const failed = mailing({ all: 1, state: "ended", mailed: [one(1, { outcome: "failed", why: "The guarantor owes nothing on this invoice." })] });
  const calls = fakeApi({ "GET /api/v1/mailings": [failed], "POST /api/v1/mailings/{mailing_id}/go-on": mailing({ all: 1, state: "ended", mailed: [one(1)] }) });
  render(<Mailings />);
  fireEvent.click(await screen.findByRole("button", { name: "See each" }));
  expect(await screen.findByText("The guarantor owes nothing on this invoice.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try the failed ones again" }));
  expect(await screen.findByText("Pay links: 1 on their way, 0 not sent")).toBeTruthy();
  expect(calls.at(-1)?.path).toBe("/api/v1/mailings/mlg_1/go-on");
});

test("closed, it is shown in no tab any more; whoever may not send asks for none", async () => {
  const calls = fakeApi({ "GET /api/v1/mailings": [mailing({ state: "ended", mailed: FATES })], "POST /api/v1/mailings/{mailing_id}/close": mailing() });
  const { unmount } = render(<Mailings />);
  fireEvent.click(await screen.findByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "On its way by e-mail" })).toBeNull());
  expect((calls.at(-1) as Call).path).toBe("/api/v1/mailings/mlg_1/close");
  unmount();
  resetSession({ status: "signed-in", me: { name: "Eva", roles: [], permissions: ["account:read"] } });
  const none = fakeApi({});
  render(<Mailings />);
  await pass(1000);
  expect(none).toEqual([]);
});
