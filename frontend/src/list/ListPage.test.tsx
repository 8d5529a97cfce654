import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, afterEach, expect, test, vi } from "vitest";
import { resetSession } from "../api/session";
import { SidePanel, useFilters, type Column } from "../kit";
import { Shortcuts } from "../kit/ShortcutHelp";
import { Toasts } from "../kit/Toast";
import { fakeApi, Refused } from "../test/fakeApi";
import { giveSight } from "../test/sight";
import type { ListDeclaration } from "./declared";
import { ListPage } from "./ListPage";
import { ListPart } from "./ListPart";

interface Row { id: string; name: string; sum: number }

const ROWS: readonly Row[] = [{ id: "1", name: "Cecilia", sum: 2 }, { id: "2", name: "Anna", sum: 3 }, { id: "3", name: "Bo", sum: 1 }];
const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: "Name", width: 200, lead: true, value: (row) => row.name },
  { key: "sum", title: "Sum", width: 100, value: (row) => row.sum },
];
const keyOf = (row: Row) => row.id;
const loaded = { rows: ROWS, isPending: false, error: null, refetch: vi.fn() };
const BASE: ListDeclaration<Row> = {
  title: "Things", name: "things", list: loaded, columns: COLUMNS, rowKey: keyOf, page: (row) => `/things/${row.id}`,
  empty: { icon: "search", title: "No things yet" },
};

function Things({ panel = true, ...more }: Partial<ListDeclaration<Row>> & { panel?: boolean }) {
  const filters = useFilters(["kind"]);
  return (
    <ListPage
      {...BASE} {...more} filters={filters} choices={[{ name: "kind", label: "Kind", options: [{ value: "big", label: "Big" }] }]}
      panel={panel ? (row, beside) => <SidePanel title={row.name} {...beside}>–</SidePanel> : undefined}
    />
  );
}

const begin = (permissions: string[] = []) => {
  history.replaceState(null, "", "/things");
  resetSession({ status: "signed-in", me: { name: "Sara", roles: [], permissions } });
};
const grid = () => screen.getByRole("grid");
const panel = () => screen.getByRole("complementary");
const press = (on: Element, ...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(on, { key }));

let blind: () => void;
beforeEach(() => { blind = giveSight(1000, 600); begin(); });
afterEach(() => blind());

test("a row that is not as its account is says so, and the others do not", () => {
  const rows = [{ ...ROWS[0], behind_since: "2026-03-02T10:00:00+00:00" }, ROWS[1]] as Row[];
  render(<Things list={{ ...loaded, rows }} />);
  const [old, current] = screen.getAllByRole("row").slice(1).map((row) => row.textContent);
  expect([old, current]).toEqual(["Cecilia Not up to date2", "Anna3"]);
  expect(screen.getByTitle(/A change could not be carried to the lists since .*2026/)).toBeTruthy();
});

test("a panel walks the rows in the order they are shown in, and tells its place", async () => {
  render(<Things />);
  await userEvent.click(within(screen.getByRole("columnheader", { name: /Name/ })).getByRole("button"));
  press(grid(), "Home", "Enter");
  const names = ["Anna", "Bo", "Cecilia"].map((name, at) => {
    if (at) press(panel(), "j");
    return [screen.queryByRole("heading", { name }) !== null, screen.queryByText(`${at + 1} of 3`) !== null];
  });
  expect(names).toEqual([[true, true], [true, true], [true, true]]);
  expect(screen.queryByRole("button", { name: "Next" })).toBeNull();
});

test("a letter of the list acts on the row in the panel, and o opens its page", () => {
  const run = vi.fn();
  render(<Things keys={{ h: { text: "Hold", run } }} />);
  press(grid(), "j", "Enter");
  press(panel(), "h", "o");
  expect(run).toHaveBeenCalledExactlyOnceWith([ROWS[1]]);
  expect(window.location.pathname).toBe("/things/2");
});

test("without a panel Enter opens the page", () => {
  render(<Things panel={false} />);
  press(grid(), "Enter");
  expect(window.location.pathname).toBe("/things/1");
});

test("sorting asks for the pages that are still at the server; looking does not", async () => {
  const onMore = vi.fn();
  const list = { ...loaded, rows: Array.from({ length: 200 }, (_, at) => ({ id: String(at), name: `N${at}`, sum: at })), more: true, onMore };
  render(<Things list={list} />);
  expect(onMore).not.toHaveBeenCalled();
  await userEvent.click(within(screen.getByRole("columnheader", { name: /Sum/ })).getByRole("button"));
  expect(onMore).toHaveBeenCalled();
});

test("ticking a row asks for the pages that are still at the server, so that all means all", () => {
  const onMore = vi.fn();
  const list = { ...loaded, rows: Array.from({ length: 200 }, (_, at) => ({ id: String(at), name: `N${at}`, sum: at })), more: true, onMore };
  render(<Things list={list} bulk={() => null} />);
  expect(onMore).not.toHaveBeenCalled();
  press(grid(), "x");
  expect(onMore).toHaveBeenCalled();
});

