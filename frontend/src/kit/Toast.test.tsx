import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toast, Toasts } from "./Toast";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  act(() => void vi.advanceTimersByTime(60_000));
  vi.useRealTimers();
});
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

test("a result stays eight seconds, longer while the pointer rests on it", () => {
  render(<Toasts />);
  act(() => toast({ text: "Saved" }));
  wait(7900);
  fireEvent.mouseEnter(screen.getByText("Saved"));
  wait(20_000);
  expect(screen.getByText("Saved")).toBeTruthy();
  fireEvent.mouseLeave(screen.getByText("Saved"));
  wait(8100);
  expect(screen.queryByText("Saved")).toBeNull();
});

test("its one action runs once and the toast goes", () => {
  const undo = vi.fn();
  render(<Toasts />);
  act(() => toast({ text: "Sent", action: { label: "Undo", run: undo } }));
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText("Sent")).toBeNull();
});

test("each of several acts has one key, in a field too, and the toast stays until there was time to read them", () => {
  const [mail, print] = [vi.fn(), vi.fn()];
  render(<><input aria-label="Field" /><Toasts /></>);
  const also = [{ label: "Mail", keys: "mod+e", run: mail }, { label: "Print", keys: "mod+p", run: print }];
  act(() => toast({ text: "Posted", also }));
  wait(19_000);
  fireEvent.keyDown(screen.getByLabelText("Field"), { key: "p", ctrlKey: true });
  expect([mail.mock.calls.length, print.mock.calls.length]).toEqual([0, 1]);
  expect(screen.queryByText("Posted")).toBeNull();
  fireEvent.keyDown(screen.getByLabelText("Field"), { key: "e", ctrlKey: true });
  expect(mail).not.toHaveBeenCalled();
  act(() => toast({ text: "Posted", also }));
  wait(20_100);
  expect(screen.queryByText("Posted")).toBeNull();
});

test("at most three are shown, the newest last", () => {
  render(<Toasts />);
  act(() => ["a", "b", "c", "d"].forEach((text) => toast({ text })));
  expect(screen.queryByText("a")).toBeNull();
  expect(screen.getByText("d")).toBeTruthy();
});
