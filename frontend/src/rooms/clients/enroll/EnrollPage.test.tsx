import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Call, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { ID, makeFile, makeOverview } from "../testing";
import { firstValues } from "./values";

const LIKE = { account_id: "acc_9", client_id: "cli_9", account_number: "00000009", name: "Anna Nowak", birth_date: "1990-05-17", score: 95, reasons: ["same_name", "same_phone"] };
const NOBODY: Routes = { "POST /api/v1/accounts/duplicates": { items: [] }, "GET /api/v1/postal-codes": { items: [] } };
const OPENED: Routes = {
  "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
  "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null }, "GET /api/v1/accounts/{account_id}/ledger": { items: [], cursor: null },
};

/** What a representative has typed. */
const TYPED = {
  ...firstValues("en"), "clients.0.name.given": "Anna", "clients.0.name.family": "Nowak", "clients.0.birth_date": "1990-05-17",
  "clients.0.address.line1": "12 Elm Street", "clients.0.address.postal_code": "02134", "clients.0.address.city": "Boston", "clients.0.address.region": "MA",
  "contact.email": "anna@people.example", "contact.email_consent": true, "contact.phones.0.number": "(617) 555-0135", "_out.phone": true,
};
const COVERED = { ...TYPED, "coverages.0.payer_id": "pyr_1", "coverages.0.from_on": "2026-01-01", "coverages.0.percent_bp": "80", "_payer.pyr_1": "Harbor" };
const open = (values: object = TYPED, section = "", may = ["account:read", "account:write"]) => {
  sessionStorage.setItem("draft:enroll", JSON.stringify(values));
  renderScreen(`/clients/new${section}`, may);
  return screen.findByLabelText("First name");
};
const go = () => fireEvent.keyDown(document.body, { key: "Enter", ctrlKey: true });
const sent = (calls: readonly Call[]) => calls.filter((call) => call.path === "/api/v1/accounts");

test("the page starts at its first field and tells all that is missing, at its fields, without asking the server", async () => {
  const calls = fakeApi(NOBODY);
  renderScreen("/clients/new", ["account:read", "account:write"]);
  const given = await screen.findByLabelText("First name");
  await waitFor(() => expect(document.activeElement).toBe(given));
  await screen.findAllByRole("spinbutton");
  go();
  const summary = await screen.findByRole("alert");
  for (const label of ["First name", "Last name", "Date of birth", "Street and number", "Postal code", "City"]) {
    expect(within(summary).getByRole("button", { name: `${label}: Fill this in.` })).toBeTruthy();
  }
  await userEvent.click(within(summary).getByRole("button", { name: "City: Fill this in." }));
  expect(document.activeElement).toBe(screen.getByLabelText("City"));
  expect(sent(calls)).toEqual([]);
});

test("what the server refuses stands at its field, wherever on the page that is", async () => {
  fakeApi({ ...NOBODY, "POST /api/v1/accounts": new Refused(422, "invalid_fields", { fields: { "clients.0.name": "Write the name.", "contact.email": "Write an e-mail address.", "coverages.0.percent_bp": "Write a share." } }) });
  await open(COVERED);
  go();
  expect(await screen.findByRole("button", { name: "Last name: Write the name." })).toBeTruthy();
  expect(screen.getByRole("button", { name: "E-mail: Write an e-mail address." })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Pays, %: Write a share." })).toBeTruthy();
  expect(window.location.pathname).toBe("/clients/new");
});

test("who is likely enrolled already is shown above the form while the person is typed, with the reasons and the way there", async () => {
  let items: (typeof LIKE)[] = [];
  fakeApi({ "POST /api/v1/accounts/duplicates": () => ({ items }) });
  await open({ ...TYPED, "clients.0.name.family": "" });
  expect(screen.getByText("With name and date of birth here, people enrolled already are looked for.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Last name"), { target: { value: "Nowak" } });
  expect(await screen.findByText("Nobody like this is enrolled.")).toBeTruthy();
  items = [LIKE];
  fireEvent.change(screen.getByLabelText("First name"), { target: { value: "Ann" } });
  expect(await screen.findByText("Somebody very like this is enrolled already")).toBeTruthy();
  expect(screen.getByText("same name · same phone")).toBeTruthy();
  const way = screen.getByRole("link", { name: "Open account" });
  expect(way.getAttribute("href")).toBe("/accounts/acc_9");
  expect(way.closest("form, .page-scroll")).toBeNull();
});

test.each([["contact", "Phone 1 · optional"], ["address", "Street and number"], ["concerns", ""], ["nowhere", ""]])("the section %s has its address, and what was typed is there after a reload", async (section, label) => {
  fakeApi(NOBODY);
  expect((await open(TYPED, `/${section}`) as HTMLInputElement).value).toBe("Anna");
  if (label) await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)));
  expect(screen.getByText("Your unfinished draft is back.")).toBeTruthy();
});

