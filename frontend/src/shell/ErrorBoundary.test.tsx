import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ErrorBoundary } from "./ErrorBoundary";

function Broken(): never {
  throw new Error("Åsa 1951");
}

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test("a bug in a page shows a way on, and nothing of the error", () => {
  render(<ErrorBoundary resetKey="/a"><Broken /></ErrorBoundary>);
  expect(screen.getByRole("alert").textContent).toContain("This page stopped working");
  expect(document.body.textContent).not.toContain("Åsa");
});

test("going elsewhere is a way out", () => {
  const { rerender } = render(<ErrorBoundary resetKey="/a"><Broken /></ErrorBoundary>);
  rerender(<ErrorBoundary resetKey="/b">Fine</ErrorBoundary>);
  expect(document.body.textContent).toContain("Fine");
});
