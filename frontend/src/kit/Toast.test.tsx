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

test("at most three are shown, the newest last", () => {
  render(<Toasts />);
  act(() => ["a", "b", "c", "d"].forEach((text) => toast({ text })));
  expect(screen.queryByText("a")).toBeNull();
  expect(screen.getByText("d")).toBeTruthy();
});
