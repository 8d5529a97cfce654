"""Whether a promise to pay was kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from chalicelib.collections.model import Promise, PromiseState
from chalicelib.kernel.horizons import later
from chalicelib.ledger.model import GUARANTOR, RECEIVABLE, UNAPPLIED, Entry

_CASH: Final = ("cash_", "disputed_cash")


def paid_since(promise: Promise, entries: Iterable[Entry]) -> int:
    """Money the guarantor brought in after the promise was made, less what went back, in minor units."""
    paid = 0
    for entry in entries:
        if entry.version > promise.entry_version and any(leg.code.startswith(_CASH) for leg in entry.legs):
            own = (leg for leg in entry.legs if leg.party == GUARANTOR and leg.code in (RECEIVABLE, UNAPPLIED))
            paid -= sum(leg.minor for leg in own)
    return paid


def judged(promise: Promise, paid_minor: int, on: date, patience_days: int) -> PromiseState:
    """Kept as soon as the promised amount is in; broken once its day and the patience after it have gone by."""
    if promise.state is not PromiseState.OPEN:
        return promise.state
    if paid_minor >= promise.amount_minor:
        return PromiseState.KEPT
    late = on > later(promise.promised_on, patience_days)
    return PromiseState.BROKEN if late else PromiseState.OPEN
