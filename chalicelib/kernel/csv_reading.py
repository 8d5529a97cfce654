"""The one reader of CSV: lines with the row numbers a spreadsheet shows, whatever stands before the heading."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from chalicelib.kernel.csv_writing import unguarded

DELIMITERS: Final = (",", ";", "\t")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
# The first line by which spreadsheets are told what parts the cells (`sep=;`), as some write it and others read it.
_SEP: Final = re.compile(r'\ufeff?"?sep=(.)"?[;,\t ]*', re.IGNORECASE)


class _Quoted(csv.excel):
    strict = True  # a mark left open is an error, not the rest of the file


class _Plain(csv.excel_tab):
    quoting = csv.QUOTE_NONE


class Lines:
    """The lines of a CSV text, cells trimmed. `number` is the row of the line given last, as a spreadsheet counts:
    every line of the file, those before the heading too. Raises csv.Error at a line that CSV cannot hold.
    """

    def __init__(self, text: str, *, quoted_tabs: bool = True) -> None:
        start, self.number, self.delimiter = _before_heading(text)
        dialect = _Quoted if quoted_tabs or self.delimiter != "\t" else _Plain
        self._lines = csv.reader(io.StringIO(text[start:], newline=""), dialect=dialect, delimiter=self.delimiter)

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        self.number += 1
        return [_trimmed(cell) for cell in next(self._lines)]


def _trimmed(cell: str) -> str:
    bare = cell.strip()
    return unguarded(bare) if "'" in bare else bare


def _before_heading(text: str) -> tuple[int, int, str]:
    """Where the heading begins, how many lines stand before it, and what parts the cells."""
    start = lines = 0
    named = ""
    for match in _LINE.finditer(text):
        line = match.group().strip("\r\n")
        sep = _SEP.fullmatch(line) if not named else None
        if not sep and line.strip(' \t;,"\u00a0'):
            return start, lines, named or max(DELIMITERS, key=line.count)
        if match.end() == start:
            break
        named = sep.group(1) if sep else named
        start, lines = match.end(), lines + 1
    return start, lines, named or ","
