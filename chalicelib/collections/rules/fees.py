"""What a dunning level may charge, by dated rule."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.collections.model import Debt, Fee, Level
from chalicelib.collections.rules.interest import Books, Piece, interest, pieces, principals, rate_series
from chalicelib.invoicing.model import InterestPart
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.horizons import later
from chalicelib.kernel.period import Period
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import GUARANTOR

_TABLE = Path(__file__).parent.parent / "tables" / "fee_rules.json"


@dataclass(frozen=True, slots=True)
class FeeRule:
    """A fee by period, in minor units of its currency."""

    key: str
    currency: str
    basis: str
    amounts: tuple[tuple[Period, int], ...]

    def on(self, day: date) -> int:
        """The fee on a day, zero when no rule covers it: what is not allowed is not charged."""
        return next((minor for period, minor in self.amounts if period.holds(day)), 0)


@cache
def fee_rules() -> dict[str, FeeRule]:
    """The dated fee rules by key (`tables/fee_rules.json`)."""
    rows = json.loads(_TABLE.read_text(encoding="utf-8"))["fees"]
    return {row["key"]: FeeRule(row["key"], row["currency"], row["basis"], _amounts(row)) for row in rows}


def _amounts(row: dict[str, Any]) -> tuple[tuple[Period, int], ...]:
    return tuple(
        (
            Period(date.fromisoformat(part["from"]), date.fromisoformat(part["until"]) if part["until"] else None),
            part["minor"],
        )
        for part in row["series"]
    )


def late_fee_key(invoice_id: str, level: int, taken_back: Mapping[str, int]) -> str:
    """The natural key of a level's fee about a debt: once for ever, and once more for each time that it was taken back
    because its letter never went.
    """
    key = f"late-fee:{invoice_id}:{level}"
    times = taken_back.get(key, 0)
    return f"{key}:{times + 1}" if times else key


def fees(
    level: Level, overdue: Sequence[Debt], on: date, books: Callable[[], Books], taken_back: Mapping[str, int]
) -> tuple[Fee, ...]:
    """What a level charges on a civil day: its fee once, on the oldest debt, and interest on each debt until that day.

    `overdue` are the debts that are owed now: nothing is charged on one that unapplied money covers, nor on late fees
    and interest. `taken_back` counts the fees whose letters never went. `books` are read only when interest is due.
    Where no rate is known for a day of the period, that debt's interest is left out: nothing is guessed.
    """
    bearing = [debt for debt in overdue if debt.bears_fees]
    charged = [*_late_fee(level, bearing[:1], on, taken_back)]
    if level.interest_key and bearing:
        read = books()
        charged += [fee for debt in bearing for fee in _interest(level, debt, on, read)]
    return tuple(charged)


def _late_fee(level: Level, oldest: Sequence[Debt], on: date, taken_back: Mapping[str, int]) -> list[Fee]:
    if not level.fee_key:
        return []
    rule = fee_rules()[level.fee_key]
    keys = [(debt.id, late_fee_key(debt.id, level.number, taken_back)) for debt in oldest]
    return [Fee("late_fee", key, invoice_id, rule.on(on), rule.basis) for invoice_id, key in keys if rule.on(on)]


def _interest(level: Level, debt: Debt, on: date, books: Books) -> list[Fee]:
    series = rate_series()[level.interest_key]
    owed = principals(books, debt.id, GUARANTOR, later(debt.due_on, 1), on)
    try:
        minor = interest(owed, series)
    except RuleBroken:
        return []
    key = f"interest:{debt.id}:{level.number}"
    return [Fee("interest", key, debt.id, minor, series.basis, told(pieces(owed, series)))] if minor > 0 else []


def told(reckoned: Iterable[Piece]) -> tuple[InterestPart, ...]:
    """What interest was reckoned on, as its paper tells it: stretches of one principal at one rate, in order."""
    parts: list[InterestPart] = []
    for piece in reckoned:
        part = InterestPart(piece.from_on, piece.until_on, piece.minor, int(piece.percent * 100))
        if parts and replace(part, from_on=parts[-1].from_on) == replace(parts[-1], until_on=part.until_on):
            part = replace(part, from_on=parts.pop().from_on)
        parts.append(part)
    return tuple(parts)
