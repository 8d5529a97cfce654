import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { giveSight } from "../../test/sight";
import { setPreferences } from "../../words/language";
import { useShortcuts } from "../shortcuts";
import { Grid } from "./Grid";
import type { GridProps } from "./props";
import type { Selection } from "./selection";

interface Row { id: string; name: string; sum: number }

const rows: Row[] = Array.from({ length: 10_000 }, (_, at) => ({ id: `r${at}`, name: `Client ${at}`, sum: (at * 7919) % 10_007 }));
const base: GridProps<Row> = {
  label: "Clients", rows, rowKey: (row) => row.id,
  columns: [
    { key: "name", title: "Name", width: 200, lead: true, value: (row) => row.name },
    { key: "sum", title: "Sum", width: 100, align: "end", value: (row) => row.sum },
  ],
};

function Chosen(props: Partial<GridProps<Row>>) {
  const [selected, setSelected] = useState<Selection>(new Set());
  return <Grid {...base} selected={selected} onSelect={setSelected} {...props} />;
}

let blind: () => void;
beforeEach(() => { blind = giveSight(1000, 600); });
afterEach(() => blind());

const grid = () => screen.getByRole("grid");
const key = (name: string, more: object = {}) => fireEvent.keyDown(grid(), { key: name, ...more });
const here = () => document.getElementById(grid().getAttribute("aria-activedescendant") ?? "")?.textContent ?? "";
const few = (row: Row) => row.id.endsWith("99");
const header = () => screen.getByRole("columnheader", { name: /Sum/ });
const firstName = () => within(screen.getAllByRole("row")[1] as HTMLElement).getAllByRole("gridcell").at(-2)?.textContent;

test("of ten thousand rows only those in sight are drawn, and the number of all is told", () => {
  render(<Grid {...base} />);
  expect(screen.getAllByRole("row").length).toBeLessThan(45);
  expect(grid().getAttribute("aria-rowcount")).toBe("10001");
  expect(document.querySelectorAll("*").length).toBeLessThan(1500);
});

/** A list whose cells are counted as they are drawn. */
function counted() {
  const name = vi.fn((row: Row) => row.name);
  const columns = [{ key: "name", title: "Name", width: 200, lead: true, value: name, render: name }];
  return { columns, drawn: () => name.mock.calls.length, forget: () => name.mockClear() };
}

test("opening a row beside the list draws that row anew, and no other", () => {
  const { columns, drawn, forget } = counted();
  const { rerender } = render(<Grid {...base} columns={columns} openKey={null} />);
  forget();
  rerender(<Grid {...base} columns={columns} openKey="r3" />);
  expect(drawn()).toBeLessThanOrEqual(3); // the row, and the ones the cursor left and reached
});

test("a step of scrolling draws the row that comes in, and a jump draws what is in sight into the rows that stand there", async () => {
  const { columns, drawn, forget } = counted();
  render(<Grid {...base} columns={columns} />);
  const scroll = async (top: number) => {
    forget();
    const before = screen.getAllByRole("row");
    act(() => {
      grid().scrollTop = top;
      fireEvent.scroll(grid());
    });
    await waitFor(() => expect(drawn()).toBeGreaterThan(0));
    const after = screen.getAllByRole("row");
    return { drawn: drawn(), kept: before.filter((row) => after.includes(row)).length, rows: after.length };
  };
  await scroll(28 * 100);
  const step = await scroll(28 * 101);
  expect(step.drawn).toBeLessThanOrEqual(2);
  const jump = await scroll(28 * 5000);
  expect(jump.drawn).toBeLessThan(45);
  expect(jump.kept).toBeGreaterThanOrEqual(jump.rows - 2);
});

test("arrows and j/k move the cursor and stop at the ends; End reaches the last row", () => {
  render(<Grid {...base} />);
  key("ArrowUp");
  expect(here()).toContain("Client 0");
  key("j");
  key("ArrowDown");
  key("k");
  expect(here()).toContain("Client 1");
  key("End");
  expect(grid().scrollTop).toBeGreaterThan(270_000);
});

test("Enter opens the row under the cursor, o its page", () => {
  const [onOpen, onPage] = [vi.fn(), vi.fn()];
  render(<Grid {...base} onOpen={onOpen} onPage={onPage} />);
  key("j");
  key("Enter");
  key("o");
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[1], 1);
  expect(onPage).toHaveBeenCalledExactlyOnceWith(rows[1]);
});

test("x and Space select, Shift+arrows extend, Ctrl+A takes all, Escape lets go", () => {
  render(<Chosen />);
  key("x");
  expect(screen.getByText("1 selected")).toBeTruthy();
  key("ArrowDown", { shiftKey: true });
  key("ArrowDown", { shiftKey: true });
  expect(screen.getByText("3 selected")).toBeTruthy();
  key("ArrowUp", { shiftKey: true });
  expect(screen.getByText("2 selected")).toBeTruthy();
  key("a", { ctrlKey: true });
  expect(screen.getByText("10,000 selected")).toBeTruthy();
  key("Escape");
  expect(screen.queryByText(/selected/)).toBeNull();
});

