import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { resetSession } from "../api/session";
import { fakeApi, Refused } from "../test/fakeApi";
import { credential, fakeDevice, HERE, refusal } from "../test/fakeDevice";
import { App } from "./App";
import { makeQueries } from "./queries";

const ME = { email: "sara@office.test", language: "en", name: "Sara", roles: ["representative"], permissions: [] };
const ASKED = { challenge: { challenge: "note", kind: "passkey", options: JSON.stringify({ challenge: "Pz8_", rpId: "localhost" }) } };
const NEW = { on: "2026-03-02", accounts: 0, queues: {}, received_this_week: [], ageing: {}, owed: [] };
const SIGNED_OUT = { "GET /local/demo-accounts": new Refused(404, "not_found"), "POST /api/v1/auth/refresh": new Refused(401, "signed_out") };
const IN = { "GET /api/v1/auth/me": ME, "GET /api/v1/me/preferences": new Refused(404, "none"), "GET /api/v1/home": NEW };
const DOORS = { "GET /api/v1/auth/ways": HERE, "POST /api/v1/auth/passkey": ASKED, ...SIGNED_OUT };
const NAME = "Sign in with a passkey";

function open() {
  resetSession({ status: "starting", me: null });
  return render(<App queries={makeQueries()} />);
}

async function start() {
  fireEvent.change(await screen.findByLabelText("E-mail"), { target: { value: " sara@office.test " } });
  await userEvent.click(await screen.findByRole("button", { name: NAME }));
}

test("a passkey lets one in without a password, and its signature goes to the office alone", async () => {
  const asked = fakeDevice({ sign: async () => credential({ signature: "signed" }) });
  const calls = fakeApi({}, { ...DOORS, ...IN, "POST /api/v1/auth/passkey/answer": { access_token: "secret-token", expires_in: 900 } });
  open();
  await start();
  expect(await screen.findByRole("heading", { name: "Home", level: 1 })).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/auth/passkey"))?.body).toEqual({ email: "sara@office.test" });
  expect(asked).toEqual([{ publicKey: { challenge: "Pz8_", rpId: "localhost" } }]);
  const sent = calls.find((call) => call.path.endsWith("/answer"))?.body as { challenge: string; credential: string };
  expect([sent.challenge, JSON.parse(sent.credential)]).toEqual(["note", { id: "a2V5", response: { signature: "signed" } }]);
});

test("who says no to the device reads what else they can do, and may try again", async () => {
  fakeDevice({ sign: () => refusal("NotAllowedError") });
  const calls = fakeApi({}, DOORS);
  open();
  await start();
  expect(await screen.findByText("No passkey was confirmed. Try again, or sign in with your password.")).toBeTruthy();
  expect(calls.some((call) => call.path.endsWith("/answer"))).toBe(false);
  expect(screen.getByRole("button", { name: NAME }).getAttribute("aria-busy")).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>("E-mail").value).toContain("sara@office.test");
});

test("a device that cannot says so, and a refusal of the office is shown in its words", async () => {
  const tries = [() => refusal("SecurityError"), async () => credential({ signature: "signed" })];
  fakeDevice({ sign: () => (tries.shift() as () => Promise<unknown>)() });
  fakeApi({}, { ...DOORS, "POST /api/v1/auth/passkey/answer": new Refused(401, "wrong_passkey", { detail: "No passkey of this address was confirmed." }) });
  open();
  await start();
  expect(await screen.findByText("This device could not use a passkey here. Sign in with your password.")).toBeTruthy();
  await start();
  expect(await screen.findByText("No passkey of this address was confirmed.")).toBeTruthy();
});

test("while the device is asked the button waits and says so", async () => {
  fakeDevice({ sign: () => new Promise(() => undefined) });
  const calls = fakeApi({}, DOORS);
  open();
  await start();
  expect(await screen.findByText("Confirm on your device…")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: NAME }));
  expect(calls.filter((call) => call.path.endsWith("/auth/passkey")).length).toBe(1);
});

test("without an address nobody is asked", async () => {
  const asked = fakeDevice({});
  const calls = fakeApi({}, DOORS);
  open();
  await userEvent.click(await screen.findByRole("button", { name: NAME }));
  expect(await screen.findByText("Write your e-mail address.")).toBeTruthy();
  expect([asked, calls.filter((call) => call.path.endsWith("/auth/passkey"))]).toEqual([[], []]);
});

test.each([
  ["the browser has none", HERE, false],
  ["the office takes none", { passkey_domain: "" }, true],
  ["the address is another's", { passkey_domain: "office.example" }, true],
])("there is no such way in where %s", async (_, ways, device) => {
  if (device) fakeDevice({});
  const calls = fakeApi({}, { ...DOORS, "GET /api/v1/auth/ways": ways });
  open();
  await screen.findByLabelText("E-mail");
  await waitFor(() => expect(calls.some((call) => call.path.endsWith("/ways"))).toBe(true));
  expect(screen.queryByRole("button", { name: NAME })).toBeNull();
});
