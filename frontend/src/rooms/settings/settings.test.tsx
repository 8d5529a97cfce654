import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const level = (number: number, days: number) => ({ number, name: `Letter ${number}`, days_past_due: days, channel: "email", template: "reminder_1", fee_key: "", interest_key: "", source: "Practice" });
const POLICY = {
  key: "se", name: "Sverige", country: "SE", currency: "SEK", minimum: { minor: 10000, currency: "SEK", display: "SEK 100" }, patience_days: 2, retry_days: 7, final_days: 10,
  levels: [level(1, 5), level(2, 15)], source: "Practice", version: 1, rules: [{ key: "se.reminder_fee", kind: "fee" as const, basis: "Lag (1981:739)" }],
};
const EDIT = ["collections:read", "policy:write"];
const ME = { subject: "staff:1", user: "sara", name: "Sara Test", email: "sara@office.test", language: "en" as const, roles: ["supervisor" as const], permissions: [], second_factor: true, time_zone: "America/New_York" };
const button = (name: string) => screen.findByRole("button", { name });

test("a choice holds at once and is stored whole", async () => {
  const calls = fakeApi({ "PUT /api/v1/me/preferences": ({ body }) => body as never });
  renderScreen("/settings", []);
  await userEvent.selectOptions(await screen.findByLabelText("Colours"), "dark");
  expect(document.documentElement.dataset.theme).toBe("dark");
  await waitFor(() => expect(calls.at(-1)?.body).toEqual({ language: "en", theme: "dark", density: "compact", single_key_shortcuts: true, views: [], favourites: [] }));
  await userEvent.click(screen.getByLabelText("Single-letter shortcuts"));
  await waitFor(() => expect(calls.at(-1)?.body).toMatchObject({ single_key_shortcuts: false }));
});

test("the second factor is set up with its picture and proved with a code", async () => {
  const setUp = { secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/x", qr: "data:image/svg+xml,%3Csvg/%3E" };
  const tries: unknown[] = [new Refused(403, "wrong_code", { detail: "The code is wrong or too old." }), {}];
  const calls = fakeApi({ "POST /api/v1/auth/second-factor": setUp, "GET /api/v1/auth/me": ME }, { "POST /api/v1/auth/second-factor/confirm": () => tries.shift() });
  renderScreen("/settings", []);
  await userEvent.click(await button("Set up"));
  expect((await screen.findByRole("img", { name: /QR code/ })).getAttribute("src")).toBe(setUp.qr);
  fireEvent.change(screen.getByLabelText("Six-figure code"), { target: { value: "12345" } });
  await userEvent.click(await button("Turn on"));
  expect(await screen.findByText("Write the code, six figures.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Six-figure code"), { target: { value: "123 456" } });
  await userEvent.click(await button("Turn on"));
  expect(await screen.findByText("The code is wrong or too old.")).toBeTruthy();
  await userEvent.click(await button("Turn on"));
  expect(await screen.findByText("The second factor is on.")).toBeTruthy();
  expect(await button("Set up another phone")).toBeTruthy();
  expect(calls.findLast((call) => call.path.endsWith("/confirm"))?.body).toEqual({ code: "123456" });
});

test("policies show their levels and why they are so; only who may can edit", async () => {
  fakeApi({ "GET /api/v1/collections/policies": [POLICY] });
  const { unmount } = renderScreen("/settings/policies", ["collections:read"]);
  const card = await screen.findByRole("region", { name: "Sverige" });
  expect(within(card).getByText("Letter 2")).toBeTruthy();
  expect(screen.queryByRole("link", { name: /Edit/ })).toBeNull();
  unmount();
  renderScreen("/settings/policies", EDIT);
  expect((await screen.findByRole("link", { name: "Edit Sverige" })).getAttribute("href")).toBe("/settings/policies/se");
});

test("a policy is saved after its changes were shown, with the version it was edited on", async () => {
  const calls = fakeApi({ "GET /api/v1/collections/policies": [POLICY], "PUT /api/v1/collections/policies/{key}": { ...POLICY, version: 2 } });
  renderScreen("/settings/policies/se", EDIT);
  const second = await screen.findByRole("region", { name: "Level 2" });
  fireEvent.change(within(second).getByLabelText("Days past due"), { target: { value: "20" } });
  await userEvent.click(await button("Add a level"));
  const third = await screen.findByRole("region", { name: "Level 3" });
  fireEvent.change(within(third).getByLabelText("Name"), { target: { value: "Last" } });
  await userEvent.click(await button("Review and save"));
  const dialog = await screen.findByRole("dialog", { name: "Save this policy?" });
  expect(within(dialog).getByText("15 → 20")).toBeTruthy();
  expect(calls.some((call) => call.method === "PUT")).toBe(false);
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Version 2 of Sverige holds now.")).toBeTruthy();
  const sent = calls.find((call) => call.method === "PUT")?.body as { version: number; levels: { number: number; days_past_due: number }[] };
  expect([sent.version, sent.levels.map((one) => [one.number, one.days_past_due])]).toEqual([1, [[1, 5], [2, 20], [3, 50]]]);
});

test("levels that do not come one after the other are refused before anything is sent", async () => {
  const calls = fakeApi({ "GET /api/v1/collections/policies": [POLICY] });
  renderScreen("/settings/policies/se", EDIT);
  const second = await screen.findByRole("region", { name: "Level 2" });
  fireEvent.change(within(second).getByLabelText("Days past due"), { target: { value: "5" } });
  await userEvent.click(await button("Review and save"));
  expect((await screen.findAllByText(/Use more than 5 days/)).length).toBe(2);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(calls.length).toBe(1);
});

test("what the server finds stands at its field", async () => {
  fakeApi({
    "GET /api/v1/collections/policies": [POLICY],
    "PUT /api/v1/collections/policies/{key}": new Refused(422, "policy_unsound", { fields: { "levels.0.template": "Use another letter." } }),
  });
  renderScreen("/settings/policies/se", EDIT);
  await userEvent.click(await button("Review and save"));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText(/Use another letter/)).length).toBe(2);
});

test("a level that goes lets the next ones move up", async () => {
  fakeApi({ "GET /api/v1/collections/policies": [POLICY] });
  renderScreen("/settings/policies/se", EDIT);
  await userEvent.click(await button("Remove level 1"));
  expect(screen.queryByRole("region", { name: "Level 2" })).toBeNull();
  expect(within(screen.getByRole("region", { name: "Level 1" })).getByLabelText<HTMLInputElement>("Name").value).toBe("Letter 2");
});

test("the keys that work are listed", async () => {
  fakeApi({});
  renderScreen("/settings/keyboard", []);
  expect(await screen.findByText("Search or run a command")).toBeTruthy();
});
