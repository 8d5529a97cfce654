import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const TEMPLATE = {
  key: "first", version: 3,
  rules: [{ name: "First visit", lines: [{ system: "cpt" as const, code: "99214", modifiers: ["25"], units: "2" }, { system: "service" as const, code: "HOME-VISIT", modifiers: [], units: "1" }], diagnoses: ["F320"], from_on: "2026-01-01", until_on: null }],
};

test("visit templates say what they are made of; who may only read cannot change them", async () => {
  fakeApi({ "GET /api/v1/catalog/visit-templates": [TEMPLATE] });
  renderScreen("/catalog/visit-templates", ["catalog:read"]);
  expect(await screen.findByText("cpt 99214 25 *2 · service HOME-VISIT")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Add visit template" })).toBeNull();
});

test("the next edition begins with the last one, says which row is none, and is set on its version", async () => {
  const calls = fakeApi({ "GET /api/v1/catalog/visit-templates": [TEMPLATE], "PUT /api/v1/catalog/visit-templates/{key}": TEMPLATE });
  renderScreen("/catalog/visit-templates", ["catalog:read", "catalog:write"]);
  await userEvent.dblClick(await screen.findByText("First visit"));
  const dialog = await screen.findByRole("dialog");
  const lines = within(dialog).getByLabelText<HTMLTextAreaElement>("Charges");
  expect(lines.value).toBe("cpt 99214 25 *2\nservice HOME-VISIT");
  await userEvent.type(lines, "\n99999");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText(/Write each row as in/)).length).toBeGreaterThan(0);
  await userEvent.clear(lines);
  await userEvent.type(lines, "CPT 99214 x2 *1,5");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({ version: 3, name: "First visit", diagnoses: ["F320"], lines: [{ system: "cpt", code: "99214", modifiers: ["X2"], units: "1.5" }] }));
});
