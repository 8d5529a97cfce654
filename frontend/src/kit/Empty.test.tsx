import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Button } from "./Button";
import { Empty } from "./Empty";

test("an empty state says what is missing and offers the one thing to do", () => {
  render(<Empty title="No refunds" action={<Button>New refund</Button>}>They appear here.</Empty>);
  expect(screen.getByRole("heading", { name: "No refunds" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "New refund" })).toBeTruthy();
});
