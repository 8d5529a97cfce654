"""Cells read to values; what cannot be read says why and how to mend it, and quotes nothing about a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Final, TypeVar

from chalicelib.imports.model import Finding, Severity
from chalicelib.imports.rules.tables import Row
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.money import Currency, parse
from chalicelib.kernel.sentences import Said, say

T = TypeVar("T")

# The oldest service a receivable may be about: own limit, older than any open account and any living person's bill.
FIRST_DAY: Final = date(1900, 1, 1)
QUOTED_MAX: Final = 40  # characters of a cell that a finding quotes
_STAMP: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")  # as enrollment takes outside numbers


class Bad(Exception):
    """A cell that cannot be read."""

    def __init__(self, column: str, code: str, reason: Said, mend: Said, value: str = "") -> None:
        super().__init__(reason)
        self.column, self.code, self.reason, self.mend, self.value = column, code, reason, mend, value[:QUOTED_MAX]

    def finding(self, kind: str, row: int, severity: Severity = Severity.ERROR) -> Finding:
        """The report of it."""
        return Finding(kind, row, self.column, self.code, self.reason, self.mend, severity, self.value)


def text(row: Row, column: str) -> str:
    """A cell as it stands; "" when the file has no such column."""
    return row.cells.get(column, "")


def needed(row: Row, column: str) -> str:
    """A cell that must not be empty."""
    found = text(row, column)
    if not found:
        raise Bad(column, "cell_empty", say("The cell is empty."), say("Fill it in."))
    return found


def key(row: Row, column: str, *, may_lack: bool = False) -> str:
    """An id of the system the file comes from: letters, digits and ._/- up to 64."""
    found = text(row, column) if may_lack else needed(row, column)
    if found and not _KEY.fullmatch(found):
        mend = say("Use letters, digits and . _ / - only, at most 64.")
        raise Bad(column, "bad_id", say("This cannot be an id."), mend)
    return found


def day(row: Row, column: str, today: date, *, future: bool = False, private: bool = False) -> date:
    """A civil date, `2026-11-21` or the date of a timestamp as it is written; not in the `future` unless allowed.

    `private` dates (of birth) are never quoted.
    """
    found = needed(row, column)
    shown = "" if private else found
    match = _STAMP.fullmatch(found)
    try:
        on = date.fromisoformat(match.group(1)) if match else None
    except ValueError:
        on = None
    if on is None:
        raise Bad(column, "bad_date", say("This is no date."), say("Write year-month-day, such as 2026-11-21."), shown)
    if on < FIRST_DAY or (on > today and not future):
        raise Bad(
            column,
            "date_out_of_range",
            say("The date is before 1900 or in the future."),
            say("Correct the date."),
            shown,
        )
    return on


def day_or_none(row: Row, column: str, today: date, *, future: bool = True) -> date | None:
    """A civil date, or None for an empty cell."""
    return day(row, column, today, future=future) if text(row, column) else None


def amount(row: Row, column: str, code: Currency, *, may_lack: bool = False, above_zero: bool = False) -> int:
    """An amount in minor units, such as `1234.50` (`1234,50` where cells are parted by semicolons); never negative."""
    found = text(row, column) if may_lack else needed(row, column)
    plain = found.replace(",", ".") if row.comma_decimals else found
    try:
        minor = parse(plain, code).minor if found else 0
    except ValueError as error:
        mend = say("Write digits with a decimal point and no thousands separator, such as 1234.50.")
        raise Bad(column, "bad_amount", say("This is no amount in {code}.", code=code), mend, found) from error
    if minor < 0 or (above_zero and minor == 0):
        reason = say("The amount must be above zero.") if above_zero else say("The amount is negative.")
        raise Bad(
            column, "bad_amount", reason, say("Correct the amount; write what is taken back as an adjustment."), found
        )
    return minor


def thousandths(row: Row, column: str) -> int:
    """A number of units with up to three decimals, in thousandths; an empty cell is one."""
    found = text(row, column) or "1"
    whole, _, fraction = (found.replace(",", ".") if row.comma_decimals else found).partition(".")
    good = whole.isascii() and whole.isdigit() and len(whole) <= 9
    if not good or len(fraction) > 3 or (fraction and not (fraction.isascii() and fraction.isdigit())):
        raise Bad(
            column, "bad_number", say("This is no number of units."), say("Write a number such as 1 or 1.5."), found
        )
    return int(whole) * 1000 + int(fraction.ljust(3, "0"))


def whole(row: Row, column: str, otherwise: int) -> int:
    """A whole number, or what an empty cell means."""
    found = text(row, column)
    if found and not (found.isascii() and found.isdigit() and len(found) <= 9):
        raise Bad(column, "bad_number", say("This is no whole number."), say("Write digits only."), found)
    return int(found) if found else otherwise


def choice(row: Row, column: str, known: Collection[str], otherwise: str = "") -> str:
    """One of the known words, in any case; `otherwise` for an empty cell when it is given."""
    found = text(row, column).casefold() or otherwise
    if found not in known:
        mend = say("Write one of: {choices}.", choices=", ".join(sorted(known)))
        raise Bad(column, "unknown_word", say("This word is not known here."), mend, text(row, column))
    return found


def cleaned(column: str, clean: Callable[[], T]) -> T:
    """What a rule of another room makes of a cell; its sentence is the way to mend it, and nothing is quoted."""
    try:
        return clean()
    except Misfit as error:
        raise Bad(column, "bad_value", say("The cell cannot be taken in as it is."), error.why) from error
