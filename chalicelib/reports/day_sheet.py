"""The day sheet: what a day's entries moved on the cash and clearing accounts, by method, person and kind.

Made of the journal's rows of that one day, so that its sums are those of the books; the day's counters, which the trial
balance is made of, are what they are held against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from chalicelib.kernel.ports import Ports
from chalicelib.reports.journal import JournalRow, moved_on
from chalicelib.reports.rows import READ_MAX

CASH: Final = "cash_"
# What an entry of each reason does with money; any other (a dispute, a merge) is told as other.
KINDS: Final[Mapping[str, str]] = {
    "payment": "posted",
    "payment_voided": "voided",
    "payment_returned": "returned",
    "refund": "refunded",
    "refund_succeeded": "refunded",
    "refund_failed": "refunded",
}
COLUMNS: Final = ("posted", "voided", "returned", "refunded", "other")


@dataclass
class Moved:
    """What was moved by one method, by one person or all: by kind in minor units, and how many entries."""

    currency: str
    method: str
    by: str = ""
    count: int = 0
    minors: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))

    @property
    def net_minor(self) -> int:
        """All kinds together: what the day moved on the method's ledger account."""
        return sum(self.minors.values())

    def add(self, kind: str, minor: int) -> None:
        """Count an entry into it."""
        self.count += 1
        self.minors[kind] += minor


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The lines by method and person, the sums by method, and what the day's counters say of each method's ledger
    account (currency, code). Where not the `whole` day was read, it comes to this at least.
    """

    lines: list[Moved]
    sums: list[Moved]
    booked: Mapping[tuple[str, str], int]
    whole: bool

    def ties(self, one: Moved) -> bool:
        """Whether a method's sum is what the day's counters say."""
        return self.whole and one.net_minor == self.booked.get((one.currency, CASH + one.method), 0)


def day_sheet(ports: Ports, on: date, *, currency: str = "") -> DaySheet:
    """The day sheet of a civil date, by the day of effect; of one currency or all, the office's own first.

    It reads the entries of that day, 4,000 at most.
    """
    cursor, read, rows = "", 0, list[JournalRow]()
    while read < READ_MAX:
        page = ports.tables.page(JournalRow, f"JOURNAL#{on.isoformat()}", "", 1000, cursor or None)
        rows, read, cursor = [*rows, *page.items], read + len(page.items), page.cursor or ""
        if not cursor:
            break
    kept = [row for row in rows if currency in ("", row.currency)]
    own = ports.settings.office_currency
    lines, sums = _sorted(_by(kept, each=True), own), _sorted(_by(kept, each=False), own)
    return DaySheet(lines, sums, moved_on(ports, on), whole=not cursor)


def _by(rows: Iterable[JournalRow], *, each: bool) -> list[Moved]:
    found: dict[tuple[str, str, str], Moved] = {}
    for row in rows:
        for method, minor in _cash(row).items():
            by = row.by if each else ""
            place = (row.currency, method, by)
            found.setdefault(place, Moved(row.currency, method, by)).add(KINDS.get(row.reason, "other"), minor)
    return list(found.values())


def _cash(row: JournalRow) -> dict[str, int]:
    """What an entry moves on cash, by method."""
    moved: dict[str, int] = {}
    for code, minor, *_ in row.legs:
        if str(code).startswith(CASH):
            method = str(code).removeprefix(CASH)
            moved[method] = moved.get(method, 0) + int(minor)
    return moved


def _sorted(found: Iterable[Moved], own: str) -> list[Moved]:
    return sorted(found, key=lambda one: (one.currency != own, one.currency, one.method, one.by))
