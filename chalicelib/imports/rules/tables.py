"""CSV files read to rows: headings, and everything that can be wrong with a file as such.

The catalog's rows are not used: money wants what they forgive, such as ragged ones.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from chalicelib.imports.model import Finding, Severity
from chalicelib.imports.rules.layouts import Columns
from chalicelib.kernel.csv_reading import Lines
from chalicelib.kernel.encodings import Decoded, Reading, Unclear, decoded
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import Said, say

_AS_CSV: Final = say("Save the file as CSV (UTF-8).")
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


@dataclass(frozen=True, slots=True)
class Lost:
    """A row that was taken away: its cells as they came, and by column when they are as many as the heading's.

    `rest`: all that follows it was lost with it, and nobody knows what it says.
    """

    number: int
    cells: frozenset[str] = frozenset()
    named: Row | None = None
    rest: bool = False


@dataclass(slots=True)
class Table:
    """A file read: its good rows in order, how many rows it has, and what is wrong with it."""

    kind: str
    rows: list[Row] = field(default_factory=list)
    count: int = 0
    left_out: int = 0
    findings: list[Finding] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)  # numbers of bad rows
    kept_out: set[int] = field(default_factory=set)  # numbers of rows that belong with a bad one
    lost: list[Lost] = field(default_factory=list)  # bad rows that never were among `rows`
    encoding: str = ""  # in which it was read; "" when it could not be
    readings: tuple[Reading, ...] = ()  # the ways its letters could be read; none when its bytes tell

    def keep_all_out(self) -> None:
        """Keep all rows out, because of what is wrong with the file."""
        self.kept_out = {row.number for row in self.rows} - self.bad
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


def text_of(body: bytes, encoding: str = "") -> Decoded:
    """The text of a file, in the encoding that was asked for, or else is found (`kernel.encodings`).

    Raises Misfit with the reason; Unclear when a person must choose the encoding.
    """
    for magic, what, mend in _MAGIC:
        if body.startswith(magic):
            raise _NoText(what, mend)
    if not body.strip():
        raise _NoText(say("The file is empty."), say("Send the file with its heading and rows."))
    found = decoded(body, encoding)
    if found.text.lstrip()[:1] == "<":
        mend = say("Download the file itself; you may have to sign in.")
        raise _NoText(say("The file is a web page or XML, not CSV."), mend)
    if "\x00" in found.text:
        raise _NoText(say("The file holds bytes that are no text."), _AS_CSV)
    return found


def read_table(kind: str, body: bytes, columns: Columns, encoding: str = "") -> Table:
    """Read a file of a kind; every fault becomes a finding and the good rows go on."""
    table = Table(kind)
    try:
        found = text_of(body, encoding)
    except Unclear as error:
        mend = say("Choose the encoding in which its names are right, or save the file as CSV (UTF-8).")
        table.fault(0, "", "encoding_unclear", error.why, mend)
        table.readings = error.readings
        return table
    except Misfit as error:
        table.fault(0, "", "file_unreadable", error.why, error.mend if isinstance(error, _NoText) else _AS_CSV)
        return table
    table.encoding, table.readings = found.encoding.value, found.readings
    _read_text(table, found.text, columns)
    return table


def _read_text(table: Table, text: str, columns: Columns) -> None:
    lines = Lines(text)
    heading = _heading(table, lines, columns)
    if heading:
        _read_rows(table, lines, heading, set(columns.names))
        if not text.endswith(("\n", "\r")):
            _note_open_end(table)
        _refuse_twins(table, columns.key)


def _heading(table: Table, lines: Lines, columns: Columns) -> list[str]:
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


def _read_rows(table: Table, lines: Lines, heading: Sequence[str], wanted: set[str]) -> None:
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:  # nothing after it can be told apart
            table.count += 1
            mend = say("Close every quotation mark; if the file was cut off, send it again.")
            table.fault(lines.number, "", "row_unreadable", say("The file cannot be read from this row on."), mend)
            table.lost.append(Lost(lines.number, rest=True))
            return
        if not any(cells):
            continue
        table.count += 1
        if len(cells) != len(heading):
            reason = say("The row has {cells} cells, the heading {wanted}.", cells=len(cells), wanted=len(heading))
            mend = say("Quote cells that hold the delimiter; if the file was cut off, send it again.")
            table.fault(lines.number, "", "row_ragged", reason, mend)
            table.lost.append(Lost(lines.number, frozenset(cells) - {""}))
            continue
        named = {name: cell for name, cell in zip(heading, cells, strict=True) if name in wanted}
        table.rows.append(Row(lines.number, named, comma_decimals=lines.delimiter == ";"))


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
            table.lost.append(Lost(row.number, frozenset(row.cells.values()) - {""}, row))
    table.rows = kept
