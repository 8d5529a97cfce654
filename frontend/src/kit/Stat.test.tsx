import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Stat } from "./Stat";

test("a figure with a list behind it is a link to the list; one without is not", () => {
  const { rerender } = render(<Stat label="Owed" value="$5.00" href="/overdue" />);
  expect(screen.getByRole("link", { name: /Owed/ }).getAttribute("href")).toBe("/overdue");
  rerender(<Stat label="Owed" value="$5.00" />);
  expect(screen.queryByRole("link")).toBeNull();
});
