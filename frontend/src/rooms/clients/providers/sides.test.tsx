import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import type { BillingProvider, Facility, Practitioner } from "./useSides";

const STREET = { line1: "100 North Street", line2: "", city: "Boston", region: "MA", postal_code: "02118-1234", country: "US" };
const NOWHERE = { ...STREET, line1: "", city: "", region: "", postal_code: "" };
const CLINIC: BillingProvider = {
  id: "bil_1", name: "North Street Clinic, Inc.", from_on: "2019-01-01", until_on: null, npi: "1234567893", tax_kind: "ein", tax_id: "123456789", taxonomy: "261QP2300X",
  address: STREET, pay_to: NOWHERE, contact_name: "", contact_phone: "", lacks: [], version: 3,
};
const ADLER: Practitioner = {
  id: "prc_1", family: "Adler", given: "Ruth", middle: "", suffix: "", from_on: "2019-01-01", until_on: null, roles: ["rendering"], npi: "1679576722", taxonomy: "", licence: "",
  licence_region: "", enrollments: [{ payer_id: "pyr_1", from_on: "2020-01-01", until_on: null, state: "active", number: "A1" }], version: 2,
  lacks: [{ key: "practitioners.taxonomy", why: "The taxonomy code is missing. Take it from NUCC's list.", mends: "practitioners" }],
};
const HOUSE: Facility = {
  id: "fac_1", name: "Harbor House", from_on: "2022-05-01", until_on: null, npi: "", address: NOWHERE, place_of_service: "31", certificates: [], version: 1,
  lacks: [{ key: "facilities.npi", why: "The NPI is missing. Write its ten digits.", mends: "facilities" }],
};
const PAYER = {
  id: "pyr_1", name: "Harbor Mutual", kind: "insurer" as const, address: NOWHERE, email: "", phone: "", terms_days: 30, fee_schedule: "", active: true, version: 1, outside_ids: {},
};
const ROUTES: Routes = {
  "GET /api/v1/billing-providers": [CLINIC], "GET /api/v1/practitioners": [ADLER], "GET /api/v1/facilities": [HOUSE],
  "GET /api/v1/places-of-service": [{ code: "11", name: "Office" }, { code: "31", name: "Skilled nursing facility" }],
  "GET /api/v1/payers": { items: [PAYER], cursor: null },
};
const ALL = ["account:read", "settings:write"];

test("each list says who is ready for claims and, beside a row, what is missing", async () => {
  fakeApi(ROUTES);
  renderScreen("/settings/practitioners", ALL);
  await screen.findByText("Adler, Ruth");
  expect(screen.getByText("1 missing")).toBeTruthy();
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  expect(await screen.findByText(/The taxonomy code is missing/)).toBeTruthy();
  expect(await screen.findByText(/Harbor Mutual: Active, A1/)).toBeTruthy();
});

test("those that lack something are one choice away", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/facilities": [HOUSE, { ...HOUSE, id: "fac_2", name: "North Street", lacks: [] }] });
  renderScreen("/settings/facilities?ready=no", ALL);
  await screen.findByText("Harbor House");
  expect(screen.queryByText("North Street")).toBeNull();
});

test("n adds a billing provider; what the server refuses stands at its field", async () => {
  const tries: unknown[] = [new Refused(422, "invalid_fields", { fields: { npi: "This is no NPI." } }), CLINIC];
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/billing-providers": () => tries.shift() as never });
  renderScreen("/settings/billing-providers", ALL);
  await screen.findByText("North Street Clinic, Inc.");
  fireEvent.keyDown(document.body, { key: "n" });
  const dialog = await screen.findByRole("dialog", { name: "Add a billing provider" });
  fireEvent.change(within(dialog).getByLabelText("Legal name"), { target: { value: "South Clinic" } });
  fireEvent.change(within(dialog).getByLabelText(/^NPI/), { target: { value: "1234567890" } });
  fireEvent.keyDown(within(dialog).getByLabelText("Legal name"), { key: "Enter", ctrlKey: true });
  expect(await within(dialog).findByRole("button", { name: /This is no NPI/ })).toBeTruthy();
  fireEvent.change(within(dialog).getByLabelText(/^NPI/), { target: { value: "1234567893" } });
  fireEvent.keyDown(within(dialog).getByLabelText("Legal name"), { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.filter((call) => call.method === "POST").length).toBe(2));
  expect(calls.findLast((call) => call.method === "POST")?.body).toMatchObject({ name: "South Clinic", npi: "1234567893", tax_kind: "ein", until_on: null, address: { line1: "" } });
});

