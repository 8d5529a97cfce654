"""Receivables by age: what was open at the end of a civil day, by the days on which entries took effect.

What was open then is what is open now without what moved since (`moved.py`), of one account as of all together: a look
at last month reads a month's movements, however long the books are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import groupby, islice
from typing import Final

from chalicelib.collections.rules.summary import GUARANTORS, OFFICE, PAYERS
from chalicelib.invoicing.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.kernel.lists import Cells, Sum, folded
from chalicelib.kernel.money import own_first
from chalicelib.kernel.paging import Page, cursor_of, foreign, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.actions import today
from chalicelib.ledger.model import UNAPPLIED
from chalicelib.reports.counters import sums_of
from chalicelib.reports.counting import FREE, MOVED, kind_of
from chalicelib.reports.moved import months_after, moves_after, sums_after, sums_of_payer_after
from chalicelib.reports.payers import payer_free, payer_open
from chalicelib.reports.rows import READ_MAX, RowItem, account_place, rows_after

Amount = tuple[str, str, int]  # guarantor or a payer's id; due on (ISO date), "" for unapplied money; minor units
_OWED: Final = {GUARANTORS: "guarantor", PAYERS: "payer"}


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

    @property
    def is_open(self) -> bool:
        """Whether anything is open, of whatever age."""
        return any(self.by_bucket.values())

    @property
    def is_late(self) -> bool:
        """Whether anything is past due."""
        return any(minor for bucket, minor in self.by_bucket.items() if bucket != BUCKETS[0])


@dataclass(frozen=True, slots=True)
class AgeingAsked:
    """Which lines are asked for: as of the end of a civil day, of guarantors, of payers, of the payer of an id or ""
    for all, in a currency or "" for any, with something past due alone if `overdue`; `text` is a part of number or
    guarantor.
    """

    on: date
    party: str = ""
    currency: str = ""
    text: str = ""
    overdue: bool = False


def line_of(cells: Cells, on: date, party: str, moved: Iterable[Cells] = ()) -> AgeingLine:
    """One account's open items by age, from what it owes now and the rows of what moved since. `party` is guarantor,
    payer, a payer's id or "" for all.
    """
    since = ((who, due, -minor) for row in moved for who, due, minor in moves_after(row, on))
    by_bucket, free = _aged([*_amounts_of(cells), *since], on, party)
    names = ("account_id", "account_number", "guarantor", "currency")
    return AgeingLine(**{name: cells[name] for name in names}, by_bucket=by_bucket, unapplied_minor=free)


def _aged(amounts: Iterable[Amount], on: date, party: str) -> tuple[dict[str, int], int]:
    """What amounts come to by age on a day, and what is unapplied."""
    by_bucket, free = dict.fromkeys(BUCKETS, 0), 0
    for who, due, minor in amounts:
        if party not in ("", who, kind_of(who)):
            continue
        if due:
            by_bucket[bucket(days_past_due(date.fromisoformat(due), on))] += minor
        else:
            free += minor
    return by_bucket, free


def _amounts_of(cells: Cells) -> Iterator[Amount]:
    """What an account owes and what of its money is unapplied now."""
    for _, who, due, minor, *_ in cells["open_items"]:
        yield who, due, minor
    for key, minor in cells["balances"].items():
        if key.startswith(f"{UNAPPLIED}:"):
            yield key.partition(":")[2], "", -minor


def page_of_ageing(ports: Ports, asked: AgeingAsked, limit: int, cursor: str | None) -> Page[AgeingLine]:
    """One page of the accounts that had something open, by number; it may be short and still have a cursor."""
    accounts = _accounts(ports, asked.on, _place(cursor), limit + 1)
    found: list[AgeingLine] = []
    looked_at = 0
    while chunk := list(islice(accounts, limit)):
        for place, line in _lines(ports, chunk, asked.on, asked.party):
            found += [line] if line.is_open and _is_asked(line, asked) else []
            looked_at += 1
            if len(found) == limit or looked_at == READ_MAX:
                more = place != chunk[-1][0] or next(accounts, None) is not None
                return Page(found, _cursor(place) if more else None)
    return Page(found)


def _is_asked(line: AgeingLine, asked: AgeingAsked) -> bool:
    said = folded(f"{line.account_number} {line.guarantor}")
    if asked.overdue and not line.is_late:
        return False
    return asked.currency in ("", line.currency) and all(word in said for word in folded(asked.text).split())


Place = tuple[str, str]  # bucket and sort key, the same in every list by account numbers


def _place(cursor: str | None) -> Place:
    place = place_of(cursor, "list", "bucket", "sk") or {"list": "ageing", "bucket": "", "sk": ""}
    if place["list"] != "ageing":
        raise foreign()
    return place["bucket"], place["sk"]


def _cursor(place: Place) -> str | None:
    return cursor_of({"list": "ageing", "bucket": place[0], "sk": place[1]})


def _accounts(ports: Ports, on: date, place: Place, at_once: int) -> Iterator[tuple[Place, list[RowItem]]]:
    """The accounts behind a place that owe now or moved since a day, in order, each with its rows of these lists."""
    lists = ["owing", *(f"{MOVED}.{month}" for month in months_after(on, today(ports)))]
    rows = merge(*(rows_after(ports, name, place, at_once) for name in lists), key=_order)
    return ((order, list(found)) for order, found in groupby(rows, key=_order))


def _order(row: RowItem) -> Place:
    return str(row.pk).rsplit("#", 1)[1], str(row.sk)


def _lines(
    ports: Ports, accounts: Sequence[tuple[Place, list[RowItem]]], on: date, party: str
) -> Iterator[tuple[Place, AgeingLine]]:
    """The ageing of accounts, with their places. Who owes nothing now is known by the summary row."""
    settled = [str(rows[0].account_id) for _, rows in accounts if "open_items" not in rows[0].cells]
    standing = ports.tables.get_all(RowItem, [account_place(account_id) for account_id in settled]) if settled else []
    summaries = {row.account_id: row.cells for row in standing}
    for place, (first, *rest) in accounts:
        owes = "open_items" in first.cells  # the list of those that owe now comes first in the merge
        now = first.cells if owes else summaries.get(first.account_id)
        if now is not None:
            yield place, line_of(now, on, party, [row.cells for row in (rest if owes else (first, *rest))])


def totals(ports: Ports, on: date, party: str = "") -> list[AgeingLine]:
    """One line a currency, the office's own first, of all accounts, from the sums that the stream keeps."""
    by_code: dict[str, list[Amount]] = {}
    for code, amount in _amounts(ports, on, party):
        by_code.setdefault(code, []).append(amount)
    in_order = own_first(by_code, ports.settings.office_currency)
    aged = ((code, *_aged(amounts, on, party)) for code, amounts in in_order.items())
    lines = (AgeingLine("", "", "", code, by_bucket, free) for code, by_bucket, free in aged)
    return [line for line in lines if line.is_open or line.unapplied_minor]


