"""An account's doors: holds, promises, and where it stands."""

from __future__ import annotations

from chalicelib.collections import actions
from chalicelib.collections.api.doors import api
from chalicelib.collections.api.shapes import (
    DunningFileView,
    DunningHoldIn,
    DunningHoldView,
    PromiseIn,
    PromiseView,
    SkipIn,
    SkipView,
    VersionQuery,
)
from chalicelib.collections.rules.short_hold import check_hold, check_lift, check_promise
from chalicelib.kernel.ids import new_id
from chalicelib.ledger import actions as ledger
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission, may
from chalicelib.web.shown import shown


def _key(call: Call) -> str:
    if "idempotency-key" in call.headers:
        return call.idempotency_key
    return new_id("key", call.ports.clock.now())


def _any_length(call: Call) -> bool:
    return may(call.actor, Permission.COLLECTIONS_WRITE)


@api.post("/accounts/{account_id}/holds", Permission.COLLECTIONS_NOTE, heeds_key=True)
def place_dunning_hold(call: Call, account_id: str, body: DunningHoldIn) -> DunningHoldView:
    """Stop the dunning of an account, for longer than thirty days with `collections:write`; an Idempotency-Key makes a
    repeat answer the same hold.
    """
    key = _key(call)
    check_hold(body.until_on, ledger.today(call.ports), any_length=_any_length(call))
    hold = actions.place_dunning_hold(call.ports, account_id, body.reason, body.note, body.until_on, key, call.actor)
    return DunningHoldView.of(hold, ledger.today(call.ports))


@api.delete("/accounts/{account_id}/holds/{hold_id}", Permission.COLLECTIONS_NOTE)
def lift_dunning_hold(call: Call, account_id: str, hold_id: str, query: VersionQuery) -> None:
    """Lift a hold, that of somebody else with `collections:write`; the account is looked at tomorrow."""
    hold = actions.dunning_hold_of(call.ports, account_id, hold_id)
    check_lift(hold, call.actor.subject, any_length=_any_length(call))
    actions.lift_dunning_hold(call.ports, account_id, hold_id, query.version, call.actor)


@api.post("/accounts/{account_id}/promises", Permission.COLLECTIONS_NOTE, heeds_key=True)
def record_promise(call: Call, account_id: str, body: PromiseIn) -> PromiseView:
    """Record a promise to pay, later than in thirty days with `collections:write`; an Idempotency-Key makes a repeat
    answer the same promise.
    """
    key = _key(call)
    check_promise(body.promised_on, ledger.today(call.ports), any_length=_any_length(call))
    made = actions.record_promise(call.ports, account_id, body.amount_minor, body.promised_on, key, call.actor)
    return PromiseView.of(made, ledger.head_of(call.ports, account_id).currency, call.language)


@api.delete("/accounts/{account_id}/promises/{promise_id}", Permission.COLLECTIONS_NOTE)
def take_back_promise(call: Call, account_id: str, promise_id: str, query: VersionQuery) -> None:
    """Take back an open promise that was noted by mistake; the account is looked at tomorrow."""
    actions.take_back_promise(call.ports, account_id, promise_id, query.version, call.actor)


@api.post("/accounts/{account_id}/skips", Permission.COLLECTIONS_NOTE, heeds_key=True)
def skip_letter(call: Call, account_id: str, body: SkipIn) -> SkipView:
    """Let the next letter not go, this once; an Idempotency-Key makes a repeat answer the same skip."""
    key = _key(call)
    return shown(SkipView, actions.skip_letter(call.ports, account_id, body.level, body.reason, key, call.actor))


@api.delete("/accounts/{account_id}/skips/{skip_id}", Permission.COLLECTIONS_NOTE)
def unskip_letter(call: Call, account_id: str, skip_id: str, query: VersionQuery) -> None:
    """Let a skipped letter go after all, as long as no night has skipped it."""
    actions.unskip_letter(call.ports, account_id, skip_id, query.version, call.actor)


@api.get("/accounts/{account_id}/dunning", Permission.COLLECTIONS_READ, reads="dunning")
def dunning_of(call: Call, account_id: str) -> DunningFileView:
    """Where an account stands: level, holds, promises, what was decided, and what happens next and when."""
    return DunningFileView.of(actions.dunning_of(call.ports, account_id), call.language)