test("an edited practitioner is sent whole, with roles and enrollments, on the version that was read", async () => {
  const calls = fakeApi({ ...ROUTES, "PUT /api/v1/practitioners/{practitioner_id}": ADLER });
  renderScreen("/settings/practitioners", ALL);
  await screen.findByText("Adler, Ruth");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "e" });
  const dialog = await screen.findByRole("dialog", { name: "Edit the practitioner" });
  await userEvent.click(within(dialog).getByLabelText(/Refers/));
  await userEvent.click(within(dialog).getByRole("button", { name: "Add an enrollment" }));
  await waitFor(() => expect(within(dialog).getAllByRole("option", { name: "Harbor Mutual" }).length).toBe(2));
  await userEvent.click(within(dialog).getByRole("button", { name: "Remove Enrollment 2" }));
  fireEvent.keyDown(within(dialog).getByLabelText("Family name"), { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({
    family: "Adler", roles: ["rendering", "referring"], version: 2, enrollments: [{ payer_id: "pyr_1", number: "A1", state: "active", from_on: "2020-01-01", until_on: null }],
  }));
});

test("when somebody was quicker, both versions are shown and one's own can be kept", async () => {
  const tries: unknown[] = [new Refused(409, "changed_meanwhile"), HOUSE];
  const calls: { method: string; body?: unknown }[] = fakeApi({ ...ROUTES, "GET /api/v1/facilities": () => (calls.some((call) => call.method === "PUT") ? [{ ...HOUSE, name: "Harbor Home", version: 5 }] : [HOUSE]) as never, "PUT /api/v1/facilities/{facility_id}": () => tries.shift() as never });
  renderScreen("/settings/facilities", ALL);
  await screen.findByText("Harbor House");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "e" });
  const name = await screen.findByLabelText("Name");
  fireEvent.change(name, { target: { value: "Harbor Villa" } });
  fireEvent.keyDown(name, { key: "Enter", ctrlKey: true });
  await userEvent.click(await screen.findByRole("button", { name: "Save mine over it" }));
  await waitFor(() => expect(calls.findLast((call) => call.method === "PUT")?.body).toMatchObject({ name: "Harbor Villa", version: 5 }));
});

test("r asks what a claim would lack; each lack leads to the screen that mends it", async () => {
  const calls = fakeApi({ ...ROUTES, "GET /api/v1/claim-sides/lacking": ADLER.lacks });
  renderScreen("/settings/facilities", ["account:read"]);
  await screen.findByText("Harbor House");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "r" });
  const dialog = await screen.findByRole("dialog", { name: "What a claim would lack" });
  expect((await within(dialog).findByRole("link", { name: "Practitioners" })).getAttribute("href")).toBe("/settings/practitioners");
  await waitFor(() => expect(Object.fromEntries(calls.findLast((call) => call.path.endsWith("/lacking"))?.query ?? [])).toMatchObject({ facility_id: "fac_1", biller_id: "bil_1", practitioner_id: "prc_1" }));
});

test("who may not write sees the lists and no more; an empty list says what it is for", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/billing-providers": [] });
  renderScreen("/settings/billing-providers", ["account:read"]);
  expect(await screen.findByText("A claim names the organisation that bills.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Add a billing provider" })).toBeNull();
});
