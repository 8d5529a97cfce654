import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Wide } from "./Wide";

test("what scrolls sideways can be reached and named by keyboard", () => {
  render(<Wide label="Trial balance"><table /></Wide>);
  expect(screen.getByRole("group", { name: "Trial balance" }).tabIndex).toBe(0);
});
