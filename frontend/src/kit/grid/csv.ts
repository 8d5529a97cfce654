import type { Column } from "./columns";

/** One CSV field (RFC 4180). A leading `= + - @` would run as a formula in a spreadsheet, so text gets an apostrophe. */
export function csvField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
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
