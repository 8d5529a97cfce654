import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { ID, makeFile, makeOverview } from "../testing";
import { firstValues } from "./values";

const LIKE = { account_id: "acc_9", client_id: "cli_9", account_number: "00000009", name: "Anna Nowak", birth_date: "1990-05-17", score: 95, reasons: ["same_name", "same_phone"] };
const NOBODY: Routes = { "POST /api/v1/accounts/duplicates": { items: [] } };
const OPENED: Routes = {
  "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
  "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null },
};

/** What a representative has typed by the last step. */
const TYPED = {
  ...firstValues("en"), "clients.0.name.given": "Anna", "clients.0.name.family": "Nowak", "clients.0.birth_date": "1990-05-17",
  "clients.0.address.line1": "12 Elm Street", "clients.0.address.postal_code": "02134", "clients.0.address.city": "Boston", "clients.0.address.region": "MA",
  "contact.email": "anna@people.example", "contact.email_consent": true, "contact.phones.0.number": "(617) 555-0135", "_out.phone": true,
};
const open = (step: string, values: object = TYPED, may = ["account:read", "account:write"]) => {
  sessionStorage.setItem("draft:enroll", JSON.stringify(values));
  renderScreen(`/clients/new/${step}`, may);
};
const go = () => fireEvent.keyDown(document.body, { key: "Enter", ctrlKey: true });

test("the first step starts at its first field and tells what is missing without asking the server", async () => {
  const calls = fakeApi(NOBODY);
  renderScreen("/clients/new", ["account:read", "account:write"]);
  const given = await screen.findByLabelText("First name");
  await waitFor(() => expect(document.activeElement).toBe(given));
  go();
  expect(await screen.findByRole("button", { name: "Last name: Fill this in." })).toBeTruthy();
  expect(calls).toEqual([]);
});

