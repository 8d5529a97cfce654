import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Work } from "./Work";

test("work tells how many of how many are done, and nothing to do is all of it done", () => {
  const { rerender } = render(<Work title="Export" state={{ label: "under way", tone: "info" }} progress={{ done: 5, all: 20 }} />);
  const bar = screen.getByRole("progressbar", { name: "Export" }) as HTMLProgressElement;
  expect([bar.value, bar.max]).toEqual([5, 20]);
  expect(screen.getByText(/5 of 20/).textContent).toContain("25%");
  rerender(<Work title="Export" progress={{ done: 0, all: 0 }} />);
  expect(screen.getByText(/0 of 0/).textContent).toContain("100%");
  expect(screen.queryByText("under way")).toBeNull();
});
