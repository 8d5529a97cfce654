"""Whether a promise to pay was kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from chalicelib.collections.model import Promise, PromiseState
from chalicelib.kernel.horizons import later
from chalicelib.ledger.model import GUARANTOR, MERGED, REFUNDS_PAYABLE, SPLIT, Entry

_MONEY: Final = ("cash_", REFUNDS_PAYABLE)


def paid_since(promise: Promise, entries: Iterable[Entry]) -> int:
    """Money of the guarantor that came after the promise was made and stayed, in minor units.

    What was returned, was refunded or waits to be, is withheld in a dispute or lost in one, did not stay. Money that
    came before and went back since is none of the promise's.
    """
    stayed = Counter[str]()
    since = (entry for entry in entries if entry.version > promise.entry_version and _own(entry))
    for leg in (leg for entry in since for leg in entry.legs if leg.code.startswith(_MONEY)):
        stayed[leg.subject] += leg.minor
    return sum(minor for minor in stayed.values() if minor > 0)


def _own(entry: Entry) -> bool:
    """Whether an entry moves money of the guarantor; between accounts that were merged none comes or goes."""
    return entry.reason not in (MERGED, SPLIT) and any(leg.party == GUARANTOR for leg in entry.legs)


def moves_kept_money(entry: Entry) -> bool:
    """Whether an entry takes back money of the guarantor that had come, or gives it once more (a dispute was won)."""
    moved = sum(leg.minor for leg in entry.legs if leg.code.startswith(_MONEY))
    return _own(entry) and moved != 0 and entry.reason != "payment"


def judged(promise: Promise, paid_minor: int, on: date, patience_days: int) -> PromiseState:
    """Kept as soon as the promised amount is in; broken once its day and the patience after it have gone by."""
    if promise.state is not PromiseState.OPEN:
        return promise.state
    if paid_minor >= promise.amount_minor:
        return PromiseState.KEPT
    late = on > later(promise.promised_on, patience_days)
    return PromiseState.BROKEN if late else PromiseState.OPEN


def judged_again(
    promise: Promise, paid_minor: int, on: date, patience_days: int, *, another_open: bool
) -> PromiseState:
    """What a promise that was kept is, now that its money went back or came once more.

    Kept while what stayed is what was promised; else open while its day has not gone by and no other promise stands in
    its place; else broken.
    """
    state = judged(replace(promise, state=PromiseState.OPEN), paid_minor, on, patience_days)
    return PromiseState.BROKEN if state is PromiseState.OPEN and another_open else state
