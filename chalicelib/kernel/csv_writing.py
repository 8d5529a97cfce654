"""The one writer of CSV: every file the office hands out, safe to open in any spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

# What a spreadsheet takes for a formula at the beginning of a cell (OWASP, CSV Injection), full-width signs too.
_SIGNS: Final = "=+\\-@＝＋－＠"
# Where a cell may begin: at the beginning of the text; and inside it for a reader who parts cells otherwise than we do
# (Excel follows the region: `;` in Sweden and Poland). Spaces and quotation marks before the sign hide nothing.
_BEGINS: Final = re.compile(rf"(^|[;|\t\r\n])([ \u00a0\"]*)(?=[{_SIGNS}])")
_EMPTY_FIRST: Final = re.compile(r"^[\t\r\n]")  # they fall away at the beginning of a cell, and the sign stands first
_GUARDED: Final = re.compile(rf"(^|[;|\t\r\n])([ \u00a0\"]*)'(?=[{_SIGNS}\t\r\n])")


MEDIA_TYPE: Final = "text/csv; charset=utf-8"


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 text. In a cell of text, an apostrophe stands before every sign that could begin a formula, whether the
    reader parts cells by comma, semicolon or tab; numbers, dates and amounts stay as they are.

    The texts of two lots of rows, one after the other, are the text of both.
    """
    sink = io.StringIO(newline="")
    writer = csv.writer(sink)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return sink.getvalue()


def csv_begin(heading: Sequence[str]) -> bytes:
    """How a file begins: a byte order mark, by which spreadsheets know UTF-8, and its heading."""
    return csv_text([heading]).encode("utf-8-sig")


def guarded(text: str) -> str:
    """Text that no spreadsheet runs."""
    safe = _BEGINS.sub(r"\1\2'", text)
    return f"'{safe}" if _EMPTY_FIRST.match(safe) else safe


def unguarded(text: str) -> str:
    """Text as it was before we guarded it: a file of ours that is loaded again says the same."""
    return _GUARDED.sub(r"\1\2", text)
