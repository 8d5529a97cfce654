"""Holds: placing and lifting what stops the dunning of an account."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.collections.actions.case import commit_case, never_dunned, touched
from chalicelib.collections.actions.policies import policy_for
from chalicelib.collections.model import Dunning, DunningHold, DunningHoldReason
from chalicelib.collections.store import accounts as store
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import AccountId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger


def current_dunning(ports: Ports, account_id: str) -> Dunning:
    """Where an account stands, before its first look too, to work on it. NotFound `account_not_found`; Conflict
    `account_merged`.
    """
    head = ledger.working_head(ports, account_id)
    return store.read_dunning(ports.tables, account_id) or never_dunned(
        account_id, policy_for(ports, head.currency).key
    )


def place_dunning_hold(
    ports: Ports, account_id: str, reason: DunningHoldReason, note: str, until_on: date | None, key: str, by: Actor
) -> DunningHold:
    """Stop the dunning of an account until a day (free again on it), or until lifted; `key` makes it happen once.

    Raises NotFound `account_not_found`, Invalid `hold_in_the_past`.
    """
    if until_on is not None and until_on <= ledger.today(ports):
        text = say("A hold must end after today.")
        raise Invalid("hold_in_the_past", text, {"until_on": text})
    hold = DunningHold(
        id=id_from("hld", f"{account_id}:{key}"),
        account_id=AccountId(account_id),
        reason=reason,
        note=note,
        placed_at=ports.clock.now(),
        placed_by=by.subject,
        until_on=until_on,
        lifted_at=None,
        version=1,
    )

    def attempt() -> DunningHold:
        after = touched(current_dunning(ports, account_id))
        commit_case(ports, [store.writing_dunning(after), store.writing_hold(hold)], by)
        return hold

    try:
        return until_settled(attempt)
    except AlreadyThere:
        return dunning_hold_of(ports, account_id, hold.id)


def dunning_hold_of(ports: Ports, account_id: str, hold_id: str) -> DunningHold:
    """Read one hold. NotFound `hold_not_found`."""
    for hold in store.holds_in(store.read_account(ports.tables, account_id)):
        if hold.id == hold_id:
            return hold
    raise NotFound("hold_not_found", say("There is no such hold on this account."))


def lift_dunning_hold(ports: Ports, account_id: str, hold_id: str, version: int, by: Actor) -> DunningHold:
    """Lift a hold now; the account is looked at tomorrow. A hold lifted before is answered as it is.

    Raises NotFound `hold_not_found`, Conflict `changed_meanwhile`.
    """
    tomorrow = later(ledger.today(ports), 1)

    def attempt() -> DunningHold:
        hold = dunning_hold_of(ports, account_id, hold_id)
        if hold.lifted_at is not None:
            return hold
        edited(hold.version, version)
        lifted = replace(hold, lifted_at=ports.clock.now(), lifted_by=by.subject, version=hold.version + 1)
        after = touched(current_dunning(ports, account_id), next_on=tomorrow)
        commit_case(ports, [store.writing_dunning(after), store.writing_hold(lifted)], by)
        return lifted

    return until_settled(attempt)
