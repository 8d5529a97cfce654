"""What a list may be filtered by, as plain predicates over its rows' cells. Dates compare as ISO text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from chalicelib.invoicing.model import Stands
from chalicelib.kernel.horizons import earlier
from chalicelib.reports.cells import Cells, has_bad_address, holds_on, is_due, overdue_minor, stands_on
from chalicelib.reports.shown import DRAFTS, folded

Holds = Callable[[Cells], bool]
Asked = Mapping[str, Any]  # the query's fields; "" and None ask for nothing


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list: its rows' name, its order, the columns of its export, and which rows and buckets a question wants."""

    name: str
    backwards: bool
    columns: tuple[str, ...]
    holds: Callable[[Asked, date], Holds]
    wanted: Callable[[Asked], Callable[[str], bool]]


def _text(cells: Cells, asked: Asked, *names: str) -> bool:
    words = folded(str(asked.get("text") or "")).split()
    said = folded(" ".join(str(cells.get(name, "")) for name in names))
    return all(word in said for word in words)


def _same(cells: Cells, asked: Asked, *names: str) -> bool:
    return all(not asked.get(name) or cells.get(name) == asked[name] for name in names)


def _between(value: str, asked: Asked) -> bool:
    since, until = asked.get("from_on"), asked.get("to_on")
    return (not since or value >= str(since)) and (not until or value <= str(until))


def _any_bucket(_: Asked) -> Callable[[str], bool]:
    return lambda bucket: True


def _months(asked: Asked) -> Callable[[str], bool]:
    since, until = str(asked.get("from_on") or "")[:7], str(asked.get("to_on") or "9999")[:7]
    return lambda bucket: bucket == DRAFTS or since <= bucket <= until


def _clients(asked: Asked, _: date) -> Holds:
    return lambda cells: (
        _text(cells, asked, "name", "account_number", "guarantor") and _same(cells, asked, "language", "state")
    )


def _invoices(asked: Asked, today: date) -> Holds:
    def holds(cells: Cells) -> bool:
        owes = not asked.get("party") or str(asked["party"]) in cells["open"]
        return (
            bool(owes)
            and _text(cells, asked, "number", "account_number", "guarantor")
            and _same(cells, asked, "currency", "kind")
            and _between(cells["on"], asked)
            and is_listed(stands_on(cells, today), str(asked.get("state") or ""))
        )

    return holds


# What a list may ask for beside a single word: several at once.
_SEVERAL: Final[dict[str, frozenset[Stands]]] = {
    "": frozenset(Stands),
    "unissued": frozenset({Stands.DRAFT, Stands.HELD}),
    "open": frozenset({Stands.OPEN, Stands.PART_PAID, Stands.OVERDUE}),
}


def is_listed(word: Stands, state: str) -> bool:
    """Whether an invoice that stands so is asked for: by its word, or as unissued, or as open (late or not)."""
    return word in _SEVERAL.get(state, ()) or (state not in _SEVERAL and word.value == state)


def _payments(asked: Asked, _: date) -> Holds:
    def holds(cells: Cells) -> bool:
        return (
            _text(cells, asked, "reference", "account_number", "guarantor")
            and _same(cells, asked, "method", "state", "currency")
            and _between(cells["received_on"], asked)
            and (not asked.get("unapplied") or cells["unapplied_minor"] > 0)
        )

    return holds


def _accounts(asked: Asked, today: date) -> Holds:
    since = earlier(today, int(asked.get("days_past_due") or 0)).isoformat()

    def holds(cells: Cells) -> bool:
        overdue = overdue_minor(cells["open_items"], since)
        return (
            _text(cells, asked, "account_number", "guarantor")
            and _same(cells, asked, "currency")
            and (not (asked.get("overdue") or asked.get("days_past_due")) or overdue > 0)
            and (not asked.get("unapplied") or cells["unapplied_minor"] > 0)
            and (asked.get("on_hold") is None or bool(holds_on(cells, today.isoformat())) == asked["on_hold"])
            and (not asked.get("bad_address") or has_bad_address(cells))
            and (not asked.get("due") or is_due(cells, today.isoformat()))
            and (asked.get("level") is None or bool(cells["level"] == asked["level"]))
        )

    return holds


LISTS: Final[dict[str, ListKind]] = {
    "clients": ListKind(
        "clients",
        False,
        ("account_number", "name", "guarantor", "language", "currency", "state"),
        _clients,
        _any_bucket,
    ),
    "invoices": ListKind(
        "invoices",
        True,
        (
            *("number", "account_number", "guarantor", "stands", "kind", "on", "due_on"),
            *("currency", "total", "open", "owed"),
        ),
        _invoices,
        _months,
    ),
    "payments": ListKind(
        "payments",
        True,
        (
            "received_on",
            "account_number",
            "guarantor",
            "party",
            "method",
            "state",
            "reference",
            "currency",
            "amount",
            "unapplied",
        ),
        _payments,
        _months,
    ),
    "accounts": ListKind(
        "accounts",
        False,
        ("account_number", "guarantor", "currency", "balance", "overdue", "unapplied", "level", "next_on"),
        _accounts,
        _any_bucket,
    ),
}
