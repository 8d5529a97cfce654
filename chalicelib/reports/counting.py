"""What each row of a list counts for: the sums of the office are the sums of its rows. Pure.

A count lies under its list, currency, month and a word for what is counted; the key of a day's count is a letter and
the day of the month (`m02`). Whole numbers are added there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from chalicelib.ledger.model import GUARANTOR, UNAPPLIED
from chalicelib.reports.cells import (
    ENDLESS,
    Cells,
    ends_of_hold,
    has_bad_address,
    overdue_minor,
    owed_by_day,
    stands_on,
)

OFFICE: Final = "office"  # figures of all accounts that no day bears on
GUARANTORS: Final = "ages.guarantor"  # what guarantors have open by the day it was due
COVERED: Final = "covered.guarantor"  # what of that unapplied money covers, or is being debited
PAYERS: Final = "ages.payer"
HOLD: Final = "on_hold"  # what guarantors owe by the day it was due whose hold has no end
UNTIL: Final = "on_hold_until"  # accounts by the day their last hold ends, and what is overdue of them by then
BAD: Final = "bad_address"  # what guarantors owe whose address is bad
FIRST: Final = "first_due"  # accounts by the first day the guarantor owes on
MOVED: Final = "moved"  # rows of what moved in a month; their sums by months and by days, of what was due when
MOVED_BY_MONTH: Final = "moved.month"
MOVED_BY_DAY: Final = "moved.day"
FREE: Final = "unapplied"  # of what moved, money that pays nothing yet
LOOKS: Final = "looks"  # accounts by the day the nightly run looks at them next


@dataclass(frozen=True, slots=True)
class Counted:
    """One place that is counted in. `month` is "" for what no day bears on."""

    list: str
    currency: str
    month: str
    what: str
    key: str


Counts = dict[Counted, int]


def counts_of(list_name: str, cells: Cells | None) -> Counts:
    """What a row counts for, by place, without zeros; nothing when there is no row."""
    rule = _RULES.get(list_name.partition(".")[0])
    if cells is None or rule is None:
        return {}
    found: Counts = {}
    for place, minor in rule(cells):
        found[place] = found.get(place, 0) + minor
    return {place: minor for place, minor in found.items() if minor}


def moved(before: Counts, after: Counts) -> Counts:
    """What has to be added for a row that counted for one and counts for the other now."""
    changed = {place: after.get(place, 0) - before.get(place, 0) for place in {**before, **after}}
    return {place: minor for place, minor in changed.items() if minor}


def _on(name: str, cells: Cells, what: str, letter: str, day: str) -> Counted:
    return Counted(name, cells["currency"], day[:7], what, f"{letter}{day[8:10]}")


def kind_of(party: str) -> str:
    """Whether a party is the guarantor or a payer."""
    return "guarantor" if party == GUARANTOR else "payer"


def owed_by(party: str) -> str:
    """The sum that keeps what a kind of party owes by age."""
    return GUARANTORS if party == GUARANTOR else PAYERS


def _account(cells: Cells) -> Iterator[tuple[Counted, int]]:
    currency = cells["currency"]
    for key, minor in _figures(cells).items():
        yield Counted("accounts", currency, "", OFFICE, key), minor
    mine = owed_by_day(cells["open_items"])
    for _, party, due, minor, *left in cells["open_items"]:
        yield _on("accounts", cells, owed_by(party), "m", due), minor
        if left and party == GUARANTOR:
            yield _on("accounts", cells, COVERED, "m", due), minor - left[0]
    if mine:
        yield _on("accounts", cells, FIRST, "c", min(mine)[0]), 1
    ends = ends_of_hold(cells)
    for tag, holds in ((HOLD, ends == ENDLESS), (BAD, has_bad_address(cells))):
        for due, minor in mine if holds else ():
            yield _on("accounts", cells, tag, "m", due), minor
    if ends not in ("", ENDLESS):
        yield _on("accounts", cells, UNTIL, "c", ends), 1
        yield _on("accounts", cells, UNTIL, "m", ends), overdue_minor(cells["open_items"], ends)
    if cells["next_on"]:
        yield _on("accounts", cells, LOOKS, "c", cells["next_on"]), 1
        yield _on("accounts", cells, LOOKS, "m", cells["next_on"]), overdue_minor(cells["open_items"], cells["next_on"])


def _figures(cells: Cells) -> Mapping[str, int]:
    return {
        "accounts": 1,
        "balance_minor": cells.get("balance_minor", 0),
        **{name: cells.get(name, 0) for name in ("drafts", "drafts_minor", "held", "held_minor")},
        "unapplied": int(cells["unapplied_minor"] > 0),
        "unapplied_minor": cells["unapplied_minor"],
        "unapplied_of_guarantors": -sum(m for k, m in cells["balances"].items() if k == f"{UNAPPLIED}:{GUARANTOR}"),
        "on_hold": int(ends_of_hold(cells) == ENDLESS),
        "bad_address": int(has_bad_address(cells)),
    }


def _payment(cells: Cells) -> Iterator[tuple[Counted, int]]:
    what = f"{cells['method']}.{cells['state']}.{int(cells['unapplied_minor'] > 0)}"
    for letter, minor in (("c", 1), ("m", cells["amount_minor"]), ("u", cells["unapplied_minor"])):
        yield _on("payments", cells, what, letter, cells["received_on"]), minor


def _invoice(cells: Cells) -> Iterator[tuple[Counted, int]]:
    what = f"{cells['kind']}.{stands_on(cells, date.min).value}"  # as it stands on any day before it is overdue
    for letter, minor in (("c", 1), ("m", cells["total_minor"]), ("u", cells["open_minor"])):
        yield _on("invoices", cells, what, letter, cells["on"]), minor


def _moved(cells: Cells) -> Iterator[tuple[Counted, int]]:
    for on, kind, due, minor in cells["moves"].values():
        what, key = (f"{kind}.{due[:7]}", f"m{due[8:10]}") if due else (FREE, kind)
        yield Counted(MOVED_BY_MONTH, cells["currency"], on[:7], what, key), minor
        yield Counted(MOVED_BY_DAY, cells["currency"], on, what, key), minor


_RULES: Final = {"accounts": _account, "payments": _payment, "invoices": _invoice, MOVED: _moved}