test("what is sent is the server's own shape: the guarantor by place, empty phones left out, wishes as a list", async () => {
  const calls = fakeApi({ ...NOBODY, ...OPENED, "POST /api/v1/accounts": makeFile() });
  await open(COVERED);
  await userEvent.click(screen.getByRole("button", { name: "Enroll" }));
  await waitFor(() => expect(window.location.pathname).toBe(`/accounts/${ID}`));
  const post = sent(calls)[0];
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

test("without a payer there is no coverage; two coverages each need theirs, and one that is taken out leaves one", async () => {
  const calls = fakeApi({ ...NOBODY, "POST /api/v1/accounts": new Refused(503, "busy") });
  await open();
  expect(screen.getByText("Without a payer everything goes to the guarantor.")).toBeTruthy();
  go();
  await waitFor(() => expect(sent(calls).at(-1)?.body).toMatchObject({ coverages: [] }));
  cleanup();
  await open(COVERED);
  await userEvent.click(screen.getByRole("button", { name: "Add a payer" }));
  go();
  expect(await screen.findByRole("button", { name: "Payer: Fill this in." })).toBeTruthy();
  expect(sent(calls).length).toBe(1);
  await userEvent.click(screen.getAllByRole("button", { name: "Remove" })[1] as HTMLElement);
  go();
  await waitFor(() => expect(sent(calls).at(-1)?.body).toMatchObject({ coverages: [{ payer_id: "pyr_1", order: 1 }] }));
});

const PAYER = {
  id: "pyr_9", name: "Granite Works", kind: "employer" as const, address: { line1: "1 Quarry Road", line2: "", city: "Barre", region: "VT", postal_code: "05641", country: "US" },
  email: "", phone: "", terms_days: 30, fee_schedule: "", active: true, outside_ids: {}, version: 1,
};

test("a payer nobody entered yet is made in its place and chosen; who may not is told why", async () => {
  const calls = fakeApi({ ...NOBODY, "GET /api/v1/payers": { items: [], cursor: null }, "POST /api/v1/payers": PAYER, "POST /api/v1/accounts": new Refused(503, "busy") });
  await open(TYPED, "/cover", ["account:read", "account:write", "payer:write"]);
  await userEvent.click(screen.getByRole("button", { name: "New payer" }));
  const dialog = await screen.findByRole("dialog", { name: "New payer" });
  fireEvent.change(within(dialog).getByLabelText("Name"), { target: { value: PAYER.name } });
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByDisplayValue("Granite Works")).toBeTruthy();
  expect(await screen.findByLabelText("Pays, %")).toBeTruthy();
  expect(sent(calls)).toEqual([]);
  go();
  await waitFor(() => expect(sent(calls).at(-1)?.body).toMatchObject({ coverages: [{ payer_id: "pyr_9" }] }));
  cleanup();
  await open();
  await userEvent.click(screen.getByRole("button", { name: "New payer" }));
  expect(screen.getByRole("tooltip").textContent).toBe("Only a supervisor can add a payer.");
});

test("one switch says that somebody else answers for the account", async () => {
  const calls = fakeApi({ ...NOBODY, "POST /api/v1/accounts": new Refused(503, "busy") });
  await open();
  const other = screen.getByLabelText("Somebody else answers for the account");
  await userEvent.click(other);
  go();
  expect(await screen.findByRole("button", { name: "Name: Fill this in." })).toBeTruthy();
  await userEvent.click(other);
  go();
  await waitFor(() => expect(sent(calls)[0]?.body).toMatchObject({ guarantor: { kind: "self", client: 0 } }));
});

test.each([["李小龍", "李"], ["Олександра", "Ґалаґан-Їжакевич"], ["محمد", "بن عبد العزيز"], ["Łucja", "Å".repeat(200)], ["–", "O’Neill"]])("a name goes through as it is written: %s", async (given, family) => {
  const calls = fakeApi({ ...NOBODY, ...OPENED, "POST /api/v1/accounts": makeFile() });
  await open({ ...TYPED, "clients.0.name.given": given, "clients.0.name.family": family });
  go();
  await waitFor(() => expect(sent(calls)[0]?.body).toMatchObject({ clients: [{ name: { given, family } }] }));
});

test("a likely duplicate at the last moment asks: open that account, or enroll anyway with a key of its own", async () => {
  const calls = fakeApi({
    ...OPENED, "POST /api/v1/accounts/duplicates": { items: [LIKE] },
    "POST /api/v1/accounts": ({ body }) => ((body as { confirmed_not_duplicate: boolean }).confirmed_not_duplicate ? makeFile() : new Refused(409, "likely_duplicates", { fields: { "acc_9/cli_9": "same_name" } })),
  });
  await open();
  await userEvent.click(screen.getByRole("button", { name: "Enroll" }));
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
  await open(TYPED, "", ["account:read", "account:write", "account:merge"]);
  await userEvent.click(await screen.findByRole("button", { name: "Enroll" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Enroll and merge with 00000009" }));
  await waitFor(() => expect(window.location.pathname + window.location.search).toBe(`/accounts/${ID}/merge?other=acc_9&goes=this`));
  expect(sessionStorage.getItem("draft:enroll")).toBeNull();
});

test("people, payers and concerns are added by keyboard: the new part has the focus", async () => {
  fakeApi(NOBODY);
  await open(TYPED, "/concerns");
  await userEvent.click(screen.getByRole("button", { name: "Add a concern" }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("What")));
  await userEvent.click(screen.getByRole("button", { name: "Add a person" }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getAllByLabelText("First name")[1]));
});
