import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import type { NoteTemplate } from "../../../shell/notes";

const ONE: NoteTemplate = { id: "ntt_1", name: "Promise", text: "{name} pays {amount}.", outcome: "promised", place: 1, active: true, slots: ["name", "amount"], version: 4 };
const LIST = "GET /api/v1/note-templates";
const CHANGE = "PUT /api/v1/note-templates/{template_id}";
const ALL = ["account:read", "policy:write"];

async function opened(routes: Routes, permissions = ALL) {
  const calls = fakeApi({ [LIST]: [ONE], ...routes } as Routes);
  renderScreen("/settings/note-templates", permissions);
  await screen.findByText("Promise");
  return calls;
}

test("n keeps a text for notes; what is missing stands at its field", async () => {
  const calls = await opened({ "POST /api/v1/note-templates": ONE });
  fireEvent.keyDown(document.body, { key: "n" });
  const dialog = await screen.findByRole("dialog", { name: "Add note template" });
  await userEvent.type(within(dialog).getByLabelText("Name"), "No answer");
  await userEvent.clear(within(dialog).getByLabelText("Place"));
  fireEvent.keyDown(within(dialog).getByLabelText("Name"), { key: "Enter", ctrlKey: true });
  expect(await within(dialog).findByRole("button", { name: "Text: Fill this in." })).toBeTruthy();
  expect(within(dialog).getByRole("button", { name: "Place: Write a number from 1 to 99." })).toBeTruthy();
  await userEvent.type(within(dialog).getByLabelText("Text"), "Nobody on {{number}.");
  await userEvent.type(within(dialog).getByLabelText("Place"), "2");
  await userEvent.selectOptions(within(dialog).getByRole("combobox", { name: /Outcome/ }), "no_answer");
  fireEvent.keyDown(within(dialog).getByLabelText("Name"), { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.find((call) => call.method === "POST")?.body).toEqual({ name: "No answer", text: "Nobody on {number}.", outcome: "no_answer", place: 2, active: true }));
});

test("Enter changes one on the version that was seen; who was slower sees both and decides", async () => {
  let tries = 0;
  const calls = await opened({
    [LIST]: () => [{ ...ONE, text: tries ? "Theirs." : ONE.text, version: tries ? 5 : 4 }],
    [CHANGE]: () => (++tries === 1 ? new Refused(409, "changed_meanwhile", { detail: "Somebody changed this." }) : ONE),
  } as Routes);
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const dialog = await screen.findByRole("dialog", { name: "Change note template" });
  await userEvent.click(within(dialog).getByRole("checkbox"));
  fireEvent.keyDown(within(dialog).getByLabelText("Name"), { key: "Enter", ctrlKey: true });
  expect(await within(dialog).findByText("Theirs.")).toBeTruthy();
  fireEvent.click(within(dialog).getByRole("button", { name: "Save mine over it" }));
  await waitFor(() => expect(calls.filter((call) => call.method === "PUT").map((call) => (call.body as NoteTemplate).version)).toEqual([4, 5]));
  expect(calls.findLast((call) => call.method === "PUT")?.body).toMatchObject({ active: false, text: ONE.text });
});

test("who may not word them reads them", async () => {
  await opened({}, ["account:read"]);
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByRole("button", { name: /Add note template/ })).toBeNull();
});

test("an office without any says what they are for", async () => {
  fakeApi({ [LIST]: [] } as Routes);
  renderScreen("/settings/note-templates", ALL);
  expect(await screen.findByText("No note templates yet")).toBeTruthy();
});
