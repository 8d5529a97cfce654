"""What moved on what accounts owe and on unapplied money, by the day it took effect: how things stood on a past day.

In `projections`, one row an account and month in the list `moved.<yyyy-mm>`, in the order of account numbers: each
movement once, under the entry's version and its place in it. A row and the sums it moves are one transaction (`rows`),
so that an entry that comes late, twice or out of order moves nothing twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from chalicelib.enrollment.model import Account
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.horizons import later
from chalicelib.kernel.lists import Cells, Row, Sum
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Entry, Leg
from chalicelib.reports.counters import sums_of
from chalicelib.reports.counting import MOVED, MOVED_BY_DAY, MOVED_BY_MONTH, moved_of
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import change_row

AT_ONCE: Final = 30  # movements a write: each may move three sums, and a transaction holds 100 items


@dataclass(frozen=True, slots=True)
class Movement:
    """What an entry moved: of whom, `due` an ISO date, or "" for unapplied money (positive: more of it); `on` the day
    it took effect, `minor` in minor units.
    """

    key: str
    on: str
    party: str
    due: str
    minor: int


def movements_of(entry: Entry, due_by: dict[str, str]) -> list[Movement]:
    """What an entry moved on receivable and unapplied. `due_by` says when invoices are due that its legs do not say."""
    moved: Counter[tuple[str, str]] = Counter()
    for leg in entry.legs:
        if leg.code == RECEIVABLE:
            moved[leg.party, _due(leg, due_by)] += leg.minor
        elif leg.code == UNAPPLIED:
            moved[leg.party, ""] -= leg.minor
    found = sorted((party, due, minor) for (party, due), minor in moved.items() if minor)
    on = entry.effective_on.isoformat()
    return [Movement(f"{entry.version}.{place}", on, *one) for place, one in enumerate(found)]


def _due(leg: Leg, due_by: dict[str, str]) -> str:
    return leg.due_on.isoformat() if leg.due_on else due_by.get(f"{leg.subject}:{leg.party}", date.max.isoformat())


def record_moved(ports: Ports, account: Account, entries: Iterable[Entry]) -> None:
    """Keep what entries of an account moved; what is kept already is only read."""
    known = list(entries)
    due_by = _due_days(ports, account, known)
    moves = sorted((one for entry in known for one in movements_of(entry, due_by)), key=lambda one: one.on)
    for month, found in groupby(moves, key=lambda one: one.on[:7]):
        left = list(found)
        while left:
            part, left = left[:AT_ONCE], left[AT_ONCE:]
            change_row(ports, row_of(account, month), partial(_with, moves=part))


def _due_days(ports: Ports, account: Account, entries: Iterable[Entry]) -> dict[str, str]:
    """When invoices are due by invoice and party, for entries of an older edition, whose legs do not say it."""
    silent = [leg for entry in entries for leg in entry.legs if leg.code == RECEIVABLE and not leg.due_on]
    by_id = invoicing.invoices_by_id(ports, account.id, [leg.subject for leg in silent]) if silent else {}
    known = [(leg, by_id[leg.subject]) for leg in silent if leg.subject in by_id]
    return {f"{leg.subject}:{leg.party}": str(invoice.due_for(leg.party) or date.max) for leg, invoice in known}


def row_of(account: Account, month: str) -> Row:
    """The row of an account in a month (yyyy-mm), with nothing moved yet."""
    bucket, sort = list_of("owing").place(account)
    cells = {"account_id": account.id, "account_number": account.number, "currency": account.currency, "moves": {}}
    return Row(f"{MOVED}.{month}", bucket, sort, account.id, account.id, cells)


def _with(cells: Cells, moves: Iterable[Movement]) -> Cells:
    more = {one.key: [one.on, one.party, one.due, one.minor] for one in moves}
    return {**cells, "moves": {**cells["moves"], **more}}


def moves_after(cells: Cells, on: date) -> Iterator[tuple[str, str, int]]:
    """(party, due, minor) of what moved on a row's account after a civil day."""
    return ((party, due, minor) for day, party, due, minor in cells["moves"].values() if day > on.isoformat())


def months_after(on: date, today: date) -> list[str]:
    """The months (yyyy-mm) in which something may have moved after a civil day until today, in order."""
    found, day = [], later(on, 1)
    while day <= today:
        found.append(day.isoformat()[:7])
        day = later(day.replace(day=1), 32).replace(day=1)
    return found


def sums_of_payer_after(ports: Ports, payer: str, on: date, today: date) -> Iterator[Sum]:
    """The sums of what moved of one payer after a civil day, day by day; empty for today."""
    return sums_of(ports, moved_of(payer), later(on, 1).isoformat(), today.isoformat()) if on < today else iter(())


def sums_after(ports: Ports, on: date, today: date) -> Iterator[tuple[int, Sum]]:
    """The sums of what moved after a civil day, each with the sign it is to be added with; empty for today.

    Whole months, and of the month that the day lies in the days of its shorter side.
    """
    if on >= today:
        return
    month, end = on.isoformat()[:7], later(later(on.replace(day=1), 31).replace(day=1), -1)
    if on.day <= end.day // 2:
        yield from ((1, one) for one in sums_of(ports, MOVED_BY_MONTH, month))
        days = sums_of(ports, MOVED_BY_DAY, month + "-01", on.isoformat())
        yield from ((-1, one) for one in days)
    else:
        yield from ((1, one) for one in sums_of(ports, MOVED_BY_MONTH, later(end, 1).isoformat()[:7]))
        yield from ((1, one) for one in sums_of(ports, MOVED_BY_DAY, later(on, 1).isoformat(), end.isoformat()))
