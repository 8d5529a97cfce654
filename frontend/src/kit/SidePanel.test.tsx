import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { SidePanel } from "./SidePanel";

test("it takes focus, walks the list and closes on Escape", () => {
  const [close, next] = [vi.fn(), vi.fn()];
  render(<SidePanel title="Åsa" onClose={close} onNext={next} place={{ at: 2, all: 1200 }}><input aria-label="Note" /></SidePanel>);
  const panel = screen.getByRole("complementary", { name: "Åsa" });
  expect(document.activeElement).toBe(panel);
  expect(screen.getByText("2 of 1,200")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  fireEvent.keyDown(screen.getByLabelText("Note"), { key: "Escape" });
  expect([next.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
});