test("a letter of the page acts on the selection, or on the row under the cursor", () => {
  const run = vi.fn();
  render(<Chosen keys={{ s: { text: "Send", run } }} />);
  key("s");
  expect(run).toHaveBeenLastCalledWith([rows[0]]);
  key("x");
  key("j");
  key("x");
  key("s");
  expect(run).toHaveBeenLastCalledWith([rows[0], rows[1]]);
});

test("single-letter keys can be turned off; arrows still work", () => {
  setPreferences({ single_key_shortcuts: false });
  render(<Grid {...base} />);
  key("j");
  expect(here()).toContain("Client 0");
  key("ArrowDown");
  expect(here()).toContain("Client 1");
});

test("a header sorts up, then down, then not at all, and says so", () => {
  render(<Grid {...base} />);
  const press = () => fireEvent.click(within(header()).getByRole("button"));
  press();
  expect([header().getAttribute("aria-sort"), firstName()]).toEqual(["ascending", "Client 0"]);
  press();
  expect(header().getAttribute("aria-sort")).toBe("descending");
  expect(firstName()).toBe(rows.toSorted((a, b) => b.sum - a.sum)[0]?.name);
  press();
  expect(header().getAttribute("aria-sort")).toBe("none");
});

test("totals follow the filter", () => {
  render(<Grid {...base} filter={few} totals={(list) => <b>{list.length} shown</b>} />);
  expect(screen.getByText("100 shown")).toBeTruthy();
  expect(screen.getByText("100 of 10,000 rows")).toBeTruthy();
});

test("empty, filtered, loading and failed each say what they are", () => {
  const { rerender } = render(<Grid {...base} rows={[]} />);
  expect(screen.getByText("Nothing here yet")).toBeTruthy();
  const clear = vi.fn();
  rerender(<Grid {...base} rows={[]} onClearFilters={clear} />);
  fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(clear).toHaveBeenCalledOnce();
  rerender(<Grid {...base} rows={[]} loading />);
  expect(grid().getAttribute("aria-busy")).toBe("true");
  rerender(<Grid {...base} rows={[]} error={new Error("x")} />);
  expect(screen.getByRole("alert").textContent).toContain("Something went wrong");
});

test("Shift+S opens the columns; hiding one takes it out, and it is remembered", () => {
  const { unmount } = render(<Grid {...base} name="test" />);
  key("S", { shiftKey: true });
  fireEvent.click(screen.getByRole("checkbox", { name: "Sum" }));
  unmount();
  render(<Grid {...base} name="test" />);
  expect(screen.queryByRole("columnheader", { name: /Sum/ })).toBeNull();
});

test("in a narrow place rows become cards and the header goes", () => {
  blind();
  blind = giveSight(360, 600);
  render(<Grid {...base} />);
  expect(screen.queryByRole("columnheader")).toBeNull();
  expect(screen.getByText("Client 0")).toBeTruthy();
});

test("an embedded grid is as high as its rows, up to what fits a laptop", () => {
  const height = (count: number) => {
    const { container, unmount } = render(<Grid {...base} rows={rows.slice(0, count)} embedded />);
    const found = container.querySelector<HTMLElement>(".embedded")?.style.height;
    unmount();
    return found;
  };
  expect([height(0), height(2), height(9000)]).toEqual(["288px", "127px", "560px"]);
});

test("j from anywhere goes to the list; g c goes elsewhere though rows have a c of their own", () => {
  const [charge, go] = [vi.fn(), vi.fn()];
  function Shell() {
    useShortcuts([{ keys: "g c", text: "Clients", group: "Go to", run: go }]);
    return <Grid {...base} keys={{ c: { text: "Charge", run: charge } }} />;
  }
  render(<Shell />);
  fireEvent.keyDown(document.body, { key: "j" });
  const list = screen.getByRole("grid");
  expect(document.activeElement).toBe(list);
  fireEvent.keyDown(list, { key: "g" });
  fireEvent.keyDown(list, { key: "c" });
  expect([go.mock.calls.length, charge.mock.calls.length]).toEqual([1, 0]);
  fireEvent.keyDown(list, { key: "c" });
  expect(charge).toHaveBeenCalledOnce();
});

test("a list of which only the first rows were counted says that there are at least so many", () => {
  const { rerender } = render(<Grid {...base} rows={rows.slice(0, 20)} count={90} least more totals={() => "$12.00"} />);
  expect(document.querySelector(".grid-foot")?.textContent).toContain("20 of at least 90 rows");
  expect(document.querySelector(".grid-foot")?.textContent).toContain("$12.00 At least.");
  rerender(<Grid {...base} rows={rows.slice(0, 20)} count={15} least />);
  expect(document.querySelector(".grid-foot")?.textContent).toContain("20 rows");
});
