"""What rules share: how an amount is shown, how a place in the message is named, the days of a date element."""

from __future__ import annotations

from datetime import date, datetime, time

from chalicelib.edi.grammar import Segment
from chalicelib.edi.issue import Issue
from chalicelib.edi.values import Period, When


def shown(minor: int) -> str:
    """An amount with two decimals, as people read it."""
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def broken(
    code: str, severity: str, message: str, segment: Segment, loop: str, element: str = "", value: str = ""
) -> Issue:
    """A broken rule at a segment, by its own position and identifier."""
    return Issue(severity, code, message, segment.position, loop, segment.ID, element, value)


def days(when: When | None) -> tuple[date, date] | None:
    """The first and last civil day of a date element; None where it names no day."""
    if isinstance(when, Period):
        return when.start, when.end
    if isinstance(when, datetime):
        return when.date(), when.date()
    if when is None or isinstance(when, time):
        return None
    return when, when
