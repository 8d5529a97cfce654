import { expect, test } from "vitest";
import { credential, fakeDevice, refusal } from "../test/fakeDevice";
import { makePasskey, passkeysWork, signByPasskey } from "./passkeys";

const CREATION = JSON.stringify({ challenge: "Pz8_-_8", rp: { id: "localhost", name: "o" }, user: { id: "dXNlcg", name: "u", displayName: "u" }, pubKeyCredParams: [], excludeCredentials: [{ type: "public-key", id: "a2V5" }] });
const REQUEST = JSON.stringify({ challenge: "Pz8_-_8", rpId: "localhost", userVerification: "required" });
const CHALLENGE = [0x3f, 0x3f, 0x3f, 0xfb, 0xff];

test("a browser that reads and writes WebAuthn's JSON is left to it", async () => {
  const asked = fakeDevice({ make: async () => credential({ attestationObject: "made" }), sign: async () => credential({ signature: "signed" }) });
  expect(JSON.parse(await makePasskey(CREATION))).toEqual({ id: "a2V5", response: { attestationObject: "made" } });
  expect(JSON.parse(await signByPasskey(REQUEST))).toEqual({ id: "a2V5", response: { signature: "signed" } });
  expect(asked).toEqual([{ publicKey: JSON.parse(CREATION) as unknown }, { publicKey: JSON.parse(REQUEST) as unknown }]);
});

test("for one that does not, bytes are read and written here", async () => {
  const asked = fakeDevice({ reads: false, make: async () => credential({ clientDataJSON: "{??", attestationObject: "made" }, false), sign: async () => credential({ signature: "ÿ??", userHandle: "user" }, false) }) as { publicKey: { challenge: Uint8Array; excludeCredentials: { id: Uint8Array }[] } }[];
  const made = JSON.parse(await makePasskey(CREATION)) as Record<string, unknown>;
  expect(made).toMatchObject({ id: "a2V5", rawId: "a2V5", type: "public-key", response: { clientDataJSON: "ez8_", attestationObject: "bWFkZQ" } });
  expect(JSON.parse(await signByPasskey(REQUEST))).toMatchObject({ response: { signature: "w78_Pw", userHandle: "dXNlcg" } });
  const [creation, request] = asked.map((one) => one.publicKey);
  expect([creation, request].map((one) => Array.from(one?.challenge ?? []))).toEqual([CHALLENGE, CHALLENGE]);
  expect(creation?.excludeCredentials[0]?.id).toEqual(new TextEncoder().encode("key"));
});

test.each([["NotAllowedError", "cancelled"], ["AbortError", "cancelled"], ["InvalidStateError", "already"], ["SecurityError", "failed"]])("%s means %s", async (name, why) => {
  fakeDevice({ make: () => refusal(name), sign: () => refusal(name) });
  await expect(makePasskey(CREATION)).rejects.toMatchObject({ why });
  await expect(signByPasskey(REQUEST)).rejects.toMatchObject({ why });
});

test("no credential at all counts as cancelled", async () => {
  fakeDevice({ sign: async () => null });
  await expect(signByPasskey(REQUEST)).rejects.toMatchObject({ why: "cancelled" });
});

test("passkeys work where the browser has them and the address is of their domain", () => {
  expect(passkeysWork("localhost")).toBe(false);
  fakeDevice({});
  expect(passkeysWork(window.location.hostname)).toBe(true);
  expect(passkeysWork("")).toBe(false);
  expect(passkeysWork(`x.${window.location.hostname}`)).toBe(false);
});
