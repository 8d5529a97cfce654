"""The figures of the home page, from the sums of the accounts and of this week's payments."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from chalicelib.collections.rules.summary import BAD, COVERED, FIRST, GUARANTORS, HOLD, LOOKS, OFFICE, UNTIL
from chalicelib.invoicing.model import WriteOffState
from chalicelib.invoicing.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.kernel.lists import Sum
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.reports.counters import sums_of

QUEUES = ("open_batches", "write_offs", "drafts", "held", "overdue", "unapplied", "on_hold", "bad_address", "due_today")


def _never(day: str, today: str) -> bool:
    return False


# Which queue a sum belongs to, and which of its days count for it today.
_QUEUES: Final[dict[str, tuple[str, Callable[[str, str], bool]]]] = {
    GUARANTORS: ("overdue", operator.lt),
    COVERED: ("overdue", operator.lt),
    FIRST: ("overdue", operator.lt),
    BAD: ("bad_address", operator.lt),
    HOLD: ("on_hold", operator.lt),
    UNTIL: ("on_hold", operator.gt),
    LOOKS: ("due_today", operator.le),
}


@dataclass
class Figure:
    """How many accounts or invoices, and how much by currency in minor units."""

    count: int = 0
    amounts: dict[str, int] = field(default_factory=dict)

    def add(self, count: int, currency: str, minor: int) -> None:
        """Count more into it."""
        self.more(True, currency, count)
        self.more(False, currency, minor)

    def more(self, counted: bool, currency: str, number: int) -> None:
        """Count more accounts or invoices into it, or more of a currency."""
        if counted:
            self.count += number
        elif number:
            self.amounts[currency] = self.amounts.get(currency, 0) + number


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
    """Count what waits for a person, what came in since `week_from`, and what guarantors owe by age.

    From the sums that the stream keeps, and the batches that are open: it costs the same with a hundred accounts and
    with a hundred thousand. Write-offs are summed by month.
    """
    seen = Figures(0, {name: Figure() for name in QUEUES}, {}, {name: {} for name in BUCKETS})
    for batch in payments.open_batches(ports):
        seen.queues["open_batches"].add(1, batch.currency, batch.missing.minor)
    for kept in sums_of(ports, "accounts"):
        _count(seen, kept, on)
    for kept in sums_of(ports, "write-offs"):
        _wait(seen, kept)
    for kept in sums_of(ports, "payments", week_from.isoformat()[:7], on.isoformat()[:7]):
        _receive(seen, kept, week_from)
    return seen


def _count(seen: Figures, kept: Sum, on: date) -> None:
    code = kept.currency
    if kept.what == OFFICE:
        seen.accounts += kept.numbers.get("accounts", 0)
        for name in ("drafts", "held", "unapplied"):
            seen.queues[name].add(kept.numbers.get(name, 0), code, kept.numbers.get(f"{name}_minor", 0))
        for name in ("on_hold", "bad_address"):
            seen.queues[name].count += kept.numbers.get(name, 0)
        return
    today = on.isoformat()
    sign = -1 if kept.what == COVERED else 1
    for letter, day, counted in kept.days():
        number = sign * counted
        if kept.what in (GUARANTORS, COVERED):
            ages = seen.ageing[bucket(days_past_due(date.fromisoformat(day), on))]
            ages[code] = ages.get(code, 0) + number
        queue, counts = _QUEUES.get(kept.what, ("", _never))
        if counts(day, today) and letter in "cm":
            seen.queues[queue].more(letter == "c", code, number)


def _wait(seen: Figures, kept: Sum) -> None:
    """Write-offs that wait for an approval."""
    for letter, _, number in kept.days() if kept.what.startswith(f"{WriteOffState.ASKED}.") else ():
        seen.queues["write_offs"].more(letter == "c", kept.currency, number)


def _receive(seen: Figures, kept: Sum, since: date) -> None:
    code, (_, state, _) = kept.currency, kept.what.split(".")
    for letter, day, number in kept.days() if state == "posted" else ():
        if letter == "m" and day >= since.isoformat():
            seen.received[code] = seen.received.get(code, 0) + number
