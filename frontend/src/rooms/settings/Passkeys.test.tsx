import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { resetSession, type Me } from "../../api/session";
import { App } from "../../shell/App";
import { makeQueries } from "../../shell/queries";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { credential, fakeDevice, HERE, refusal } from "../../test/fakeDevice";

const ME: Me = { name: "Sara Test", roles: ["representative"], permissions: [], second_factor: true };
const PHONE = { id: "cGhvbmU", name: "iCloud Keychain", made_at: "2026-05-01T09:30:00Z" };
const KEY = { id: "a2V5", name: "Security key", made_at: "2026-06-01T09:30:00Z" };
const OPTIONS = { options: JSON.stringify({ challenge: "Pz8_", user: { id: "dXNlcg" } }) };

function open(routes: Routes, more: Record<string, unknown> = {}, me: Me = ME) {
  const calls = fakeApi({ "GET /api/v1/auth/ways": HERE, "GET /api/v1/auth/passkeys": [], ...routes }, more);
  history.replaceState(null, "", "/settings");
  resetSession({ status: "signed-in", me });
  render(<App queries={makeQueries()} />);
  return calls;
}

const card = () => screen.findByRole("region", { name: "Passkeys" });
const button = async (name: string) => within(await card()).findByRole("button", { name });

test("one adds a passkey of this device, and it is in the list", async () => {
  const lists = [[], [KEY]];
  const asked = fakeDevice({ make: async () => credential({ attestationObject: "made" }) });
  const calls = open({ "GET /api/v1/auth/passkeys": () => lists.shift() ?? [KEY], "POST /api/v1/auth/passkeys/begin": OPTIONS }, { "POST /api/v1/auth/passkeys": {} });
  expect(await within(await card()).findByText("You have no passkey yet.")).toBeTruthy();
  await userEvent.click(await button("Add a passkey"));
  expect(await within(await card()).findByText("Security key")).toBeTruthy();
  expect(await screen.findByText("The passkey is yours. You can sign in with it.")).toBeTruthy();
  expect(asked.length).toBe(1);
  const sent = calls.find((call) => call.method === "POST" && call.path.endsWith("/passkeys"))?.body as { credential: string };
  expect(JSON.parse(sent.credential)).toEqual({ id: "a2V5", response: { attestationObject: "made" } });
});

test.each([
  ["NotAllowedError", "Nothing was added: it was not confirmed on the device."],
  ["InvalidStateError", "This device has a passkey for you already."],
  ["NotSupportedError", "This device could not make a passkey here."],
])("%s of the device is said in words and nothing is sent", async (name, said) => {
  fakeDevice({ make: () => refusal(name) });
  const calls = open({ "POST /api/v1/auth/passkeys/begin": OPTIONS });
  await userEvent.click(await button("Add a passkey"));
  expect(await screen.findByText(said)).toBeTruthy();
  expect(calls.some((call) => call.method === "POST" && call.path.endsWith("/passkeys"))).toBe(false);
});

test("a refusal of the office is shown, with another try", async () => {
  fakeDevice({ make: async () => credential({ attestationObject: "made" }) });
  open({ "POST /api/v1/auth/passkeys/begin": new Refused(429, "too_many_passkeys", { detail: "Remove one you no longer use." }) });
  await userEvent.click(await button("Add a passkey"));
  expect(await screen.findByText("Remove one you no longer use.")).toBeTruthy();
  expect(await button("Try again")).toBeTruthy();
});

test("a passkey is removed only after one said so, by the keyboard too", async () => {
  const lists = [[PHONE, KEY], [KEY]];
  fakeDevice({});
  const calls = open({ "GET /api/v1/auth/passkeys": () => lists.shift() ?? [KEY] }, { "DELETE /api/v1/auth/passkeys/{passkey_id}": {} });
  (await button("Remove iCloud Keychain")).focus();
  await userEvent.keyboard("{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "Remove iCloud Keychain?" });
  expect(calls.some((call) => call.method === "DELETE")).toBe(false);
  await userEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
  expect(await screen.findByText("The passkey is removed.")).toBeTruthy();
  expect(calls.find((call) => call.method === "DELETE")?.path).toBe("/api/v1/auth/passkeys/cGhvbmU");
  expect(within(await card()).queryByText("iCloud Keychain")).toBeNull();
});

test("a list that does not come says why, and comes when asked again", async () => {
  const answers: unknown[] = [new Refused(403, "session_over", { detail: "Your session is over. Sign in again." }), [PHONE]];
  fakeDevice({});
  open({ "GET /api/v1/auth/passkeys": () => answers.shift() as never });
  expect(await within(await card()).findByText("Your session is over. Sign in again.")).toBeTruthy();
  await userEvent.click(await button("Try again"));
  expect(await within(await card()).findByText("iCloud Keychain")).toBeTruthy();
});

test("the authenticator app comes first", async () => {
  fakeDevice({});
  open({}, {}, { ...ME, second_factor: false });
  expect(await within(await card()).findByText(/Set up the authenticator app first/)).toBeTruthy();
  expect(within(await card()).queryByRole("button", { name: "Add a passkey" })).toBeNull();
});

test("a browser without passkeys shows those there are, and adds none", async () => {
  open({ "GET /api/v1/auth/passkeys": [PHONE] });
  expect(await button("Remove iCloud Keychain")).toBeTruthy();
  expect(within(await card()).getByText("This browser cannot make a passkey at this address.")).toBeTruthy();
});

test("where the office takes none there is no such card", async () => {
  const calls = open({ "GET /api/v1/auth/ways": { passkey_domain: "" } });
  expect(await screen.findByRole("region", { name: "Second factor" })).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Passkeys" })).toBeNull();
  expect(calls.some((call) => call.path.endsWith("/passkeys"))).toBe(false);
});
