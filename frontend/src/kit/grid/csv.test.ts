import { expect, test } from "vitest";
import table from "../../../../tests/examples/csv_cells.json";
import { csvField, toCsv } from "./csv";

test.each([["plain", "plain"], ['say "hi"', '"say ""hi"""'], ["a,b", '"a,b"'], ["two\nlines", '"two\nlines"'], [null, ""], [-5, "-5"]])("%j becomes %s", (value, text) => {
  expect(csvField(value)).toBe(text);
});

const plain = (field: string) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);

test.each(table.cells as [string, string][])("the text %j is given out as %j, however the spreadsheet parts its cells", (text, safe) => {
  expect(plain(csvField(text))).toBe(safe);
});

test("the file is exactly the columns and rows in view", () => {
  const columns = [{ key: "n", title: "Name", width: 1, value: (row: { n: string }) => row.n }];
  expect(toCsv(columns, [{ n: "Å" }, { n: "b,c" }])).toBe('Name\r\nÅ\r\n"b,c"\r\n');
});
