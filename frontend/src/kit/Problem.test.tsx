import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiProblem, OFFLINE } from "../api/problem";
import { Problem } from "./Problem";

test("a refusal is told in the server's words with its code, and can be tried again", () => {
  const again = vi.fn();
  render(<Problem error={new ApiProblem({ title: "No price", status: 422, code: "missing_price", detail: "Add one." })} onRetry={again} />);
  expect(screen.getByRole("alert").textContent).toContain("Add one.Reference: missing_price");
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(again).toHaveBeenCalledOnce();
});

test("a bug shows nothing of itself: it may hold a client's data", () => {
  render(<Problem error={new Error("Åsa 1951")} />);
  expect(screen.getByRole("alert").textContent).not.toContain("Åsa");
});

test("no connection says that nothing is lost", () => {
  render(<Problem error={new ApiProblem(OFFLINE)} />);
  expect(screen.getByText(/Nothing is lost/)).toBeTruthy();
});

test("what is wrong with a filter is said, each reason once", () => {
  const fields = { on: "The latest day here is 2026-12-31.", to_on: "The latest day here is 2026-12-31." };
  render(<Problem error={new ApiProblem({ title: "", status: 422, code: "invalid_request", detail: "Some fields are missing or wrong.", fields })} onRetry={() => undefined} />);
  expect(screen.getAllByText("The latest day here is 2026-12-31.")).toHaveLength(1);
});
