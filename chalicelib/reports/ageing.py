"""Receivables by age, from the accounts' summary rows: as of any day, of what is open now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.invoicing.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import GUARANTOR, UNAPPLIED
from chalicelib.reports.cells import Cells
from chalicelib.reports.counters import Sum, sums_of
from chalicelib.reports.counting import GUARANTORS, PAYERS
from chalicelib.reports.rows import all_rows, page_of_rows
from chalicelib.reports.shown import folded


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
    for _, who, due, minor, *_ in cells["open_items"]:
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
    """Money that pays nothing yet, of payments and credit notes. `party` is guarantor, payer or "" for both."""
    free = {key.partition(":")[2]: -minor for key, minor in balances.items() if key.startswith(f"{UNAPPLIED}:")}
    return sum(minor for who, minor in free.items() if not party or (who == GUARANTOR) == (party == "guarantor"))


def ageing_lines(ports: Ports, on: date, party: str = "") -> Iterator[AgeingLine]:
    """Every account that has something open, by its number: for the export."""
    lines = (line_of(row.cells, on, party) for row in all_rows(ports, "owing"))
    return (line for line in lines if line.total_minor)


def page_of_ageing(ports: Ports, on: date, party: str, text: str, limit: int, cursor: str | None) -> Page[AgeingLine]:
    """One page of the accounts that have something open, by number. `text` is a part of number or guarantor."""
    words = folded(text).split()

    def holds(cells: Cells) -> bool:
        said = folded(f"{cells['account_number']} {cells['guarantor']}")
        return all(word in said for word in words) and bool(line_of(cells, on, party).total_minor)

    page = page_of_rows(ports, "owing", holds, limit, cursor)
    return Page([line_of(row.cells, on, party) for row in page.items], page.cursor)


def totals(ports: Ports, on: date, party: str = "") -> list[AgeingLine]:
    """One line a currency, of all accounts, from the sums that the stream keeps."""
    wanted = {"": (GUARANTORS, PAYERS), "guarantor": (GUARANTORS,), "payer": (PAYERS,)}[party]
    by_code: dict[str, list[Sum]] = {}
    for kept in sums_of(ports, "accounts"):
        by_code.setdefault(kept.currency, []).append(kept)
    lines = (_total(sums, code, on, party, wanted) for code, sums in sorted(by_code.items()))
    return [line for line in lines if line.total_minor or line.unapplied_minor]


def _total(sums: Iterable[Sum], code: str, on: date, party: str, wanted: Sequence[str]) -> AgeingLine:
    by_bucket, free, of_guarantors = dict.fromkeys(BUCKETS, 0), 0, 0
    for kept in sums:
        free += kept.numbers.get("unapplied_minor", 0)
        of_guarantors += kept.numbers.get("unapplied_of_guarantors", 0)
        for _, day, minor in kept.days() if kept.what in wanted else ():
            by_bucket[bucket(days_past_due(date.fromisoformat(day), on))] += minor
    unapplied = {"": free, "guarantor": of_guarantors, "payer": free - of_guarantors}[party]
    return AgeingLine("", "", "", code, by_bucket, unapplied)