test("the server judges a step before the next: its fault stands at the field", async () => {
  fakeApi({ "POST /api/v1/accounts/duplicates": new Refused(422, "invalid_fields", { fields: { "address.postal_code": "Write the postal code as 12345.", name: "Write the name." } }) });
  open("people");
  await screen.findByLabelText("First name");
  go();
  expect(await screen.findByRole("button", { name: "Postal code: Write the postal code as 12345." })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Last name: Write the name." })).toBeTruthy();
  expect(window.location.pathname).toBe("/clients/new/people");
});

test("who is likely enrolled already is shown while the person is typed, with the reasons and the way there", async () => {
  fakeApi({ "POST /api/v1/accounts/duplicates": { items: [LIKE] } });
  open("people");
  expect(await screen.findByText("Somebody very like this is enrolled already")).toBeTruthy();
  expect(screen.getByText("same name · same phone")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Open account" }).getAttribute("href")).toBe("/accounts/acc_9");
});

test("each step has its address, and what was typed is there after a reload", async () => {
  fakeApi(NOBODY);
  open("people");
  expect((await screen.findByLabelText<HTMLInputElement>("First name")).value).toBe("Anna");
  go();
  expect(await screen.findByLabelText("E-mail · optional")).toBeTruthy();
  expect(window.location.pathname).toBe("/clients/new/contact");
  expect(JSON.parse(sessionStorage.getItem("draft:enroll") ?? "{}")).toMatchObject({ "clients.0.name.family": "Nowak" });
});

test("what is sent is the server's own shape: the guarantor by place, empty phones left out, wishes as a list", async () => {
  const calls = fakeApi({ ...NOBODY, ...OPENED, "POST /api/v1/accounts": makeFile() });
  open("review", { ...TYPED, "coverages.0.client": "0", "coverages.0.payer_id": "pyr_1", "coverages.0.order": "1", "coverages.0.from_on": "2026-01-01", "coverages.0.until_on": null, "coverages.0.member_id": "", "coverages.0.percent_bp": "80", "coverages.0.copay_minor": null, "coverages.0.cap_minor": null, "_payer.pyr_1": "Harbor" });
  await userEvent.click(await screen.findByRole("button", { name: "Enroll" }));
  await waitFor(() => expect(window.location.pathname).toBe(`/accounts/${ID}`));
  const post = calls.find((call) => call.path === "/api/v1/accounts");
  expect(post?.headers.get("idempotency-key")).toBeTruthy();
  expect(post?.body).toMatchObject({
    clients: [{ name: { given: "Anna", family: "Nowak" }, birth_date: "1990-05-17", identifiers: [] }],
    guarantor: { kind: "self", client: 0 },
    contact: { email_consent: true, phones: [{ number: "(617) 555-0135", use: "mobile" }], opted_out: ["phone"], country: "US" },
    coverages: [{ client: 0, payer_id: "pyr_1", order: 1, percent_bp: 8000, copay_minor: 0, cap_minor: null }],
    concerns: [], currency: "USD", confirmed_not_duplicate: false,
  });
  expect(sessionStorage.getItem("draft:enroll")).toBeNull();
});

test("a likely duplicate at the last moment asks: open that account, or enroll anyway with a key of its own", async () => {
  const calls = fakeApi({
    ...OPENED, "POST /api/v1/accounts/duplicates": { items: [LIKE] },
    "POST /api/v1/accounts": ({ body }) => ((body as { confirmed_not_duplicate: boolean }).confirmed_not_duplicate ? makeFile() : new Refused(409, "likely_duplicates", { fields: { "acc_9/cli_9": "same_name" } })),
  });
  open("review");
  await userEvent.click(await screen.findByRole("button", { name: "Enroll" }));
  const dialog = await screen.findByRole("dialog", { name: "Somebody very like this is enrolled already" });
  expect(within(dialog).getByRole("link", { name: "Open account" })).toBeTruthy();
  expect(within(dialog).queryByRole("button", { name: /merge/ })).toBeNull();
  await userEvent.click(within(dialog).getByRole("button", { name: "Enroll anyway" }));
  await waitFor(() => expect(window.location.pathname).toBe(`/accounts/${ID}`));
  const keys = calls.filter((call) => call.path === "/api/v1/accounts").map((call) => call.headers.get("idempotency-key"));
  expect(new Set(keys).size).toBe(2);
});

test("who may merge enrolls and goes on to both side by side by one press; nobody else is offered it", async () => {
  fakeApi({
    ...OPENED, "POST /api/v1/accounts/duplicates": { items: [LIKE] }, "POST /api/v1/accounts/{account_id}/merges/preview": new Refused(503, "busy"),
    "POST /api/v1/accounts": ({ body }) => ((body as { confirmed_not_duplicate: boolean }).confirmed_not_duplicate ? makeFile() : new Refused(409, "likely_duplicates", { fields: { "acc_9/cli_9": "same_name" } })),
  });
  open("review", TYPED, ["account:read", "account:write", "account:merge"]);
  await userEvent.click(await screen.findByRole("button", { name: "Enroll" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Enroll and merge with 00000009" }));
  await waitFor(() => expect(window.location.pathname + window.location.search).toBe(`/accounts/${ID}/merge?other=acc_9&goes=this`));
  expect(sessionStorage.getItem("draft:enroll")).toBeNull();
});

test("a fault found at the end leads back to the step that shows its field", async () => {
  fakeApi({ ...NOBODY, "POST /api/v1/accounts": new Refused(422, "invalid_fields", { fields: { "contact.email": "Write an e-mail address." } }) });
  open("review");
  await userEvent.click(await screen.findByRole("button", { name: "Enroll" }));
  expect(await screen.findByRole("button", { name: "E-mail: Write an e-mail address." })).toBeTruthy();
  expect(window.location.pathname).toBe("/clients/new/contact");
});

test("payers and concerns are added by keyboard: the new part has the focus", async () => {
  fakeApi(NOBODY);
  open("concerns");
  await userEvent.click(await screen.findByRole("button", { name: "Add a concern" }));
  expect(document.activeElement).toBe(screen.getByLabelText("What"));
});
