"""How old a debt is: the buckets of every ageing (statement, report, lists, home), by days past due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

# Bucket and the last day past due that belongs to it; thirty-day buckets as statements and payers use them.
_BUCKETS: Final = (("current", 0), ("1-30", 30), ("31-60", 60), ("61-90", 90), ("91-120", 120))
OLDEST: Final = "120+"
BUCKETS: Final = (*(name for name, _ in _BUCKETS), OLDEST)


def days_past_due(due_on: date | None, on: date) -> int:
    """Days since the due day; zero on it and before it, and for what has none."""
    return max(0, (on - due_on).days) if due_on else 0


def bucket(days: int) -> str:
    """The ageing bucket of so many days past due."""
    return next((name for name, last in _BUCKETS if days <= last), OLDEST)


def ageing(amounts: Iterable[tuple[date | None, int]], on: date) -> dict[str, int]:
    """Amounts by bucket on a civil day, from their due day and minor units; every bucket is named, also empty ones."""
    sums = dict.fromkeys(BUCKETS, 0)
    for due_on, minor in amounts:
        sums[bucket(days_past_due(due_on, on))] += minor
    return sums
