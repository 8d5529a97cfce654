"""Cells read to values; what cannot be read says why and how to mend it, and quotes nothing about a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypeVar

from chalicelib.imports.model import Finding, Severity
from chalicelib.imports.rules.tables import Row
from chalicelib.kernel.amounts import Read, read_number, sure_amount
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.horizons import IN_FILE, TERM, amount_fault
from chalicelib.kernel.money import Currency
from chalicelib.kernel.sentences import Said, say

T = TypeVar("T")

QUOTED_MAX: Final = 40  # characters of a cell that a finding quotes
NO_LESS: Final = say("Leave the row out, and correct the books in the portal.")
_OF_UNITS: Final = 3  # decimals of a number of units
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


def is_key(row: Row, column: str) -> bool:
    """Whether a cell can be an id."""
    return _KEY.fullmatch(text(row, column)) is not None


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
    fault = (TERM if future else IN_FILE).fault(on, today)
    if fault:
        raise Bad(column, "date_out_of_range", fault, say("Correct the date."), shown)
    return on


def day_or_none(row: Row, column: str, today: date, *, future: bool = True) -> date | None:
    """A civil date, or None for an empty cell."""
    return day(row, column, today, future=future) if text(row, column) else None


def amount(
    row: Row,
    column: str,
    code: Currency,
    *,
    may_lack: bool = False,
    above_zero: bool = False,
    below: Said = NO_LESS,
) -> int:
    """An amount in minor units by the one reader of amounts (`kernel.amounts`); never negative.

    `below` says how to record what is taken back.
    """
    minor = signed_amount(row, column, code, may_lack=may_lack)
    if minor < 0:
        raise Bad(column, "bad_amount", say("The amount is negative."), below, text(row, column))
    if above_zero and minor == 0:
        raise Bad(
            column, "bad_amount", say("The amount must be above zero."), say("Correct the amount."), text(row, column)
        )
    return minor


def bounded(column: str, minor: int, shown: str = "") -> int:
    """An amount (minor units) that is no larger than one amount may be, as at the doors (`kernel/horizons.py`)."""
    fault = amount_fault(minor)
    if fault:
        raise Bad(column, "amount_too_large", fault, say("Correct the amount."), shown)
    return minor


def signed_amount(row: Row, column: str, code: Currency, *, may_lack: bool = False) -> int:
    """An amount in minor units that may be below zero; an empty cell that may be so is zero."""
    found = text(row, column) if may_lack else needed(row, column)
    try:
        return sure_amount(found, code) if found else 0
    except Misfit as error:
        raise Bad(column, "bad_amount", say("This is no amount in {code}.", code=code), error.why, found) from error


def thousandths(row: Row, column: str) -> int:
    """A number of units with up to three decimals, in thousandths; an empty cell is one."""
    return _number(row, column, 3, say("This is no number of units."), otherwise=1000)


def hundredths(row: Row, column: str, otherwise: int) -> int:
    """A percentage with up to two decimals, in basis points; an empty cell is `otherwise`."""
    return _number(row, column, 2, say("This is no percentage."), otherwise)


def _number(row: Row, column: str, decimals: int, reason: Said, otherwise: int) -> int:
    """A number, not negative. `1.000` is a number with three decimals only where a point is the file's decimal mark."""
    found = text(row, column)
    try:
        read = read_number(found, decimals) if found else Read(otherwise)
    except Misfit as error:
        raise Bad(column, "bad_number", reason, error.why, found) from error
    plainly = decimals == _OF_UNITS and not row.comma_decimals and "," not in found
    if read.units < 0 or not (read.sure or plainly):
        mend = say("Write a number such as 1 or 1.5, and a thousand without a mark: 1000.")
        raise Bad(column, "bad_number", reason, mend, found)
    return read.units


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


def cleaned(column: str, clean: Callable[[], T], columns: Mapping[str, str] = MappingProxyType({})) -> T:
    """What a rule of another room makes of a cell; its sentence is the way to mend it, and nothing is quoted. Of a
    value with parts, `columns` says in which column each part stands.
    """
    try:
        return clean()
    except Misfit as error:
        at = columns.get(error.field, column)
        raise Bad(at, "bad_value", say("The cell cannot be taken in as it is."), error.why) from error
