import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Dialog } from "./Dialog";

test("an open dialog is modal and named; Escape and the cross ask to close", () => {
  const close = vi.fn();
  render(<Dialog open title="Reverse" onClose={close}>Text</Dialog>);
  const dialog = screen.getByRole("dialog", { name: "Reverse" });
  expect((dialog as HTMLDialogElement).open).toBe(true);
  fireEvent(dialog, new Event("cancel", { cancelable: true }));
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(close).toHaveBeenCalledTimes(2);
});

test("a dialog that must be answered has no cross, and comes back when the browser closes it", () => {
  render(<Dialog open title="Sign in">Text</Dialog>);
  expect(screen.queryByRole("button")).toBeNull();
  const dialog = screen.getByRole<HTMLDialogElement>("dialog");
  dialog.close();
  expect(dialog.open).toBe(true);
});

test("a form in a dialog starts at its first field", () => {
  render(<Dialog open title="Add" onClose={() => undefined}><input aria-label="Note" /></Dialog>);
  expect(document.activeElement).toBe(screen.getByLabelText("Note"));
});

const form = (waiting: boolean) => (
  <Dialog open title="Statement" onClose={() => undefined}><input key={String(waiting)} aria-label="From" disabled={waiting} /><input aria-label="Note" /></Dialog>
);

test("a first field that is still loading is waited for", async () => {
  const { rerender } = render(form(true));
  rerender(form(false));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("From")));
});

test("who has gone elsewhere meanwhile stays there", async () => {
  const { rerender } = render(form(true));
  screen.getByLabelText("Note").focus();
  rerender(form(false));
  await new Promise((done) => setTimeout(done));
  expect(document.activeElement).toBe(screen.getByLabelText("Note"));
});

test("a question in a dialog starts at its main answer", () => {
  render(<Dialog open title="Send" onClose={() => undefined} footer={<button className="button primary" type="button">Send</button>}>Text</Dialog>);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Send" }));
});

test("a long text starts at itself, so that the keyboard scrolls it", () => {
  render(<Dialog open title="Shortcuts" onClose={() => undefined} reading>Text</Dialog>);
  expect(document.activeElement).toBe(screen.getByRole("group", { name: "Shortcuts" }));
});

test("a closed dialog keeps nothing of its content", () => {
  const { rerender } = render(<Dialog open title="Reverse" onClose={() => undefined}>Secret</Dialog>);
  rerender(<Dialog open={false} title="Reverse" onClose={() => undefined}>Secret</Dialog>);
  expect(document.body.textContent).not.toContain("Secret");
  expect(document.querySelector("dialog")?.open).toBe(false);
});
