"""What the cells of a list's row say, for filters, sums and figures. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from chalicelib.ledger.model import GUARANTOR

ENDLESS: Final = "endless"
Cells = dict[str, Any]  # what a row shows, by name: plain JSON, no health data


def overdue_minor(open_items: Iterable[Sequence[str | int]], today: str, party: str = GUARANTOR) -> int:
    """What a party owes past its due date (ISO dates compare as text)."""
    return sum(int(minor) for _, who, due, minor in open_items if who == party and str(due) < today)


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
