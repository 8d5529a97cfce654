import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ID, makeFile, makeOverview } from "../rooms/clients/testing";
import { fakeApi, Refused, type Routes } from "../test/fakeApi";
import { renderScreen } from "../test/renderScreen";
import type { NoteTemplate } from "./notes";
import { filled, slotBefore, slotFrom, slotsLeft } from "./slots";

const ON = "/api/v1/accounts/{account_id}/subjects/{subject_id}/notes";
const NOTE = { id: "not_1", text: "Asked what it is for.", written_at: "2026-11-05T15:00:00Z", written_by: "staff:2", outcome: "reached", about: "crn_1" };
const CREDIT = {
  id: "crn_1", account_id: ID, invoice_id: "inv_1", number: "00001057-C0001", issued_on: "2026-11-20", reason: "Cancelled", line_ids: [], tax: { minor: 0, currency: "USD", display: "$0.00" },
  total: { minor: 11800, currency: "USD", display: "$118.00" }, version: 1, parties: [],
};
const PROMISE: NoteTemplate = { id: "ntt_1", name: "Promise", text: "{name} pays {amount} {how} on {day}.", outcome: "promised", place: 1, active: true, slots: [], version: 1 };
const GONE: NoteTemplate = { ...PROMISE, id: "ntt_2", name: "Old", active: false };
const WRITES = ["account:read", "account:write"];

function office(more: Routes = {}) {
  return fakeApi({
    "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
    "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null }, "GET /api/v1/accounts/{account_id}/ledger": { items: [], cursor: null },
    "GET /api/v1/accounts/{account_id}/credit-notes/{note_id}": CREDIT, "GET /api/v1/accounts/{account_id}/invoices/{invoice_id}": new Refused(404, "invoice_not_found"),
    [`GET ${ON}`]: { items: [NOTE], cursor: null }, [`POST ${ON}`]: NOTE, "GET /api/v1/note-templates": [GONE, PROMISE], ...more,
  } as Routes);
}

async function writing(routes: Routes = {}) {
  const calls = office(routes);
  renderScreen(`/accounts/${ID}/credit-notes/crn_1`, WRITES);
  await screen.findByText("Asked what it is for.");
  fireEvent.keyDown(document.body, { key: "n" });
  const dialog = await screen.findByRole("dialog", { name: "Add note" });
  await within(dialog).findByRole("combobox", { name: /Template/ });
  return { calls, dialog, box: within(dialog).getByLabelText<HTMLTextAreaElement>("Note") };
}

const selected = (box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd);

test("what was written about a credit note stands on its page, and n writes more about it", async () => {
  const { calls, box } = await writing();
  await userEvent.type(box, "Called back.");
  fireEvent.keyDown(box, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("The note is saved.")).toBeTruthy();
  const post = calls.find((call) => call.method === "POST");
  expect([post?.path, post?.body]).toEqual([`/api/v1/accounts/${ID}/subjects/crn_1/notes`, { text: "Called back.", outcome: "" }]);
  expect(post?.headers.get("idempotency-key")).toBeTruthy();
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/crn_1/notes") && call.method === "GET").length).toBe(2));
});

test("Alt and a number put a template in with what is known, Tab goes from slot to slot, and none is left open unseen", async () => {
  const { calls, dialog, box } = await writing();
  fireEvent.keyDown(box, { key: "¡", code: "Digit1", altKey: true });
  await waitFor(() => expect(box.value).toBe("Ada Byron pays $118.00 {how} on {day}."));
  expect(within(dialog).getByRole<HTMLSelectElement>("combobox", { name: /Outcome of the call/ }).value).toBe("promised");
  expect([document.activeElement, selected(box)]).toEqual([box, "{how}"]);
  await userEvent.keyboard("by card");
  expect(fireEvent.keyDown(box, { key: "Tab" })).toBe(false);
  expect(selected(box)).toBe("{day}");
  fireEvent.keyDown(box, { key: "Enter", ctrlKey: true });
  expect(await within(dialog).findByRole("button", { name: "Note: Fill in or delete: {day}" })).toBeTruthy();
  box.focus();
  box.setSelectionRange(box.value.indexOf("{day}"), box.value.indexOf("{day}") + 5);
  await userEvent.keyboard("Friday");
  expect(fireEvent.keyDown(box, { key: "Tab" })).toBe(true);
  fireEvent.keyDown(box, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.find((call) => call.method === "POST")?.body).toEqual({ text: "Ada Byron pays $118.00 by card on Friday.", outcome: "promised" }));
});

test("/ in an empty note goes to the choice of templates, in a written one it is a sign like others", async () => {
  const { dialog, box } = await writing();
  box.focus();
  fireEvent.keyDown(box, { key: "/" });
  const choice = within(dialog).getByRole("combobox", { name: /Template/ });
  expect(document.activeElement).toBe(choice);
  await userEvent.type(choice, "prom");
  fireEvent.click(await screen.findByRole("option", { name: /Promise/ }));
  await waitFor(() => expect(box.value).toContain("Ada Byron pays"));
  expect(screen.queryByRole("option", { name: /Old/ })).toBeNull();
  expect(fireEvent.keyDown(box, { key: "/" })).toBe(true);
});

test("without templates nothing of them is shown, and who may not write is offered nothing", async () => {
  office({ "GET /api/v1/note-templates": [GONE], [`GET ${ON}`]: { items: [], cursor: null } } as Routes);
  renderScreen(`/accounts/${ID}/credit-notes/crn_1`, ["account:read"]);
  expect(await screen.findByText("No notes yet")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Add note/ })).toBeNull();
});

test("notes that cannot be read say so", async () => {
  office({ [`GET ${ON}`]: new Refused(503, "busy", { detail: "Busy." }) } as Routes);
  renderScreen(`/accounts/${ID}/credit-notes/crn_1`, WRITES);
  expect(await screen.findByText("Busy.")).toBeTruthy();
});

test("slots are known by their names in every language, and what is not known stays", () => {
  const filling = { name: "Ada", amount: "$5.00", number: "", date: "Nov 5" };
  expect(filled("{Namn} {kwota} {DATE} {number} {why}", filling)).toBe("Ada $5.00 Nov 5 {number} {why}");
  expect(slotsLeft("{ a } {} {b\n} {c}")).toEqual(["{a}", "{c}"]);
  expect([slotFrom("{a} {b}", 1)?.name, slotFrom("{a} {b}", 5), slotBefore("{a} {b}", 3)?.name, slotBefore("{a}", 2)]).toEqual(["b", undefined, "a", undefined]);
});
