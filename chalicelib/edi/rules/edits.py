"""NCCI: pairs of procedures that are not paid together, and how many units are plausible (MUE).

The tables themselves hold CPT codes, so the user loads them; these functions take rows as facts.
Source: Medicaid NCCI Edit Design Manual (CMS), modifier indicators and MUE adjudication indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.edi.issue import ERROR, WARNING, Issue

# Modifiers that may set a pair apart: anatomical ones, 24, 25, 27, 57, 58, 59, 78, 79, 91 and X{EPSU} (NCCI, ch. 1).
PAIR_MODIFIERS = frozenset(
    [
        "E1",
        "E2",
        "E3",
        "E4",
        "FA",
        "F1",
        "F2",
        "F3",
        "F4",
        "F5",
        "F6",
        "F7",
        "F8",
        "F9",
        "TA",
        "T1",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "T8",
        "T9",
        "LT",
        "RT",
        "LC",
        "LD",
        "RC",
        "LM",
        "RI",
        "24",
        "25",
        "27",
        "57",
        "58",
        "59",
        "78",
        "79",
        "91",
        "XE",
        "XS",
        "XP",
        "XU",
    ]
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One NCCI pair: column 2 is not paid with column 1, `modifier` 0 never, 1 with a proper modifier, 9 deleted."""

    column_1: str
    column_2: str
    modifier: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """One MUE: the most units, judged by line (1), by day without exception (2) or by day with appeal (3)."""

    code: str
    most: Decimal
    by: str


@dataclass(frozen=True, slots=True)
class Billed:
    """A line as the edits see it."""

    code: str
    modifiers: tuple[str, ...]
    units: Decimal
    day: date
    position: int = 0


def pair_issues(lines: Sequence[Billed], pairs: Iterable[Pair]) -> list[Issue]:
    """Pairs billed on one day: indicator 0 never, 1 only with a proper modifier on either line, 9 no longer an edit."""
    issues = []
    for pair in pairs:
        first = [line for line in lines if line.code == pair.column_1]
        for second in (line for line in lines if line.code == pair.column_2):
            together = [line for line in first if line.day == second.day and line is not second]
            if together and _bars(pair, together[0], second):
                message = f"{pair.column_2} is not paid with {pair.column_1} on the same day."
                issues.append(Issue(ERROR, "edit.pair", message, second.position, "2400", value=pair.column_2))
    return issues


def _bars(pair: Pair, first: Billed, second: Billed) -> bool:
    if pair.modifier == "9" or second.day < pair.starts or (pair.ends is not None and second.day > pair.ends):
        return False
    apart = PAIR_MODIFIERS & {*first.modifiers, *second.modifiers}
    return pair.modifier == "0" or not apart


def unit_issues(lines: Sequence[Billed], limits: Iterable[UnitLimit]) -> list[Issue]:
    """More units than plausible: on one line (1), on one day for certain (2), on one day unless appealed (3)."""
    issues = []
    for limit in limits:
        billed = [line for line in lines if line.code == limit.code]
        for line in billed:
            units = line.units
            if limit.by != "1":
                same_day = [other for other in billed if other.day == line.day]
                if line is not same_day[0]:
                    continue
                units = sum((other.units for other in same_day), Decimal(0))
            if units > limit.most:
                message = f"{units} units of {limit.code}, and at most {limit.most} are plausible."
                grade = WARNING if limit.by == "3" else ERROR
                issues.append(Issue(grade, "edit.units", message, line.position, "2400", value=str(units)))
    return issues
