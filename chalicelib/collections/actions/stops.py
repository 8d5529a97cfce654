"""What stands in the way of a demand: holds in force, a promise that is waited for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from chalicelib.collections.actions.policies import policy_for
from chalicelib.collections.model import DunningHold, Promise, PromiseState
from chalicelib.collections.rules.dunning_hold import reasons_of
from chalicelib.collections.rules.promise_kept import judged, paid_since
from chalicelib.collections.rules.wait_for_promise import is_waited_for
from chalicelib.collections.store import accounts as store
from chalicelib.enrollment.model import AccountFile
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.outreach.model import Standstill


def standstill_of(ports: Ports, file: AccountFile) -> Standstill:
    """Why nothing is demanded today of an account whose file was just read: asked when a message is about to go."""
    on, patience_days = ledger.today(ports), policy_for(ports, file.account.currency).patience_days
    promises = store.promises_in(file.raws)
    promise = next((promise for promise in promises if promise.state is PromiseState.OPEN), None)
    if promise is not None and settled(ports, promise, on, patience_days) is not None:
        promise = None
    return standstill_under(store.holds_in(file.raws), promise, on, patience_days)


def standstill_under(holds: Iterable[DunningHold], promise: Promise | None, on: date, patience_days: int) -> Standstill:
    """Why nothing is demanded on a day, under these holds and while this promise is open."""
    waits = promise is not None and is_waited_for(promise, on, patience_days)
    return Standstill(reasons_of(holds, on), promise.promised_on if waits and promise else None)


def settled(ports: Ports, promise: Promise, on: date, patience_days: int) -> Promise | None:
    """The promise once it is kept or broken; None while it is still open."""
    entries = ledger.journal(ports, promise.account_id, promise.entry_version + 1)
    state = judged(promise, paid_since(promise, entries), on, patience_days)
    if state is PromiseState.OPEN:
        return None
    return replace(promise, state=state, was_kept=state is PromiseState.KEPT, version=promise.version + 1)
