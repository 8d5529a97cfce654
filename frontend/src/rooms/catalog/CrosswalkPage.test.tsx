import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const CODE = { system: "service" as const, code: "VISIT", display: "VISIT", description: "Home visit", billable: true, from_on: "2024-01-01", until_on: null, names: {}, price: null };

test("a code an import did not know is given its name in ours", async () => {
  const row = { from_system: "snomed", from_code: "185349003", to_system: "service" as const, to_code: "VISIT", version: 1 };
  const calls = fakeApi({
    "GET /api/v1/catalog/crosswalk": ["snomed"],
    "GET /api/v1/catalog/crosswalk/{from_system}": { items: [row], cursor: null },
    "GET /api/v1/catalog/codes": { items: [CODE] },
    "PUT /api/v1/catalog/crosswalk/{from_system}/{from_code}": row,
  });
  renderScreen("/catalog/crosswalk", ["catalog:read", "catalog:write"]);
  await screen.findByText("185349003");
  fireEvent.keyDown(document.body, { key: "n" });
  const dialog = await screen.findByRole("dialog");
  fireEvent.change(within(dialog).getByLabelText("Its code"), { target: { value: "390906007" } });
  const box = await within(dialog).findByRole("combobox", { name: "Our code" });
  box.focus();
  fireEvent.change(box, { target: { value: "visit" } });
  await userEvent.click(await screen.findByRole("option", { name: /Home visit/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  const put = calls.find((call) => call.method === "PUT");
  expect([put?.path, put?.body]).toEqual(["/api/v1/catalog/crosswalk/snomed/390906007", { to_system: "service", to_code: "VISIT", version: 0 }]);
});

test("a service keeps the version of the office's list it was read with", async () => {
  const edition = { system: "service" as const, releases: [], version: 4 };
  const calls = fakeApi({ "GET /api/v1/catalog/codes": { items: [CODE] }, "GET /api/v1/catalog/releases": [edition], "PUT /api/v1/catalog/services/{code}": edition });
  renderScreen("/catalog/services", ["catalog:read", "catalog:write"]);
  await screen.findByText("Home visit");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("Description"), ", long");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({ description: "Home visit, long", billable: true, version: 4 });
});

test("a new service is added to the list as it stands when it is saved, though a colleague added another meanwhile", async () => {
  let version = 4;
  const put = { system: "service" as const, releases: [], version: 6 };
  const calls = fakeApi({ "GET /api/v1/catalog/codes": { items: [CODE] }, "GET /api/v1/catalog/releases": () => [{ ...put, version: version++ }], "PUT /api/v1/catalog/services/{code}": put });
  renderScreen("/catalog/services", ["catalog:read", "catalog:write"]);
  await userEvent.click(await screen.findByRole("button", { name: "Add service" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("Code"), "NEW");
  await userEvent.type(within(dialog).getByLabelText("Description"), "New one");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(calls.find((call) => call.method === "PUT")?.body).toEqual({ description: "New one", billable: true, version: 5 });
});
