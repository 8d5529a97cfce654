import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiProblem } from "../api/problem";
import { ConfirmDialog } from "./ConfirmDialog";

const show = (more: Partial<Parameters<typeof ConfirmDialog>[0]>) => {
  const given = { open: true, title: "Write off", action: "Do it", onConfirm: vi.fn(async () => undefined), onClose: vi.fn(), ...more };
  render(<ConfirmDialog {...given} />);
  return given;
};
const act = () => screen.getByRole<HTMLButtonElement>("button", { name: "Do it" });

test("the action waits for the preview, then does it once and closes", async () => {
  const { onConfirm, onClose } = show({ preview: async () => ({ facts: [["Accounts", 3]] }) });
  expect(act().disabled).toBe(true);
  await screen.findByText("Accounts");
  fireEvent.click(act());
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(onConfirm).toHaveBeenCalledOnce();
});

test("what is refused in the preview cannot be done", async () => {
  show({ preview: async () => ({ facts: [], refused: "The day is closed." }) });
  await screen.findByText("The day is closed.");
  expect(act().disabled).toBe(true);
});

test("each failure is named, and the dialog stays", async () => {
  const { onClose } = show({ onConfirm: async () => ({ failures: [{ name: "A-1", reason: "Disputed" }, { name: "A-2", reason: "On hold" }] }) });
  fireEvent.click(act());
  expect(await screen.findByText("2 could not be done")).toBeTruthy();
  expect(screen.getByText("A-2: On hold")).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});

test("a refusal is shown and can be tried again", async () => {
  show({ onConfirm: async () => { throw new ApiProblem({ title: "Busy", status: 503, code: "busy" }); } });
  fireEvent.click(act());
  expect(await screen.findByText("Busy")).toBeTruthy();
  expect(act().getAttribute("aria-disabled")).toBeNull();
});

test("another way to go on does its own thing and no other, and is refused like the first", async () => {
  const other = vi.fn(async () => undefined);
  const { onConfirm, onClose } = show({ ways: [{ action: "Do it elsewhere", onConfirm: other }] });
  fireEvent.click(screen.getByRole("button", { name: "Do it elsewhere" }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(other).toHaveBeenCalledOnce();
  expect(onConfirm).not.toHaveBeenCalled();
  other.mockRejectedValueOnce(new ApiProblem({ title: "Busy", status: 503, code: "busy" }));
  fireEvent.click(screen.getByRole("button", { name: "Do it elsewhere" }));
  expect(await screen.findByText("Busy")).toBeTruthy();
});
