import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { WideTable } from "./WideTable";

test("a wide table can be scrolled by keyboard, and says what it is", () => {
  render(<WideTable label="Files"><table /></WideTable>);
  expect(screen.getByRole("group", { name: "Files" }).tabIndex).toBe(0);
});
