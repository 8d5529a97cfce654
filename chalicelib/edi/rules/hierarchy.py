"""HL: levels are numbered from 1 in steps of 1, each under an earlier one, and say rightly whether children follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chalicelib.edi.grammar import Loop, members_of
from chalicelib.edi.issue import Issue
from chalicelib.edi.rules.shared import broken
from chalicelib.edi.segments.shared import Level


def levels_of(record: Loop) -> list[tuple[Level, str]]:
    """Every level of a transaction, in the order it came, with its loop."""
    return sorted(_levels(record), key=lambda found: found[0].position)


def _levels(loop: Loop) -> Iterator[tuple[Level, str]]:
    for name in members_of(type(loop)):
        value = getattr(loop, name)
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, Level):
                yield item, loop.ID
            elif isinstance(item, Loop):
                yield from _levels(item)


def numbering(levels: Sequence[tuple[Level, str]], grade: str, rejected: bool = False) -> Iterator[Issue]:
    """HL01 counts from 1 in steps of 1, HL02 names an earlier level, HL04 says whether others name this one.

    An answer that stops at a rejection (AAA) may announce levels that do not follow.
    """
    numbers = [level.number for level, _ in levels]
    parents = {level.parent for level, _ in levels}
    for n, (level, loop) in enumerate(levels, 1):
        if level.number != str(n):
            message = f"Levels count from 1 in steps of 1; this one should be {n}."
            yield broken("hierarchy.number", grade, message, level, loop, "01", level.number)
        if level.parent and level.parent not in numbers[: n - 1]:
            message = "The level above must have come before."
            yield broken("hierarchy.parent", grade, message, level, loop, "02", level.parent)
        if not rejected and level.children and (level.children == "1") != (level.number in parents):
            message = "The level says wrongly whether others follow under it."
            yield broken("hierarchy.children", grade, message, level, loop, "04", level.children)


def patient_level(subscriber: Any, grade: str) -> Iterator[Issue]:
    """A patient's level stands only where the patient is not the subscriber (SBR02 18)."""
    coverage = subscriber.subscriber
    if coverage is not None and coverage.relationship == "18" and subscriber.patients:
        message = "The subscriber is the patient, so no patient level may follow."
        yield broken("hierarchy.patient", grade, message, subscriber.patients[0].level, "2000C", "03", "23")