test("a page of a filter that came back empty with more behind it is still loading, not empty", () => {
  render(<Things list={{ ...loaded, rows: [], hasNextPage: true }} />);
  expect(grid().getAttribute("aria-busy")).toBe("true");
  expect(screen.queryByText("No things yet")).toBeNull();
});

test("a view is saved under the list's name on a list that has none of its own; until then nothing stands there", async () => {
  fakeApi({}, { "PUT /api/v1/me/preferences": {} });
  render(<Things />);
  expect(screen.queryByRole("navigation", { name: "Views" })).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText("Kind"), "big");
  await userEvent.click(screen.getByRole("button", { name: "Save this view" }));
  await userEvent.type(screen.getByRole("textbox", { name: /Name of the view/ }), "My big ones");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByRole("link", { name: "My big ones" }).getAttribute("href")).toBe("/things?kind=big");
  expect(screen.getByRole("link", { name: "All" }).getAttribute("href")).toBe("/things");
});

test("the export of the server is offered to those who may, and a failure is said", async () => {
  fakeApi({ "POST /api/v1/exports": new Refused(503, "busy") });
  const save = { list: "clients" } as const;
  const { unmount } = render(<Things save={save} />);
  expect(screen.queryByRole("button", { name: "Export CSV" })).toBeNull();
  unmount();
  begin(["export"]);
  render(<><Things save={save} /><Toasts /></>);
  await userEvent.click(screen.getByRole("button", { name: "Export CSV" }));
  expect(await screen.findByText("The file could not be made. Try again.")).toBeTruthy();
});

test("a file made here holds every row, those that are not here yet too, and none the filter leaves out", async () => {
  const parts: BlobPart[][] = [];
  vi.stubGlobal("Blob", class extends Blob { constructor(given: BlobPart[], options?: BlobPropertyBag) { super(given, options); parts.push(given); } });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const all = () => Promise.resolve([...ROWS, { id: "4", name: "Dora", sum: 0 }]);
  const narrow = (row: Row) => row.name !== "Bo";
  render(<Things list={{ ...loaded, more: true, onMore: vi.fn(), all }} narrow={narrow} csv="things.csv" />);
  await userEvent.click(screen.getByRole("button", { name: "Export CSV" }));
  await waitFor(() => expect(parts.flat().join("")).toContain("Dora"));
  expect(parts.flat().join("")).not.toContain("Bo");
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("ticked rows that a filter took away are not acted on", () => {
  const bulk = vi.fn((rows: Row[]) => <i>{rows.map((row) => row.name).join("+")}</i>);
  const { rerender } = render(<Things bulk={bulk} />);
  for (const box of screen.getAllByRole("checkbox").slice(1)) fireEvent.click(box);
  expect(screen.getByText("Cecilia+Anna+Bo")).toBeTruthy();
  rerender(<Things bulk={bulk} list={{ ...loaded, rows: ROWS.slice(0, 1) }} />);
  expect(screen.getByText("Cecilia", { selector: "i" })).toBeTruthy();
  expect(screen.getByText("1 selected")).toBeTruthy();
});

test("a new one: a button, n, and what an empty list offers; nothing of it where one may not", () => {
  const run = vi.fn();
  const { rerender } = render(<><Things list={{ ...loaded, rows: [] }} add={{ text: "Add a thing", run }} /><Shortcuts /></>);
  expect(screen.getAllByRole("button", { name: "Add a thing" }).length).toBe(2);
  // The help tells it once, among the other keys of a list.
  expect(within(screen.getByRole("heading", { name: "In a list" }).closest("section") as HTMLElement).getByText("Add a thing")).toBeTruthy();
  press(document.body, "n");
  expect(run).toHaveBeenCalledOnce();
  rerender(<Things list={{ ...loaded, rows: [] }} add={false} />);
  press(document.body, "n");
  expect([screen.queryByRole("button", { name: "Add a thing" }), run.mock.calls.length]).toEqual([null, 1]);
});

test("a list that is one part of a page is declared the same way", () => {
  render(<ListPart {...BASE} action={<button type="button">Add</button>} list={{ ...loaded, rows: [] }} />);
  expect(screen.getByText("No things yet")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Add" })).toBeTruthy();
});

test("what is ticked is asked for as a file by its ids, on a list that has no other bulk act", async () => {
  begin(["export"]);
  const calls = fakeApi({ "POST /api/v1/exports": new Refused(409, "later", { detail: "Later." }) });
  render(<><Things save={{ list: "payments", filter: { kind: "big" } }} /><Toasts /></>);
  press(grid(), "Home", "x", "j", "x");
  fireEvent.click(await screen.findByRole("button", { name: "Export selected" }));
  expect(await screen.findByText("Later.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ list: "payments", filter: { kind: "big" }, only: ["1", "2"] });
});

test.each([
  ["a report", ["export"], { list: "ageing" as const, filter: {} }],
  ["who may not export", [], { list: "payments" as const, filter: {} }],
])("rows are not ticked for %s", (_, may, save) => {
  begin(may);
  render(<Things save={save} />);
  expect(screen.queryByRole("checkbox")).toBeNull();
});
