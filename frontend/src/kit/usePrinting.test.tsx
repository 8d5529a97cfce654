import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { usePrinting } from "./usePrinting";

function Probe() {
  return <p>{usePrinting() ? "paper" : "screen"}</p>;
}

test("what is drawn only for paper is there when the browser takes its picture, and gone after", () => {
  const { container } = render(<Probe />);
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(container.textContent).toBe("paper");
  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(container.textContent).toBe("screen");
});
