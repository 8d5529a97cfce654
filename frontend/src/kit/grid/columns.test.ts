import { expect, test } from "vitest";
import { collator } from "../../words/format";
import { clampWidth, NO_CHOICE, sortedIndex, template, visibleColumns, windowOf, type Column } from "./columns";

interface Row { name: string; sum: number | null }
const COLUMNS: Column<Row>[] = [
  { key: "name", title: "Name", width: 100, lead: true, value: (row) => row.name },
  { key: "sum", title: "Sum", width: 80, value: (row) => row.sum },
  { key: "note", title: "Note", width: 80, spare: true, value: () => "" },
];
const [NAME, SUM] = COLUMNS as [Column<Row>, Column<Row>];
const ROWS: Row[] = [{ name: "b", sum: 10 }, { name: "Å", sum: null }, { name: "a", sum: 9 }, { name: "B", sum: 10 }];

test("numbers sort as numbers, ties keep their order, empty values stay last both ways", () => {
  expect(sortedIndex(ROWS, SUM, false, collator("en"))).toEqual([2, 0, 3, 1]);
  expect(sortedIndex(ROWS, SUM, true, collator("en"))).toEqual([0, 3, 2, 1]);
});

test("text sorts without regard to case", () => expect(sortedIndex(ROWS, NAME, false, collator("sv"))).toEqual([2, 0, 3, 1]));

test.each([
  [0, 600, 28, 10_000, [0, 30]],
  [28_000, 600, 28, 10_000, [992, 1030]],
  [279_400, 600, 28, 10_000, [9970, 10_000]],
  [0, 600, 28, 3, [0, 3]],
])("at %d px of %d px the window over %d px rows of %d is %j", (top, height, row, count, expected) => {
  expect(windowOf(top, height, row, count)).toEqual(expected);
});

test("a window is never larger than what is in sight and its spare", () => {
  for (let top = 0; top < 280_000; top += 997) {
    const [from, to] = windowOf(top, 600, 28, 10_000);
    expect(to - from).toBeLessThanOrEqual(Math.ceil(600 / 28) + 18);
    expect(from).toBeLessThanOrEqual(Math.min(Math.floor(top / 28), 10_000));
  }
});

test("spare columns wait to be picked; a choice replaces that", () => {
  expect(visibleColumns(COLUMNS, NO_CHOICE).map((one) => one.key)).toEqual(["name", "sum"]);
  expect(visibleColumns(COLUMNS, { widths: {}, hidden: ["sum"] }).map((one) => one.key)).toEqual(["name", "note"]);
});

test("the lead column takes the room that is left", () => {
  expect(template(COLUMNS, { widths: { sum: 120 }, hidden: null }, true)).toBe("40px minmax(100px, 1fr) 120px 80px");
});

test("no column is dragged out of use", () => expect([clampWidth(3), clampWidth(5000)]).toEqual([56, 640]));
