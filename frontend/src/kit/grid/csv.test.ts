import { expect, test } from "vitest";
import { csvField, toCsv } from "./csv";

test.each([["plain", "plain"], ['say "hi"', '"say ""hi"""'], ["a,b", '"a,b"'], ["two\nlines", '"two\nlines"'], [null, ""], [-5, "-5"]])("%j becomes %s", (value, text) => {
  expect(csvField(value)).toBe(text);
});

test.each(["=1+1", "+46 70", "-x", "@cmd"])("the text %s cannot run as a formula", (value) => expect(csvField(value).startsWith("'")).toBe(true));

test("the file is exactly the columns and rows in view", () => {
  const columns = [{ key: "n", title: "Name", width: 1, value: (row: { n: string }) => row.n }];
  expect(toCsv(columns, [{ n: "Å" }, { n: "b,c" }])).toBe('Name\r\nÅ\r\n"b,c"\r\n');
});
