"""How the standard spells values, both ways: amounts to minor units, dates to dates, quantities to exact decimals.

The `Cache` dictionaries answer a repeated spelling at the price of one lookup; dates and procedure codes repeat
by the thousand in one remittance. They are emptied when full, so their memory has a bound.
Source: X12.6 application control structure (types N0, R, DT, TM, AN, ID).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

# What stands between elements, repetitions and components once a file's own delimiters have been mapped away.
ELEMENT, COMPONENT, REPETITION, TERMINATOR = "\x01", "\x02", "\x03", "\x04"

CACHE_ENTRIES = 4096
_MARKS = str.maketrans({ELEMENT: "*", COMPONENT: ":", REPETITION: "^", TERMINATOR: "~"})


class Period(NamedTuple):
    """From one civil day to another, both included (format RD8)."""

    start: date
    end: date


When = date | datetime | time | Period


def legible(text: str) -> str:
    """The beginning of a text as a person may read it: the usual marks for the mapped ones, 80 characters at most."""
    return text.translate(_MARKS)[:80]


class Cache(dict[str, Any]):
    """Remembers what a spelling means; a wrong spelling raises ValueError each time."""

    def __init__(self, read: Callable[[str], Any], absent: Any) -> None:
        super().__init__({"": absent})
        self._read, self._absent = read, absent

    def __missing__(self, text: str) -> Any:
        value = self._read(text)
        if len(self) >= CACHE_ENTRIES:
            self.clear()
            self[""] = self._absent
        self[text] = value
        return value


def read_cents(text: str) -> int:
    """The amount in minor units; ValueError where it is no amount or holds a fraction of a minor unit (type R)."""
    body = text[1:] if text.startswith("-") else text
    whole, _, fraction = body.partition(".")
    fraction = fraction.rstrip("0") if len(fraction) > 2 else fraction
    digits = whole + fraction.ljust(2, "0")
    if len(fraction) > 2 or not (whole or fraction) or not (digits.isascii() and digits.isdigit()) or len(digits) > 20:
        raise ValueError("no amount in minor units")
    return -int(digits) if body is not text else int(digits)


def write_cents(minor: int) -> str:
    """Minor units as the standard writes an amount: no sign for plus, no zeros at the end."""
    whole, fraction = divmod(abs(minor), 100)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{fraction:02d}".rstrip("0").rstrip(".")


def read_decimal(text: str) -> Decimal:
    """An exact quantity, rate or percentage (type R)."""
    body = text[1:] if text.startswith("-") else text
    whole, _, fraction = body.partition(".")
    digits = whole + fraction
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 20:
        raise ValueError("no number")
    return Decimal(text)


def write_decimal(value: Decimal) -> str:
    """A quantity without exponent and without zeros at the end."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def read_count(text: str) -> int:
    """A whole number (type N0)."""
    body = text[1:] if text.startswith("-") else text
    if not (body.isascii() and body.isdigit()) or len(body) > 20:
        raise ValueError("no whole number")
    return int(text)


def read_date(text: str) -> date:
    """A civil day written CCYYMMDD (type DT)."""
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        raise ValueError("no date")
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def write_date(day: date) -> str:
    """A civil day as CCYYMMDD."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def read_when(text: str) -> When:
    """Element 1251: a day (D8), a range of days (RD8), a moment (DT) or a time of day (TM), by their shape."""
    if len(text) == 8:
        return read_date(text)
    if len(text) == 17 and text[8] == "-":
        return Period(read_date(text[:8]), read_date(text[9:]))
    if not (text.isascii() and text.isdigit()):
        raise ValueError("no date, range or time")
    if len(text) == 12:
        return datetime.combine(read_date(text[:8]), _clock(text[8:]))
    if len(text) == 4:
        return _clock(text)
    raise ValueError("no date, range or time")


def _clock(text: str) -> time:
    return time(int(text[:2]), int(text[2:]))


def write_when(value: When) -> str:
    """The text of element 1251 for a day, a range, a moment or a time of day."""
    if isinstance(value, Period):
        return f"{write_date(value.start)}-{write_date(value.end)}"
    if isinstance(value, datetime):
        return write_date(value.date()) + f"{value.hour:02d}{value.minute:02d}"
    if isinstance(value, date):
        return write_date(value)
    return f"{value.hour:02d}{value.minute:02d}"


def write_text(value: str) -> str:
    """Text is written as it is."""
    return value


READ: dict[str, Callable[[str], Any]] = {
    "text": str,
    "clock": str,
    "money": read_cents,
    "number": read_decimal,
    "count": read_count,
    "date": read_date,
    "when": read_when,
}
WRITE: dict[str, Callable[[Any], str]] = {
    "text": write_text,
    "clock": write_text,
    "money": write_cents,
    "number": write_decimal,
    "count": str,
    "date": write_date,
    "when": write_when,
}
CENTS = Cache(read_cents, None)
CACHES: dict[str, Cache] = {kind: Cache(READ[kind], None) for kind in ("number", "count", "date", "when")}
