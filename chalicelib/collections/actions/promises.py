"""Promises to pay: recording them. The night finds out whether they were kept."""

from __future__ import annotations

from datetime import date

from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.collections.actions.case import commit_case, touched
from chalicelib.collections.actions.dunning_holds import current_dunning
from chalicelib.collections.model import Promise, PromiseState
from chalicelib.collections.store import accounts as store
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid, NotFound, RuleBroken
from chalicelib.kernel.ids import AccountId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger


def record_promise(ports: Ports, account_id: str, amount_minor: int, promised_on: date, key: str, by: Actor) -> Promise:
    """Record that the guarantor promised an amount (minor units) by a civil day; `key` makes it happen once.

    It holds the next step until two days after that day (the policy's patience). Raises NotFound `account_not_found`,
    Invalid `promise_in_the_past`, RuleBroken `promise_open` while an earlier one is open.
    """
    if promised_on < ledger.today(ports):
        text = say("A promise is for today or later.")
        raise Invalid("promise_in_the_past", text, {"promised_on": text})
    promise_id = id_from("prm", f"{account_id}:{key}")

    def attempt() -> Promise:
        head = ledger.head_of(ports, account_id)
        _only_one(ports, account_id, promise_id)
        promise = Promise(
            id=promise_id,
            account_id=AccountId(account_id),
            amount_minor=amount_minor,
            promised_on=promised_on,
            made_at=ports.clock.now(),
            made_by=by.subject,
            state=PromiseState.OPEN,
            version=1,
            entry_version=head.version,
        )
        after = touched(current_dunning(ports, account_id))
        commit_case(ports, [store.writing_dunning(after), store.writing_promise(promise)], by)
        return promise

    try:
        return until_settled(attempt)
    except AlreadyThere:
        return promise_of(ports, account_id, promise_id)


def _only_one(ports: Ports, account_id: str, promise_id: str) -> None:
    for promise in store.promises_in(store.read_account(ports.tables, account_id)):
        if promise.state is PromiseState.OPEN and promise.id != promise_id:
            raise RuleBroken(
                "promise_open", say("A promise is open already, for {promised_on}.", promised_on=promise.promised_on)
            )


def promise_of(ports: Ports, account_id: str, promise_id: str) -> Promise:
    """Read one promise. NotFound `promise_not_found`."""
    for promise in store.promises_in(store.read_account(ports.tables, account_id)):
        if promise.id == promise_id:
            return promise
    raise NotFound("promise_not_found", say("There is no such promise on this account."))
