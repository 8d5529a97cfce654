"""Whether a promise to pay was kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from chalicelib.collections.model import Promise, PromiseState
from chalicelib.kernel.horizons import later
from chalicelib.ledger.model import GUARANTOR, REFUNDS_PAYABLE, Entry

_MONEY: Final = ("cash_", REFUNDS_PAYABLE)


def paid_since(promise: Promise, entries: Iterable[Entry]) -> int:
    """Money of the guarantor that came after the promise was made and stayed, in minor units.

    What was returned, was refunded or waits to be, is withheld in a dispute or lost in one, did not stay.
    """
    since = (entry for entry in entries if entry.version > promise.entry_version)
    own = (entry for entry in since if any(leg.party == GUARANTOR for leg in entry.legs))
    return sum(leg.minor for entry in own for leg in entry.legs if leg.code.startswith(_MONEY))


def judged(promise: Promise, paid_minor: int, on: date, patience_days: int) -> PromiseState:
    """Kept as soon as the promised amount is in; broken once its day and the patience after it have gone by."""
    if promise.state is not PromiseState.OPEN:
        return promise.state
    if paid_minor >= promise.amount_minor:
        return PromiseState.KEPT
    late = on > later(promise.promised_on, patience_days)
    return PromiseState.BROKEN if late else PromiseState.OPEN
