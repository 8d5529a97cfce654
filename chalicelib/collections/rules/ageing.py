"""How old a debt is: the buckets of the ageing report, by days past due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from chalicelib.collections.model import Debt

# Bucket and the last day past due that belongs to it; thirty-day buckets as statements and payers use them.
_BUCKETS: Final = (("current", 0), ("1-30", 30), ("31-60", 60), ("61-90", 90), ("91-120", 120))
OLDEST: Final = "120+"
BUCKETS: Final = (*(name for name, _ in _BUCKETS), OLDEST)


def days_past_due(due_on: date, on: date) -> int:
    """Days since the due day; zero on it and before it."""
    return max(0, (on - due_on).days)


def bucket(days: int) -> str:
    """The ageing bucket of so many days past due."""
    return next((name for name, last in _BUCKETS if days <= last), OLDEST)


def ageing(debts: Iterable[Debt], on: date) -> dict[str, int]:
    """Open amounts by bucket on a civil day, in minor units; every bucket is named, the empty ones with zero."""
    sums = dict.fromkeys(BUCKETS, 0)
    for debt in debts:
        sums[bucket(days_past_due(debt.due_on, on))] += debt.minor
    return sums
