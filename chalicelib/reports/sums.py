"""What lists come to: sums over every row that holds a filter, by currency, in minor units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from chalicelib.collections.rules.summary import COVERED, GUARANTORS, guarantor_ages, overdue_minor
from chalicelib.invoicing.model import Stands
from chalicelib.invoicing.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.kernel.lists import Asked, Cells
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import Entry
from chalicelib.reports.counters import Sum, sums_of
from chalicelib.reports.exports import rows_holding

Parts = tuple[int, ...]


def _by_currency(rows: Iterable[Cells], parts_of: Callable[[Cells], Sequence[int]]) -> dict[str, Parts]:
    sums: dict[str, Parts] = {}
    for cells in rows:
        parts = (1, *parts_of(cells))
        before = sums.get(cells["currency"], (0,) * len(parts))
        sums[cells["currency"]] = tuple(a + b for a, b in zip(before, parts, strict=True))
    return sums


def _counted(ports: Ports, name: str, asked: Asked, wanted: Callable[[Sequence[str]], bool]) -> dict[str, Parts]:
    """(how many, amount, rest) by currency of what the stream has counted, between the days asked for: it costs the
    same however many rows there are. `wanted` says which words of a count's name are asked for.
    """
    since, until = str(asked.get("from_on") or ""), str(asked.get("to_on") or "9999-12-31")
    found: dict[str, dict[str, int]] = {}
    for kept in sums_of(ports, name, since[:7], until[:7]):
        if asked.get("currency") in ("", None, kept.currency) and wanted(kept.what.split(".")):
            sums = found.setdefault(kept.currency, dict.fromkeys("cmu", 0))
            for letter, day, number in kept.days():
                sums[letter] += number if since <= day <= until else 0
    return {code: tuple(sums.values()) for code, sums in found.items() if sums["c"]}


def payment_sums(ports: Ports, asked: Asked, on: date) -> dict[str, Parts]:
    """Of the payments that hold a filter: how many, their amounts, and what of them is unapplied."""
    if asked.get("text"):
        rows = rows_holding(ports, "payments", asked, on)
        return _by_currency(rows, lambda cells: (cells["amount_minor"], cells["unapplied_minor"]))

    def wanted(words: Sequence[str]) -> bool:
        method, state, unapplied = words
        return (
            asked.get("method") in ("", None, method)
            and asked.get("state") in ("", None, state)
            and (not asked.get("unapplied") or unapplied == "1")
        )

    return _counted(ports, "payments", asked, wanted)


# The words that a list may be asked for whose sums need no day: an open one may be overdue today.
_COUNTED_WORDS: Final[dict[str, frozenset[str]]] = {
    "": frozenset(Stands),
    "unissued": frozenset({Stands.DRAFT, Stands.HELD}),
    "open": frozenset({Stands.OPEN, Stands.PART_PAID}),
    **{word: frozenset({word}) for word in (Stands.DRAFT, Stands.HELD, Stands.PAID, Stands.CREDITED, Stands.DISPUTED)},
}


def invoice_sums(ports: Ports, asked: Asked, on: date) -> dict[str, Parts]:
    """Of the invoices that hold a filter: how many, their totals and what is open of them."""
    listed = _COUNTED_WORDS.get(str(asked.get("state") or ""))
    if asked.get("text") or asked.get("party") or listed is None:
        rows = rows_holding(ports, "invoices", asked, on)
        return _by_currency(rows, lambda cells: (cells["total_minor"], cells["open_minor"]))

    def wanted(words: Sequence[str]) -> bool:
        kind, word = words
        return asked.get("kind") in ("", None, kind) and word in listed

    return _counted(ports, "invoices", asked, wanted)


def account_sums(ports: Ports, asked: Asked, on: date) -> dict[str, Parts]:
    """Of the accounts that hold a filter: how many, what they owe, what is overdue, then the guarantors' ages."""

    def parts(cells: Cells) -> Parts:
        ages = guarantor_ages(cells, on)
        overdue = overdue_minor(cells["open_items"], on.isoformat())
        return (cells["balance_minor"], overdue, *(ages[bucket] for bucket in BUCKETS))

    if any(value not in ("", None, False, 0) for name, value in asked.items() if name != "currency"):
        return _by_currency(rows_holding(ports, "accounts", asked, on), parts)
    by_code: dict[str, list[Sum]] = {}
    for kept in sums_of(ports, "accounts"):
        if asked.get("currency") in ("", None, kept.currency):
            by_code.setdefault(kept.currency, []).append(kept)
    sums = {code: _all_accounts(found, on) for code, found in by_code.items()}
    return {code: parts for code, parts in sums.items() if parts[0]}


def _all_accounts(sums: Iterable[Sum], on: date) -> Parts:
    count, balance, overdue, ages = 0, 0, 0, dict.fromkeys(BUCKETS, 0)
    for kept in sums:
        count += kept.numbers.get("accounts", 0)
        balance += kept.numbers.get("balance_minor", 0)
        sign = {GUARANTORS: 1, COVERED: -1}.get(kept.what, 0)
        for _, day, minor in kept.days() if sign else ():
            ages[bucket(days_past_due(date.fromisoformat(day), on))] += sign * minor
            overdue += sign * minor if day < on.isoformat() else 0
    return (count, balance, overdue, *ages.values())


def about(entries: Iterable[Entry], subject: str) -> list[Entry]:
    """The entries with a leg about an invoice or a payment, the newest first."""
    return [entry for entry in reversed(list(entries)) if any(leg.subject == subject for leg in entry.legs)]
