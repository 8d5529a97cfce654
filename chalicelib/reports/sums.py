"""What lists come to: sums over every row that holds a filter, by currency, in minor units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from chalicelib.collections.rules.ageing import BUCKETS
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import Entry
from chalicelib.reports.ageing import line_of
from chalicelib.reports.exports import rows_holding
from chalicelib.reports.filters import Asked
from chalicelib.reports.rows import Cells
from chalicelib.reports.shown import overdue_minor

Parts = tuple[int, ...]


def _by_currency(rows: Iterable[Cells], parts_of: Callable[[Cells], Sequence[int]]) -> dict[str, Parts]:
    sums: dict[str, Parts] = {}
    for cells in rows:
        parts = (1, *parts_of(cells))
        before = sums.get(cells["currency"], (0,) * len(parts))
        sums[cells["currency"]] = tuple(a + b for a, b in zip(before, parts, strict=True))
    return sums


def payment_sums(ports: Ports, asked: Asked, on: date) -> dict[str, Parts]:
    """Of the payments that hold a filter: how many, their amounts, and what of them is unapplied."""
    rows = rows_holding(ports, "payments", asked, on)
    return _by_currency(rows, lambda cells: (cells["amount_minor"], cells["unapplied_minor"]))


def guarantor_ages(cells: Cells, on: date) -> dict[str, int]:
    """What the guarantor of an account row owes by age on a civil date; every bucket is named."""
    return line_of(cells, on, "guarantor").by_bucket


def account_sums(ports: Ports, asked: Asked, on: date) -> dict[str, Parts]:
    """Of the accounts that hold a filter: how many, what they owe, what is overdue, then the guarantors' ages."""

    def parts(cells: Cells) -> Parts:
        ages = guarantor_ages(cells, on)
        overdue = overdue_minor(cells["open_items"], on.isoformat())
        return (cells["balance_minor"], overdue, *(ages[bucket] for bucket in BUCKETS))

    return _by_currency(rows_holding(ports, "accounts", asked, on), parts)


def about(entries: Iterable[Entry], subject: str) -> list[Entry]:
    """The entries with a leg about an invoice or a payment, the newest first."""
    return [entry for entry in reversed(list(entries)) if any(leg.subject == subject for leg in entry.legs)]
