import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { resetSession } from "../api/session";
import { fakeApi, Refused } from "../test/fakeApi";
import { App } from "./App";
import { makeQueries } from "./queries";

const ME = { email: "sara@office.test", language: "sv", name: "Sara", roles: ["representative"], permissions: ["account:read"] };
const TOKENS = { access_token: "secret-token", expires_in: 900 };
const NEW = { on: "2026-03-02", accounts: 0, queues: {}, received_this_week: [], ageing: {}, owed: [] };
const CHOSEN = { language: "en", theme: "dark", density: "roomy", single_key_shortcuts: true, views: [], favourites: [] };
const HOME = { "GET /api/v1/me/preferences": CHOSEN, "GET /api/v1/auth/me": ME, "GET /api/v1/home": NEW, "GET /local/demo-accounts": new Refused(404, "not_found") };

function open() {
  resetSession({ status: "starting", me: null });
  return render(<App queries={makeQueries()} />);
}

async function signIn(password = "right") {
  fireEvent.change(await screen.findByLabelText("E-mail"), { target: { value: " sara@office.test " } });
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: password } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

const arrived = () => screen.findByRole("heading", { name: "Home", level: 1 });
const out = { "POST /api/v1/auth/refresh": new Refused(401, "signed_out") };

test("a session that still holds opens the portal without asking", async () => {
  fakeApi({}, { ...HOME, "POST /api/v1/auth/refresh": TOKENS });
  open();
  expect(await arrived()).toBeTruthy();
});

test("with the right password one is in; the token is kept nowhere on the machine", async () => {
  const calls = fakeApi({}, { ...HOME, ...out, "POST /api/v1/auth/login": TOKENS });
  open();
  await signIn();
  expect(await arrived()).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/login"))?.body).toEqual({ email: "sara@office.test", password: "right" });
  await waitFor(() => expect(calls.at(-1)?.headers.get("authorization")).toBe("Bearer secret-token"));
  expect(JSON.stringify([localStorage, sessionStorage, document.cookie])).not.toContain("secret-token");
});

test("a refusal is shown and what was typed stays", async () => {
  fakeApi({}, { ...HOME, ...out, "POST /api/v1/auth/login": new Refused(401, "bad_credentials", { title: "E-mail or password is wrong" }) });
  open();
  await signIn("wrong");
  expect(await screen.findByText("E-mail or password is wrong")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("wrong");
});

test("nothing is sent before both fields are filled", async () => {
  const calls = fakeApi({}, { ...HOME, ...out });
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(await screen.findByText("Write your password.")).toBeTruthy();
  expect(calls.some((call) => call.path.endsWith("/login"))).toBe(false);
});

test("who signs in finds the portal as they like it; the first time in the language of their account", async () => {
  const calls = fakeApi({}, { ...HOME, ...out, "POST /api/v1/auth/login": TOKENS });
  open();
  await signIn();
  await arrived();
  expect(document.documentElement.dataset).toMatchObject({ theme: "dark", density: "roomy" });
  expect(calls.find((call) => call.path.endsWith("/me/preferences"))?.headers.get("accept-language")).toBe("sv");
});

test("a new password, then the authenticator's set-up with its picture, then in", async () => {
  const setUp = { secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/x", qr: "data:image/svg+xml,%3Csvg/%3E" };
  const answers: unknown[] = [{ challenge: { challenge: "note2", kind: "set_up_code", set_up: setUp } }, TOKENS];
  const calls = fakeApi({}, { ...HOME, ...out, "POST /api/v1/auth/login": { challenge: { challenge: "note1", kind: "new_password", set_up: null } }, "POST /api/v1/auth/challenge": () => answers.shift() });
  open();
  await signIn();
  fireEvent.change(await screen.findByLabelText("New password"), { target: { value: "long enough" } });
  fireEvent.change(screen.getByLabelText("The new password once more"), { target: { value: "long enoug" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByText("The two passwords are not the same.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("The new password once more"), { target: { value: "long enough" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByText("JBSW Y3DP EHPK 3PXP")).toBeTruthy();
  expect(screen.getByRole("img", { name: /QR code/ }).getAttribute("src")).toBe(setUp.qr);
  fireEvent.change(screen.getByLabelText("Six-figure code"), { target: { value: "123 456" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await arrived()).toBeTruthy();
  const sent = calls.filter((call) => call.path.endsWith("/challenge")).map((call) => call.body);
  expect(sent).toEqual([{ challenge: "note1", answer: "long enough" }, { challenge: "note2", answer: "123456" }]);
});

test("a second factor asks for its code", async () => {
  fakeApi({}, { ...HOME, ...out, "POST /api/v1/auth/login": { challenge: { challenge: "note", kind: "code", set_up: null } }, "POST /api/v1/auth/challenge": TOKENS });
  open();
  await signIn();
  fireEvent.change(await screen.findByLabelText("Six-figure code"), { target: { value: "12" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByText("Write the code, six figures.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Six-figure code"), { target: { value: "123456" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await arrived()).toBeTruthy();
});

test("a forgotten password is replaced with the code from the mail, and one is in", async () => {
  const calls = fakeApi({}, { ...HOME, ...out, "POST /api/v1/auth/forgot": {}, "POST /api/v1/auth/confirm-forgot": {}, "POST /api/v1/auth/login": TOKENS });
  open();
  fireEvent.change(await screen.findByLabelText("E-mail"), { target: { value: "sara@office.test" } });
  fireEvent.click(screen.getByRole("button", { name: "Forgot your password?" }));
  fireEvent.click(await screen.findByRole("button", { name: "Send the code" }));
  fireEvent.change(await screen.findByLabelText("Code from the mail"), { target: { value: "123 456" } });
  fireEvent.change(screen.getByLabelText("New password"), { target: { value: "correct horse" } });
  fireEvent.change(screen.getByLabelText("The new password once more"), { target: { value: "correct horse" } });
  fireEvent.click(screen.getByRole("button", { name: "Set the password and sign in" }));
  expect(await arrived()).toBeTruthy();
  const bodies = calls.filter((call) => call.method === "POST").slice(1).map((call) => [call.path.split("/").at(-1), call.body]);
  expect(bodies).toEqual([
    ["forgot", { email: "sara@office.test" }],
    ["confirm-forgot", { email: "sara@office.test", code: "123456", password: "correct horse" }],
    ["login", { email: "sara@office.test", password: "correct horse" }],
  ]);
});

test("demo accounts show only where the local run lists them, and fill the form", async () => {
  fakeApi({}, { ...HOME, ...out, "GET /local/demo-accounts": [{ name: "Mikael", role: "supervisor", email: "m@demo.test", password: "demo" }] });
  const { unmount } = open();
  fireEvent.click(await screen.findByRole("button", { name: "Sign in as Mikael" }));
  expect(screen.getByLabelText<HTMLInputElement>("E-mail").value).toBe("m@demo.test");
  unmount();
  fakeApi({}, { ...HOME, ...out });
  open();
  await screen.findByLabelText("E-mail");
  expect(screen.queryByText(/Demo accounts/)).toBeNull();
});
