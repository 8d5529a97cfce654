import type { Column } from "./columns";

/**
 * Where a formula could begin: at the beginning of a cell, and inside it for a spreadsheet that parts cells by semicolon
 * or tab; as the server's writer has it (chalicelib/kernel/csv_writing.py, one table of examples for both).
 */
const BEGINS = /(^|[;|\t\r\n])([ \u00a0"]*)(?=[=+\-@＝＋－＠])/g;

/** One CSV field (RFC 4180). A sign that would begin a formula in a spreadsheet gets an apostrophe before it. */
export function csvField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const guarded = value.replace(BEGINS, "$1$2'");
  const safe = /^[\t\r\n]/.test(guarded) ? `'${guarded}` : guarded;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows in view as CSV text: a header of titles, then values (amounts in minor units, dates in ISO). */
export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [columns.map((column) => csvField(column.title)).join(",")];
  for (const row of rows) lines.push(columns.map((column) => csvField(column.value(row))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/** Hand a text to the browser as a file. The mark in front tells Excel that it is UTF-8. */
export function saveText(name: string, text: string, type = "text/csv"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
