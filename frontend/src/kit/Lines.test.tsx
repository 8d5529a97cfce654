import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { focusLine, Line, Lines, type LinePlace } from "./Lines";
import { TextField } from "./TextField";

const columns = [{ key: "at", title: "#" }, { key: "units", title: "Units" }];

function shown(onEnter: (next: string | null, from: LinePlace) => void) {
  const line = (id: string) => (
    <Line key={id} id={id} columns={columns} cells={{ at: id, units: <TextField bare name="units" label={`Units ${id}`} value="" onChange={() => undefined} /> }} />
  );
  render(<Lines label="Charges" columns={columns} onEnter={onEnter}>{["a", "b"].map(line)}</Lines>);
}

test("Enter goes down a line, and past the last one asks for another", () => {
  const onEnter = vi.fn();
  shown(onEnter);
  fireEvent.keyDown(screen.getByLabelText("Units a"), { key: "Enter" });
  fireEvent.keyDown(screen.getByLabelText("Units b"), { key: "Enter" });
  expect(onEnter.mock.calls).toEqual([["b", { line: "a", cell: "units" }], [null, { line: "b", cell: "units" }]]);
});

test("Ctrl+Enter and an open list keep Enter for themselves", () => {
  const onEnter = vi.fn();
  shown(onEnter);
  const field = screen.getByLabelText("Units a");
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
  field.setAttribute("aria-expanded", "true");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(onEnter).not.toHaveBeenCalled();
});

test("a field of a line is reached by its name, the first one without", () => {
  shown(() => undefined);
  focusLine("b", "units");
  expect(document.activeElement).toBe(screen.getByLabelText("Units b"));
  focusLine("a");
  expect(document.activeElement).toBe(screen.getByLabelText("Units a"));
});
