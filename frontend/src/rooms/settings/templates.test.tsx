import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Call, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const phrase = (name: string, text: string, delivered = text) => ({ name, text, delivered, most: 200 });
const PHRASES = [phrase("subject", "News", "A message"), phrase("body", "One.\nTwo."), phrase("link_label", "Open")];
const shown = ({ params, query }: Pick<Call, "params" | "query">) => ({
  template: params.template ?? "", language: query.get("language") ?? "en", phrases: PHRASES, version: 2, written_at: "2026-03-02T15:00:00Z", written_by: "staff:1",
  subject: `${params.template} ${query.get("language")}`, text: "Hej", html: "<p>Hej</p>",
});
const version = (n: number, phrases: Record<string, string>) => ({ version: n, phrases, written_at: "2026-03-02T15:00:00Z", written_by: "staff:1" });
const ROUTES: Routes = {
  "GET /api/v1/staff": [],
  "GET /api/v1/templates": ["invoice_ready", "reminder_1", "common"],
  "GET /api/v1/templates/{template}": shown,
  "GET /api/v1/templates/{template}/versions": { items: [version(2, { subject: "News" }), version(1, { subject: "New", body: "Zero." })], cursor: null },
  "POST /api/v1/templates/{template}/sample": ({ body }) => ({ subject: (body as { phrases: { subject: string } }).phrases.subject, text: "Tried", html: "<p>Drawn</p>" }),
};
const EDIT = ["policy:write"];
const button = (name: string) => screen.findByRole("button", { name });
const type = async (label: string, value: string) => fireEvent.change(await screen.findByRole("textbox", { name: new RegExp(label) }), { target: { value } });

test("a message is shown in the three languages side by side, with whose words they are", async () => {
  fakeApi(ROUTES);
  renderScreen("/settings/templates", []);
  for (const language of ["en", "sv", "pl"]) expect(await screen.findByText(`invoice_ready ${language}`)).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText("Message"), "reminder_1");
  expect((await screen.findByText("reminder_1 pl")).getAttribute("lang")).toBe("pl");
  expect(window.location.search).toBe("?message=reminder_1");
  expect(screen.getAllByText(/^Version 2, Colleague, /).length).toBe(3);
  expect(screen.queryByRole("link", { name: /Edit/ })).toBeNull();
});

test("who sets the policy words a message and sees how it reads as they type", async () => {
  const calls = fakeApi({ ...ROUTES, "PUT /api/v1/templates/{template}": (call) => shown({ ...call, query: new URLSearchParams("language=sv") }) });
  renderScreen("/settings/templates/reminder_1/sv", EDIT);
  await type("Subject", "Hej igen");
  expect(await screen.findByRole("heading", { name: "Hej igen" })).toBeTruthy();
  expect(screen.getByRole("article", { name: "As a mail program shows it" }).shadowRoot?.textContent).toBe("Drawn");
  await userEvent.click(await button("Save for all from now on"));
  expect(await screen.findByText("Messages say this from now on.")).toBeTruthy();
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({ language: "sv", version: 2, phrases: { subject: "Hej igen", body: "One.\nTwo.", link_label: "Open" } });
  expect(window.location.pathname + window.location.search).toBe("/settings/templates?message=reminder_1");
});

test("what no message may say stands at its phrase while one types, and again when one saves", async () => {
  const refused = new Refused(422, "wording_unsound", { fields: { subject: "Leave amounts out." } });
  fakeApi({ ...ROUTES, "POST /api/v1/templates/{template}/sample": refused, "PUT /api/v1/templates/{template}": refused });
  renderScreen("/settings/templates/reminder_1/en", EDIT);
  expect(await screen.findByText("Subject: Leave amounts out.")).toBeTruthy();
  await userEvent.click(await button("Save for all from now on"));
  await waitFor(() => expect(screen.getAllByText(/Leave amounts out/).length).toBe(3));
});

test("a sample goes to oneself; what was delivered comes back with one press", async () => {
  const calls = fakeApi(ROUTES, { "POST /api/v1/templates/{template}/mail": {} });
  renderScreen("/settings/templates/reminder_1/en", EDIT);
  await userEvent.click(await button("Take what was delivered"));
  expect((screen.getByRole("textbox", { name: /Subject/ }) as HTMLInputElement).value).toBe("A message");
  await userEvent.click(await button("Mail me this"));
  expect(await screen.findByText("Sent to the address you sign in with.")).toBeTruthy();
  expect(calls.find((call) => call.path.endsWith("/mail"))?.body).toMatchObject({ language: "en", phrases: { subject: "A message" } });
});

test("every version stands against the one before it", async () => {
  fakeApi(ROUTES);
  renderScreen("/settings/templates/reminder_1/en", EDIT);
  const versions = within(await screen.findByRole("region", { name: "Versions" }));
  expect(await versions.findByText("New → News")).toBeTruthy();
  expect(versions.getByText("A message → New")).toBeTruthy();
  expect(versions.getByText((text) => text === "Zero. → One. Two.")).toBeTruthy();
});
