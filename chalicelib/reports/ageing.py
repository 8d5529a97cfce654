"""Receivables by age, from the accounts' summary rows: as of any day, of what is open now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chalicelib.collections.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import GUARANTOR, UNAPPLIED
from chalicelib.reports.rows import Cells, all_rows


@dataclass(frozen=True, slots=True)
class AgeingLine:
    """What an account (or all of one currency) owes by age, in minor units."""

    account_id: str
    account_number: str
    guarantor: str
    currency: str
    by_bucket: dict[str, int]
    unapplied_minor: int

    @property
    def total_minor(self) -> int:
        """All that is open."""
        return sum(self.by_bucket.values())


def line_of(cells: Cells, on: date, party: str) -> AgeingLine:
    """One account's open items by age. `party` is guarantor, payer or "" for both."""
    by_bucket = dict.fromkeys(BUCKETS, 0)
    for _, who, due, minor in cells["open_items"]:
        if not party or (who == GUARANTOR) == (party == "guarantor"):
            by_bucket[bucket(days_past_due(date.fromisoformat(due), on))] += minor
    return AgeingLine(
        cells["account_id"],
        cells["account_number"],
        cells["guarantor"],
        cells["currency"],
        by_bucket,
        unapplied_minor(cells["balances"], party),
    )


def unapplied_minor(balances: dict[str, int], party: str) -> int:
    """Money held for nothing yet, of payments and credit notes. `party` is guarantor, payer or "" for both."""
    held = {key.partition(":")[2]: -minor for key, minor in balances.items() if key.startswith(f"{UNAPPLIED}:")}
    return sum(minor for who, minor in held.items() if not party or (who == GUARANTOR) == (party == "guarantor"))


def ageing_lines(ports: Ports, on: date, party: str = "") -> list[AgeingLine]:
    """Every account that has something open, by its number."""
    lines = [line_of(row.cells, on, party) for row in all_rows(ports, "accounts")]
    return sorted((line for line in lines if line.total_minor), key=lambda line: line.account_number)


def totals(lines: Iterable[AgeingLine]) -> list[AgeingLine]:
    """One line a currency."""
    summed: dict[str, AgeingLine] = {}
    for line in lines:
        empty = AgeingLine("", "", "", line.currency, dict.fromkeys(BUCKETS, 0), 0)
        before = summed.get(line.currency, empty)
        added = {name: before.by_bucket[name] + line.by_bucket[name] for name in BUCKETS}
        unapplied = before.unapplied_minor + line.unapplied_minor
        summed[line.currency] = AgeingLine("", "", "", line.currency, added, unapplied)
    return [summed[code] for code in sorted(summed)]
