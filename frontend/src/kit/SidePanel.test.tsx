import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Grid } from "./grid/Grid";
import { setPreferences } from "../words/language";
import { SidePanel } from "./SidePanel";

test("it takes focus, walks the list and closes on Escape", () => {
  const [close, next] = [vi.fn(), vi.fn()];
  render(<SidePanel title="Åsa" onClose={close} onNext={next} place={{ at: 2, all: 1200 }}><input aria-label="Note" /></SidePanel>);
  const panel = screen.getByRole("complementary", { name: "Åsa" });
  expect(document.activeElement).toBe(panel);
  expect(screen.getByText("2 of 1,200")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  fireEvent.keyDown(screen.getByLabelText("Note"), { key: "Escape" });
  expect([next.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
});

test("j and k walk, a letter of the list acts; not while typing, and not when letters are turned off", () => {
  const [next, previous, send] = [vi.fn(), vi.fn(), vi.fn()];
  render(<SidePanel title="Åsa" onClose={vi.fn()} onNext={next} onPrevious={previous} keys={{ s: send }}><input aria-label="Note" /></SidePanel>);
  const panel = screen.getByRole("complementary", { name: "Åsa" });
  const press = (on: Element) => ["j", "k", "s"].map((key) => fireEvent.keyDown(on, { key }));
  press(panel);
  press(screen.getByLabelText("Note"));
  setPreferences({ single_key_shortcuts: false });
  press(panel);
  expect([next, previous, send].map((one) => one.mock.calls.length)).toEqual([1, 1, 1]);
});

const ROWS = ["Anna", "Bo", "Cy"];
const COLUMNS = [{ key: "name", title: "Name", width: 100, value: (row: string) => row }];
const keyOf = (row: string) => row;

function Both() {
  const [open, setOpen] = useState<string | null>(null);
  const at = ROWS.indexOf(open ?? "");
  return (
    <>
      <Grid label="Clients" rows={ROWS} columns={COLUMNS} rowKey={keyOf} openKey={open} onOpen={setOpen} />
      {open && <SidePanel title={open} onClose={() => setOpen(null)} onNext={ROWS[at + 1] ? () => setOpen(ROWS[at + 1] ?? null) : undefined}>–</SidePanel>}
    </>
  );
}

test("the list's cursor goes along with the panel, and has the keyboard again when the panel closes", () => {
  render(<Both />);
  const grid = screen.getByRole("grid");
  grid.focus();
  fireEvent.keyDown(grid, { key: "Enter" });
  const panel = screen.getByRole("complementary");
  expect(document.activeElement).toBe(panel);
  fireEvent.keyDown(panel, { key: "j" });
  fireEvent.keyDown(panel, { key: "j" });
  expect(screen.getByRole("heading", { name: "Cy" })).toBeTruthy();
  expect(document.activeElement).toBe(panel);
  fireEvent.keyDown(panel, { key: "Escape" });
  expect(document.activeElement).toBe(grid);
  expect(document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent).toBe("Cy");
});
