"""Whom a night concerns: the agenda of one shard, read in order of the accounts from any place on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Final

from chalicelib.collections.store.accounts import DUNNING
from chalicelib.collections.walks import Walk
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass

# An account still on a past day of the agenda was queued and not taken. The first night begins a week back; older debts
# are brought by the stream when they are booked (`hear_stream`).
LOOK_BACK_DAYS: Final = 7
DUE: Final = "DUE"  # the queue of invoices by the day they are due
_Row = tuple[str, str, date]  # account, why the night finds it (a field of `Concerned`), and the day of the agenda


@dataclass(frozen=True, slots=True)
class NightDays:
    """The days of the agenda that a night looks at in one shard."""

    due: tuple[date, ...]  # from the one after the last day walked through the night's own
    past: tuple[date, ...]  # whoever still stands on these was queued and not taken
    before: tuple[date, ...]  # of the night before: whom they made newly overdue, nobody may have taken


@dataclass(frozen=True, slots=True)
class Concerned:
    """An account that a night finds on the agenda, and why: each reason with the first day of the agenda for it."""

    account_id: str
    due_on: date | None = None  # it is newly overdue or waits for a look
    left_on: date | None = None  # it waited for a look and earlier nights could not take it
    newly_on: date | None = None  # the night before queued it as newly overdue, and may not have taken it


def night_days(walk: Walk | None, on: date) -> NightDays:
    """The days that the night of a civil day looks at in a shard, by how far the shard was walked.

    The days that were walked for this very night are looked at again.
    """
    first = earlier(on, LOOK_BACK_DAYS - 1)
    before: tuple[date, ...] = ()
    if walk is not None and walk.through_on == on:
        first = walk.since_on
    elif walk is not None:
        first, before = min(later(walk.through_on, 1), on), _days(walk.since_on, walk.through_on)
    return NightDays(_days(first, on), past_days(walk, first), before)


def past_days(walk: Walk | None, until: date) -> tuple[date, ...]:
    """The days of the agenda before a day that may still have an account which no night could take: a week at least."""
    week = earlier(until, LOOK_BACK_DAYS)
    since = min(week, walk.open_since_on) if walk and walk.open_since_on else week
    return _days(since, earlier(until, 1))


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(later(first, number) for number in range((last - first).days + 1))


def concerned(
    ports: Ports,
    part: int,
    days: NightDays,
    after: str = "",
    queues: Collection[str] = (DUE, DUNNING),
    at_once: int = 0,
) -> Iterator[Concerned]:
    """The accounts of a shard that a night concerns, each once, in order, those behind an account.

    Due are whom a day makes newly overdue (`DUE` of the day before) and who waits for a look (`DUNNING`), or those of
    one of these queues alone. `at_once` accounts of a queue and day are read at a time, by who may stop before the end.
    """

    def rows(queue: str, on: date, why: str, day: date) -> Iterator[_Row]:
        found = ports.tables.due(queue, on, part, after, at_once) if queue in queues else ()
        return ((account, why, day) for account, _ in found)

    found = merge(
        *(rows(DUE, earlier(day, 1), "due_on", day) for day in days.due),
        *(rows(DUNNING, day, "due_on", day) for day in days.due),
        *(rows(DUNNING, day, "left_on", day) for day in days.past),
        *(rows(DUE, earlier(day, 1), "newly_on", day) for day in days.before),
    )
    for account_id, of_account in groupby(found, itemgetter(0)):
        first: dict[str, date] = {}
        for _, why, day in of_account:
            first.setdefault(why, day)
        yield Concerned(account_id, **first)
