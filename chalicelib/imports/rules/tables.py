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
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import Said, say

DELIMITERS: Final = (",", ";", "\t")
_MAGIC: Final = (
    (
        b"PK\x03\x04",
        say("The file is a ZIP archive or an Excel workbook, not CSV."),
        say("Unpack it, or save the sheet as CSV (UTF-8)."),
    ),
    (b"\x1f\x8b", say("The file is a gzip file, not CSV."), say("Unpack it first.")),
    (b"\xd0\xcf\x11\xe0", say("The file is an old Excel workbook, not CSV."), say("Save the sheet as CSV (UTF-8).")),
    (b"%PDF", say("The file is a PDF document, not CSV."), say("Export the table as CSV.")),
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

    def fault(self, row: int, column: str, code: str, reason: Said, mend: Said, value: str = "") -> None:
        """Note what keeps a row (0: the file) out."""
        self.findings.append(Finding(self.kind, row, column, code, reason, mend, value=value))
        if row:
            self.bad.add(row)


class _NoText(Misfit):
    def __init__(self, why: Said, mend: Said) -> None:
        super().__init__(why)
        self.mend = mend


def text_of(body: bytes) -> str:
    """The text of a file: UTF-8 (with or without byte order mark), UTF-16 with one, or Windows-1252.

    Raises Misfit with the reason and how to mend it.
    """
    for magic, what, mend in _MAGIC:
        if body.startswith(magic):
            raise _NoText(what, mend)
    if not body.strip():
        raise _NoText(say("The file is empty."), say("Send the file with its heading and rows."))
    text = _decoded(body)
    if text.lstrip()[:1] == "<":
        mend = say("Download the file itself; you may have to sign in.")
        raise _NoText(say("The file is a web page or XML, not CSV."), mend)
    if "\x00" in text:
        raise _NoText(say("The file holds bytes that are no text."), say("Save the file as CSV (UTF-8)."))
    return text


def _decoded(body: bytes) -> str:
    encodings = ("utf-16",) if body[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _NoText(say("The file is in an unknown encoding."), say("Save the file as CSV (UTF-8)."))


def read_table(kind: str, body: bytes, columns: Columns) -> Table:
    """Read a file of a kind; every fault becomes a finding and the good rows go on."""
    table = Table(kind)
    try:
        text = text_of(body)
    except _NoText as error:
        table.fault(0, "", "file_unreadable", error.why, error.mend)
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
        mend = say("The first row must name the columns: {choices}.", choices=", ".join(columns.required))
        table.fault(0, name, "column_missing", say("The column is missing."), mend)
    twice = sorted({name for name in heading if name in columns.names and heading.count(name) > 1})
    for name in twice:
        table.fault(0, name, "column_twice", say("The column comes twice."), say("Leave one of them."))
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
            mend = say("Close every quotation mark; if the file was cut off, send it again.")
            table.fault(number, "", "row_unreadable", say("The file cannot be read from this row on."), mend)
            return
        if not any(cell.strip() for cell in cells):
            continue
        table.count += 1
        if len(cells) != len(heading):
            reason = say("The row has {cells} cells, the heading {wanted}.", cells=len(cells), wanted=len(heading))
            mend = say("Quote cells that hold the delimiter; if the file was cut off, send it again.")
            table.fault(number, "", "row_ragged", reason, mend)
            continue
        named = {name: cell.strip() for name, cell in zip(heading, cells, strict=True) if name in wanted}
        table.rows.append(Row(number, named, comma_decimals))


def _note_open_end(table: Table) -> None:
    last = table.rows[-1].number if table.rows else 0
    if last > max(table.bad, default=0):
        reason = say("The last row has no line end: if the file was cut off, its last cell may be short.")
        mend = say("Compare the end of the file with the original.")
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
            reason = say("Row {number} has the same {key} with other content.", number=found.number, key=key)
            table.fault(row.number, key, "id_twice", reason, say("Give each row its own id, or leave one of them."))
    table.rows = kept
