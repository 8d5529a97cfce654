"""CSV files read to rows: encodings, delimiters, headings, and everything that can be wrong with a file as such.

The catalog's reader is not used: money wants what it forgives, such as ragged rows and bytes of no known encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from chalicelib.imports.model import Finding, Severity
from chalicelib.imports.rules.layouts import Columns

DELIMITERS: Final = (",", ";", "\t")
_MAGIC: Final = (
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook", "Unpack it, or save the sheet as CSV (UTF-8)."),
    (b"\x1f\x8b", "a gzip file", "Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save the sheet as CSV (UTF-8)."),
    (b"%PDF", "a PDF document", "Export the table as CSV."),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells by column, trimmed."""

    number: int
    cells: dict[str, str]
    comma_decimals: bool = False  # the file parts its cells with semicolons, as offices with decimal commas do


@dataclass(slots=True)
class Table:
    """A file read: its good rows in order, how many rows it has, and what is wrong with it."""

    kind: str
    rows: list[Row] = field(default_factory=list)
    count: int = 0
    left_out: int = 0
    findings: list[Finding] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)  # numbers of bad rows
    held: set[int] = field(default_factory=set)  # numbers of rows that belong with a bad one

    def hold_all(self) -> None:
        """Keep all rows out, because of what is wrong with the file."""
        self.held = {row.number for row in self.rows} - self.bad
        self.rows = []

    def fault(self, row: int, column: str, code: str, reason: str, mend: str, value: str = "") -> None:
        """Note what keeps a row (0: the file) out."""
        self.findings.append(Finding(self.kind, row, column, code, reason, mend, value=value))
        if row:
            self.bad.add(row)


def text_of(body: bytes) -> str:
    """The text of a file: UTF-8 (with or without byte order mark), UTF-16 with one, or Windows-1252.

    ValueError with the reason and, after a bar, how to mend it.
    """
    for magic, what, mend in _MAGIC:
        if body.startswith(magic):
            raise ValueError(f"The file is {what}, not CSV.|{mend}")
    if not body.strip():
        raise ValueError("The file is empty.|Send the file with its heading and rows.")
    text = _decoded(body)
    if text.lstrip()[:1] == "<":
        raise ValueError("The file is a web page or XML, not CSV.|Download the file itself; you may have to sign in.")
    if "\x00" in text:
        raise ValueError("The file holds bytes that are no text.|Save the file as CSV (UTF-8).")
    return text


def _decoded(body: bytes) -> str:
    encodings = ("utf-16",) if body[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("The file is in an unknown encoding.|Save the file as CSV (UTF-8).")


def read_table(kind: str, body: bytes, columns: Columns) -> Table:
    """Read a file of a kind; every fault becomes a finding and the good rows go on."""
    table = Table(kind)
    try:
        text = text_of(body)
    except ValueError as error:
        reason, _, mend = str(error).partition("|")
        table.fault(0, "", "file_unreadable", reason, mend)
        return table
    delimiter = max(DELIMITERS, key=text.split("\n", 1)[0].count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    heading = _heading(table, lines, columns)
    if heading:
        _read_rows(table, lines, heading, set(columns.names), comma_decimals=delimiter == ";")
        if not text.endswith(("\n", "\r")):
            _note_open_end(table)
        _refuse_twins(table, columns.key)
    return table


def _heading(table: Table, lines: Iterator[list[str]], columns: Columns) -> list[str]:
    try:
        heading = [columns.spelled(cell) for cell in next(lines, [])]
    except csv.Error:
        heading = []
    missing = [name for name in columns.required if name not in heading]
    for name in missing:
        mend = f"The first row must name the columns: {', '.join(columns.required)}."
        table.fault(0, name, "column_missing", "The column is missing.", mend)
    twice = sorted({name for name in heading if name in columns.names and heading.count(name) > 1})
    for name in twice:
        table.fault(0, name, "column_twice", "The column comes twice.", "Leave one of them.")
    return [] if missing or twice else heading


def _read_rows(
    table: Table, lines: Iterator[list[str]], heading: Sequence[str], wanted: set[str], *, comma_decimals: bool
) -> None:
    number = 1
    while True:
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:  # nothing after it can be told apart
            table.count += 1
            mend = "Close every quotation mark; if the file was cut off, send it again."
            table.fault(number, "", "row_unreadable", "The file cannot be read from this row on.", mend)
            return
        if not any(cell.strip() for cell in cells):
            continue
        table.count += 1
        if len(cells) != len(heading):
            reason = f"The row has {len(cells)} cells, the heading {len(heading)}."
            mend = "Quote cells that hold the delimiter; if the file was cut off, send it again."
            table.fault(number, "", "row_ragged", reason, mend)
            continue
        named = {name: cell.strip() for name, cell in zip(heading, cells, strict=True) if name in wanted}
        table.rows.append(Row(number, named, comma_decimals))


def _note_open_end(table: Table) -> None:
    last = table.rows[-1].number if table.rows else 0
    if last > max(table.bad, default=0):
        reason = "The last row has no line end: if the file was cut off, its last cell may be short."
        mend = "Compare the end of the file with the original."
        table.findings.append(Finding(table.kind, last, "", "file_end_open", reason, mend, Severity.NOTICE))


def _refuse_twins(table: Table, key: str) -> None:
    """Rows under one id: the same again is left out, another one under it is refused."""
    if not key:
        return
    first: dict[str, Row] = {}
    kept: list[Row] = []
    for row in table.rows:
        found = first.setdefault(row.cells[key], row)
        if found is row or not row.cells[key]:
            kept.append(row)
        elif found.cells == row.cells:
            table.left_out += 1
        else:
            reason = f"Row {found.number} has the same {key} with other content."
            table.fault(row.number, key, "id_twice", reason, "Give each row its own id, or leave one of them.")
    table.rows = kept