def _amounts(ports: Ports, on: date, party: str) -> Iterator[tuple[str, Amount]]:
    """What there is to age, by currency: of one payer from its own sums, of all others from the office's."""
    if party in ("", *_OWED.values()):
        yield from (*_amounts_now(ports), *_amounts_since(sums_after(ports, on, today(ports))))
        return
    now = (*payer_open(ports, party), *payer_free(ports, party))
    yield from ((code, (party, due, minor)) for code, due, minor in now)
    moved = sums_of_payer_after(ports, party, on, today(ports))
    for code, (_, due, minor) in _amounts_since((1, kept) for kept in moved):
        yield code, (party, due, minor)


def _amounts_now(ports: Ports) -> Iterator[tuple[str, Amount]]:
    for kept in sums_of(ports, "accounts"):
        if kept.what == OFFICE:
            guarantors = kept.numbers.get("unapplied_of_guarantors", 0)
            yield kept.currency, ("guarantor", "", guarantors)
            yield kept.currency, ("payer", "", kept.numbers.get("unapplied_minor", 0) - guarantors)
        for _, day, minor in kept.days() if kept.what in _OWED else ():
            yield kept.currency, (_OWED[kept.what], day, minor)


def _amounts_since(sums: Iterable[tuple[int, Sum]]) -> Iterator[tuple[str, Amount]]:
    """What sums say that moved after a day, each with its sign, to be taken off what is now."""
    for sign, kept in sums:
        kind, _, month = kept.what.partition(".")
        for key, minor in kept.numbers.items():
            of = (key, "") if kept.what == FREE else (kind, f"{month}-{key[1:]}")
            yield kept.currency, (*of, -sign * minor)
