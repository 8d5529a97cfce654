"""What each row counts for: the sums of the office are the sums of its rows. Pure.

Which counts a row of a list moves, its list declares (`kernel/lists.py`); the rows of what moved (`moved.py`) are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chalicelib.kernel.lists import Cells, Counted, Counts
from chalicelib.ledger.model import GUARANTOR, payers_among
from chalicelib.reports.lists import list_of

MOVED: Final = "moved"  # rows of what moved in a month; their sums by months and by days, of what was due when
MOVED_BY_MONTH: Final = "moved.month"
MOVED_BY_DAY: Final = "moved.day"
FREE: Final = "unapplied"  # of what moved, money that pays nothing yet


def counts_of(list_name: str, cells: Cells | None) -> Counts:
    """What a row counts for, by place, without zeros; nothing when there is no row."""
    rule = _moved if list_name.partition(".")[0] == MOVED else list_of(list_name).counts
    if cells is None or rule is None:
        return {}
    found: Counts = {}
    for place, minor in rule(cells):
        found[place] = found.get(place, 0) + minor
    return {place: minor for place, minor in found.items() if minor}


def kind_of(party: str) -> str:
    """Whether a party is the guarantor or a payer."""
    return "guarantor" if party == GUARANTOR else "payer"


def _moved(cells: Cells) -> Iterator[tuple[Counted, int]]:
    for on, party, due, minor in cells["moves"].values():
        kind = kind_of(party)
        what, key = (f"{kind}.{due[:7]}", f"m{due[8:10]}") if due else (FREE, kind)
        yield Counted(MOVED_BY_MONTH, cells["currency"], on[:7], what, key), minor
        for name in (MOVED_BY_DAY, *map(moved_of, payers_among([party]))):
            yield Counted(name, cells["currency"], on, what, key), minor


def moved_of(payer: str) -> str:
    """The sums of what moved of one payer, by the day."""
    return f"moved.of.{payer}"


def moved(before: Counts, after: Counts) -> Counts:
    """What has to be added for a row that counted for one and counts for the other now."""
    changed = {place: after.get(place, 0) - before.get(place, 0) for place in {**before, **after}}
    return {place: minor for place, minor in changed.items() if minor}
