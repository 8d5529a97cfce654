import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const NOWHERE = { line1: "", line2: "", city: "", region: "", postal_code: "", country: "SE" };
const SE = {
  currency: "SEK", country: "SE", name: "Norra gatans mottagning AB", address: { ...NOWHERE, line1: "Norra gatan 1", city: "Uppsala", postal_code: "753 20" },
  organisation_number: "5599000006", vat_number: "", f_tax: true, exemption: "se_care", bankgiro: "9912346", iban: "", remit_to: NOWHERE,
  asks: ["organisation_number", "vat_number", "bankgiro", "iban", "f_tax", "exemption"], grounds: [{ key: "se_care", text: "Exempt: care" }], version: 1,
};
const US = { ...SE, currency: "USD", country: "US", name: "", address: { ...NOWHERE, country: "US" }, organisation_number: "", exemption: "", bankgiro: "", f_tax: false, asks: ["organisation_number", "remit_to"], grounds: [], version: 0 };
const HEADS = "GET /api/v1/letterheads";
const MAY = ["account:read", "settings:write"];

test("each currency shows how the office stands on its papers, and says when nothing was told", async () => {
  fakeApi({ [HEADS]: [SE, US] });
  const { unmount } = renderScreen("/settings/papers", ["account:read"]);
  expect(await screen.findByText("Norra gatan 1, 753 20 Uppsala, SE")).toBeTruthy();
  expect(screen.getByText("Exempt: care")).toBeTruthy();
  expect(screen.getByText(/no lawful invoice/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: /Edit/ })).toBeNull();
  unmount();
  renderScreen("/settings/papers", MAY);
  expect((await screen.findByRole("link", { name: "Edit Papers in Swedish kronor" })).getAttribute("href")).toBe("/settings/papers/SEK");
});

test("what the law needs is asked for before anything is sent, and only what the country has", async () => {
  const calls = fakeApi({ [HEADS]: [SE] });
  renderScreen("/settings/papers/SEK", MAY);
  fireEvent.change(await screen.findByLabelText(/Organisation number/), { target: { value: "" } });
  expect(screen.queryByText("Where cheques are sent")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText(/a paper is not lawful without it/)).length).toBe(2);
  expect(calls.length).toBe(1);
});

test("it is saved on the version it was read in, and what the server finds stands at its field", async () => {
  const tries: unknown[] = [new Refused(422, "seller_unsound", { fields: { bankgiro: "This is no bankgiro number." } }), { ...SE, version: 2 }];
  const calls = fakeApi({ [HEADS]: [SE], "PUT /api/v1/letterheads/{currency}": () => tries.shift() as never });
  renderScreen("/settings/papers/SEK", MAY);
  fireEvent.change(await screen.findByLabelText(/Bankgiro/), { target: { value: "991-2347" } });
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText(/This is no bankgiro number/)).length).toBe(2);
  fireEvent.change(screen.getByLabelText(/Bankgiro/), { target: { value: "991-2346" } });
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("New papers show this from now on.")).toBeTruthy();
  const sent = calls.findLast((call) => call.method === "PUT")?.body;
  expect(sent).toMatchObject({ version: 1, bankgiro: "991-2346", address: { line1: "Norra gatan 1", country: "SE" }, f_tax: true });
});

test("when it cannot be read the page says so and tries again", async () => {
  const tries: unknown[] = [new Refused(500, "internal_error"), [SE]];
  fakeApi({ [HEADS]: () => tries.shift() as never });
  renderScreen("/settings/papers", ["account:read"]);
  await userEvent.click(await screen.findByRole("button", { name: /again/i }));
  expect(await screen.findByText("Norra gatan 1, 753 20 Uppsala, SE")).toBeTruthy();
});
