"""Which code, price, tax or discount holds on a civil date, and how editions follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from chalicelib.catalog.model import Code, CodeSystem, DiscountRule, Listed, Price, TaxRule, VisitTemplate
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import say

D = TypeVar("D", Code, Price, TaxRule, DiscountRule, VisitTemplate)


def holding(rows: Iterable[D], on: date) -> D | None:
    """The row that holds on a day; at most one does."""
    return next((row for row in rows if row.period.holds(on)), None)


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    ends_before = one.until_on is not None and one.until_on <= other.from_on
    begins_after = other.until_on is not None and other.until_on <= one.from_on
    return not (ends_before or begins_after)


def placed(rows: Sequence[D], new: D) -> tuple[D, ...]:
    """Put a dated row among the others, in order of their days.

    A row from the same day is replaced. A row without an end holds until the next one begins, so a new price takes
    over from an open one, and an open one never reaches into a later one. RuleBroken `periods_overlap` for any other
    shared day.
    """
    starts = [row.period.from_on for row in rows if row.period.from_on > new.period.from_on]
    inside = _until_next(new, min(starts, default=None))
    whole: list[D] = [_until_next(row, new.period.from_on) for row in rows if row.period.from_on != new.period.from_on]
    for row in whole:
        if overlap(row.period, inside.period):
            raise _overlapping(row.period)
    whole.append(inside)
    whole.sort(key=_from_on)
    return tuple(whole)


def _from_on(row: Code | Price | TaxRule | DiscountRule | VisitTemplate) -> date:
    return row.period.from_on


def _overlapping(period: Period) -> RuleBroken:
    if period.until_on is None:
        message = say("This period overlaps the one from {from_on} on. End that one first.", from_on=period.from_on)
    else:
        message = say(
            "This period overlaps the one from {from_on} until {until_on}. End that one first.",
            from_on=period.from_on,
            until_on=period.until_on,
        )
    return RuleBroken("periods_overlap", message, {"from_on": message})


def _until_next(row: D, next_on: date | None) -> D:
    if row.period.until_on is None and next_on is not None and row.period.from_on < next_on:
        return replace(row, period=Period(row.period.from_on, next_on))
    return row


Histories = dict[str, tuple[Code, ...]]


def after_release(
    known: Mapping[str, tuple[Code, ...]], system: CodeSystem, on: date, rows: Iterable[Listed]
) -> Histories:
    """The histories of all codes of a system after one more release, in force from `on`.

    A code the release leaves out ends that day; one whose text or kind changed ends and begins anew; one it lists with
    dates of its own keeps them. Releases are applied in the order of their days.
    """
    listed = {row.code: row for row in rows}
    after = {code: _cut(history, on) for code, history in known.items() if code not in listed}
    for code, row in listed.items():
        after[code] = _listed(known.get(code, ()), row, system, on)
    return {code: history for code, history in after.items() if history}


def _cut(history: tuple[Code, ...], until_on: date) -> tuple[Code, ...]:
    if not _runs(history[-1], until_on):
        return history
    return tuple(chain.from_iterable(_ending(code, until_on) if _runs(code, until_on) else (code,) for code in history))


def _listed(history: tuple[Code, ...], row: Listed, system: CodeSystem, on: date) -> tuple[Code, ...]:
    if not history:
        return _fresh(row, system, row.from_on or on)
    last, earlier = history[-1], history[:-1]
    if row.until_on is not None and row.until_on <= on:
        return _cut(history, row.until_on)
    if not _runs(last, on):
        ended = last.period.until_on or on
        return (*history, *_fresh(row, system, row.from_on if row.from_on and row.from_on >= ended else on))
    if (last.description, last.billable) == (row.description, row.billable):
        return (*earlier, *_ending(last, row.until_on))
    if last.period.from_on >= on:
        return (*earlier, *_fresh(row, system, row.from_on or on))
    return (*earlier, *_ending(last, on), *_fresh(row, system, on))


def _runs(code: Code, on: date) -> bool:
    return code.period.until_on is None or code.period.until_on > on


def _ending(code: Code, until_on: date | None) -> tuple[Code, ...]:
    if until_on is not None and until_on <= code.period.from_on:
        return ()
    return (code if code.period.until_on == until_on else replace(code, period=Period(code.period.from_on, until_on)),)


def _fresh(row: Listed, system: CodeSystem, from_on: date) -> tuple[Code, ...]:
    if row.until_on is not None and row.until_on <= from_on:
        return ()
    return (Code(system, row.code, row.description, row.billable, Period(from_on, row.until_on)),)
