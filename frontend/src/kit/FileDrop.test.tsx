import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FileDrop } from "./FileDrop";

const file = (name: string, size = 10) => Object.defineProperty(new File(["x"], name), "size", { value: size });
const setUp = () => {
  const take = vi.fn();
  render(<FileDrop label="Clients" accept=".csv,.zip" maxMegabytes={1} onFile={take} />);
  return take;
};

test("a chosen or dropped file of the right kind is handed on", () => {
  const take = setUp();
  fireEvent.change(document.querySelector("input") as Element, { target: { files: [file("a.CSV")] } });
  fireEvent.drop(screen.getByRole("group"), { dataTransfer: { files: [file("b.zip")] } });
  expect(take.mock.calls.map(([one]) => (one as File).name)).toEqual(["a.CSV", "b.zip"]);
});

test.each([["a.exe", 10, "Accepted: .csv,.zip"], ["a.csv", 2_000_000, "larger than 1 MB"]])("%s of %d bytes is refused, and why", (name, size, text) => {
  const take = setUp();
  fireEvent.drop(screen.getByRole("group"), { dataTransfer: { files: [file(name, size)] } });
  expect(take).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain(text);
});

test("several files are taken one by one; each wrong one among them is named", () => {
  const take = vi.fn();
  render(<FileDrop multiple label="Clients" accept=".csv" maxMegabytes={1} onFile={take} />);
  fireEvent.drop(screen.getByRole("group"), { dataTransfer: { files: [file("a.csv"), file("b.exe"), file("c.csv"), file("d.csv", 2_000_000)] } });
  expect(take.mock.calls.map(([one]) => (one as File).name)).toEqual(["a.csv", "c.csv"]);
  expect(screen.getByRole("alert").textContent).toMatch(/b\.exe: .*Accepted: \.csv.* d\.csv: .*larger than 1 MB/);
});

test("what was refused can be mended and chosen again under its name", () => {
  setUp();
  const input = document.querySelector<HTMLInputElement>("input");
  const emptied = vi.spyOn(input as HTMLInputElement, "value", "set");
  fireEvent.change(input as Element, { target: { files: [file("a.exe")] } });
  expect(emptied).toHaveBeenCalledWith("");
});
