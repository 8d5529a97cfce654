import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Timeline } from "./Timeline";

test("what comes next stands above what has happened, under its own heading", () => {
  render(<Timeline label="History" items={[{ id: "1", at: "2026-11-01", title: "Paid" }, { id: "2", at: "2026-12-01", title: "Reminder", planned: true }]} />);
  expect(screen.getAllByRole("heading").map((one) => one.textContent)).toEqual(["What happens next", "History"]);
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual(["ReminderDec 1, 2026", "PaidNov 1, 2026"]);
});
