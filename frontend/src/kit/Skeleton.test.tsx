import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Skeleton } from "./Skeleton";

test("loading is said once; the grey lines are only for the eye", () => {
  const { container } = render(<Skeleton lines={7} />);
  expect(screen.getByRole("status").firstElementChild?.textContent).toBe("Loading…");
  expect(container.querySelectorAll("[aria-hidden=true] > span").length).toBe(7);
});
