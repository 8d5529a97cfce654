"""The figures of the home page, from the accounts' summary rows and this month's payments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from chalicelib.collections.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import GUARANTOR
from chalicelib.reports.rows import Cells, RowItem, all_rows
from chalicelib.reports.shown import has_bad_address, holds_on, is_due, overdue_minor

QUEUES = ("drafts", "held", "overdue", "unapplied", "on_hold", "bad_address", "due_today")


@dataclass
class Figure:
    """How many accounts or invoices, and how much by currency in minor units."""

    count: int = 0
    amounts: dict[str, int] = field(default_factory=dict)

    def add(self, count: int, currency: str, minor: int) -> None:
        """Count more into it."""
        if count:
            self.count += count
            self.amounts[currency] = self.amounts.get(currency, 0) + minor


@dataclass
class Figures:
    """The office at a glance. `accounts` is how many there are: none in a new office."""

    accounts: int
    queues: dict[str, Figure]
    received: dict[str, int]
    ageing: dict[str, dict[str, int]]

    @property
    def owed(self) -> dict[str, int]:
        """What guarantors owe in all, by currency."""
        sums: dict[str, int] = {}
        for amounts in self.ageing.values():
            for currency, minor in amounts.items():
                sums[currency] = sums.get(currency, 0) + minor
        return sums


def figures(ports: Ports, on: date, week_from: date) -> Figures:
    """Count what waits for a person, what came in since `week_from`, and what guarantors owe by age."""
    seen = Figures(0, {name: Figure() for name in QUEUES}, {}, {name: {} for name in BUCKETS})
    for row in all_rows(ports, "accounts"):
        _count(seen, row.cells, on)
    for month in {week_from.isoformat()[:7], on.isoformat()[:7]}:
        for row in ports.tables.query(RowItem, f"ROW#payments#{month}"):
            _receive(seen, row.cells, week_from)
    return seen


def _count(seen: Figures, cells: Cells, on: date) -> None:
    currency, queues = cells["currency"], seen.queues
    seen.accounts += 1
    overdue = overdue_minor(cells["open_items"], on.isoformat())
    for name in ("drafts", "held"):
        queues[name].add(cells[name], currency, cells.get(f"{name}_minor", 0))  # rows of an older shape have no amount
    queues["overdue"].add(int(overdue > 0), currency, overdue)
    queues["unapplied"].add(int(cells["unapplied_minor"] > 0), currency, cells["unapplied_minor"])
    queues["on_hold"].add(int(bool(holds_on(cells, on.isoformat()))), currency, overdue)
    queues["bad_address"].add(int(has_bad_address(cells)), currency, overdue)
    queues["due_today"].add(int(is_due(cells, on.isoformat())), currency, overdue)
    for _, party, due, minor in cells["open_items"]:
        if party == GUARANTOR:
            ages = seen.ageing[bucket(days_past_due(date.fromisoformat(due), on))]
            ages[currency] = ages.get(currency, 0) + minor


def _receive(seen: Figures, cells: Cells, since: date) -> None:
    if cells["state"] == "posted" and cells["received_on"] >= since.isoformat():
        seen.received[cells["currency"]] = seen.received.get(cells["currency"], 0) + cells["amount_minor"]
