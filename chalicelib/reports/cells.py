"""What the cells of a list's row say, for filters, sums and figures. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from chalicelib.invoicing.model import InvoiceState, Stands
from chalicelib.invoicing.rules.stands import Position, stands
from chalicelib.ledger.model import GUARANTOR

ENDLESS: Final = "endless"
Cells = dict[str, Any]  # what a row shows, by name: plain JSON, no health data


def owed_by_day(open_items: Iterable[Sequence[str | int]], party: str = GUARANTOR) -> list[tuple[str, int]]:
    """What a party owes now, by the day it is due (ISO date) and minor units: nothing of what is covered.

    An open item is a number, a party, a day, what the books have open and, last, what of it is owed now.
    """
    return [(str(item[2]), int(item[-1])) for item in open_items if item[1] == party and int(item[-1])]


def overdue_minor(open_items: Iterable[Sequence[str | int]], today: str, party: str = GUARANTOR) -> int:
    """What a party owes now past its due date (ISO dates compare as text)."""
    return sum(minor for due, minor in owed_by_day(open_items, party) if due < today)


def unapplied_on(cells: Cells) -> int:
    """What of the invoice of a row unapplied money covers, in minor units."""
    return int(cells.get("unapplied_minor") or cells.get("held_minor") or 0)  # rows of an older shape: held


def owed_of(cells: Cells) -> int:
    """What is owed now on the invoice of a row, in minor units."""
    return int(cells["open_minor"] - unapplied_on(cells) - cells.get("debited_minor", 0))


def stands_on(cells: Cells, today: date) -> Stands:
    """Where the invoice of a row stands on a civil day."""
    due = date.fromisoformat(cells["due_on"]) if cells["due_on"] else None
    position = Position(
        state=InvoiceState(cells["state"]),
        due_on=due,
        liable_minor=cells["liable_minor" if "liable_minor" in cells else "open_minor"],
        open_minor=cells["open_minor"],
        credited_minor=cells.get("credited_minor", 0),
        unapplied_minor=unapplied_on(cells),
        debited_minor=cells.get("debited_minor", 0),
        disputed=cells.get("disputed", False),
    )
    return stands(position, today)


def holds_on(cells: Cells, today: str) -> list[str]:
    """The reasons of the holds in force on a day: one that ends on it holds no more (ISO dates compare as text)."""
    kept = (one if isinstance(one, list) else [one, ""] for one in cells["holds"])  # rows of an older shape: no end
    return [str(reason) for reason, until in kept if not until or today < until]


def ends_of_hold(cells: Cells) -> str:
    """The day the last of an account's holds ends (ISO date): ENDLESS while one has no end, "" without a hold."""
    ends = [one[1] if isinstance(one, list) else "" for one in cells["holds"]]
    return "" if not ends else max(ends) if all(ends) else ENDLESS


def has_bad_address(cells: Cells) -> bool:
    """Whether mail to the account's e-mail address came back or was complained about."""
    return cells["email_state"] in ("bounced", "complained")


def is_due(cells: Cells, today: str) -> bool:
    """Whether the nightly run has a step for the account today or earlier (ISO dates compare as text)."""
    return bool(cells["next_on"]) and bool(cells["next_on"] <= today)
