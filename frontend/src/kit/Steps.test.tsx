import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Steps } from "./Steps";

test("each step says its state in words, and the active one is current", () => {
  render(<Steps label="Import" progress={{ done: 4, all: 10 }} steps={[{ key: "a", label: "Read", state: "done" }, { key: "b", label: "Post", state: "active" }, { key: "c", label: "Report", state: "failed" }]} />);
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual(["Read, done", "2Post, in progress", "Report, failed"]);
  expect(screen.getAllByRole("listitem")[1]?.getAttribute("aria-current")).toBe("step");
  expect(document.querySelector("progress")?.value).toBe(4);
});
