import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Strip } from "./Strip";

test("what comes is told where the quiet text stood, in one element of one height", () => {
  const { rerender } = render(<Strip title="Nobody like this is enrolled." />);
  const strip = screen.getByRole("status");
  expect(strip.className).toBe("strip");
  rerender(<Strip warns title="Somebody is."><a href="/a">Open</a></Strip>);
  expect(screen.getByRole("status")).toBe(strip);
  expect(strip.className).toBe("strip tone-warn");
  expect(strip.textContent).toBe("Somebody is.Open");
});
