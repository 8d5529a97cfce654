import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { resetSession } from "../api/session";
import { fakeApi, Refused } from "../test/fakeApi";
import { App } from "./App";
import { makeQueries } from "./queries";

const ME = { name: "Sara", roles: ["representative"], permissions: ["account:read"] };
const TOKENS = { access_token: "secret-token", expires_in: 900 };
const HOME = { "GET /api/v1/auth/me": ME, "GET /api/v1/clients": { items: [], cursor: null }, "GET /api/v1/me/preferences": { language: "en", theme: "system", density: "compact", single_key_shortcuts: true, views: [] }, "GET /local/demo-accounts": new Refused(404, "not_found") };

function open() {
  resetSession({ status: "starting", me: null });
  return render(<App queries={makeQueries()} />);
}

async function signIn(password = "right") {
  fireEvent.change(await screen.findByLabelText("E-mail"), { target: { value: " sara@office.test " } });
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: password } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

const arrived = () => screen.findByRole("heading", { name: "Clients", level: 1 });
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

test("a new password, then the authenticator's set-up, then in", async () => {
  const answers: unknown[] = [{ challenge: { challenge: "s2", kind: "set_up_code", set_up: { secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/x", qr: "" } } }, TOKENS];
  const calls = fakeApi({}, { ...HOME, ...out, "POST /api/v1/auth/login": { challenge: { challenge: "s1", kind: "new_password" } }, "POST /api/v1/auth/challenge": () => answers.shift() });
  open();
  await signIn();
  fireEvent.change(await screen.findByLabelText("New password"), { target: { value: "long enough" } });
  fireEvent.change(screen.getByLabelText("The new password once more"), { target: { value: "long enoug" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByText("The two passwords are not the same.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("The new password once more"), { target: { value: "long enough" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByText("JBSW Y3DP EHPK 3PXP")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Six-figure code"), { target: { value: "123 456" } });
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await arrived()).toBeTruthy();
  const sent = calls.filter((call) => call.path.endsWith("/challenge")).map((call) => call.body);
  expect(sent).toEqual([
    { challenge: "s1", answer: "long enough" },
    { challenge: "s2", answer: "123456" },
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
