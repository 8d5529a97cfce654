"""Promises to pay: recording them. The night finds out whether they were kept; money that went back judges again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.collections.actions.case import commit_case, touched
from chalicelib.collections.actions.dunning_holds import current_dunning
from chalicelib.collections.actions.policies import policy_for
from chalicelib.collections.model import Promise, PromiseState
from chalicelib.collections.rules.promise_kept import judged_again, paid_since
from chalicelib.collections.store import accounts as store
from chalicelib.kernel.actor import NIGHT, Actor
from chalicelib.kernel.errors import Invalid, NotFound, RuleBroken
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import AccountId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger

# How long after its day a promise that was kept is watched: a year and a half, longer than money usually can go back.
WATCHED_DAYS: Final = 540


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
        head = ledger.working_head(ports, account_id)
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


def take_back_promise(ports: Ports, account_id: str, promise_id: str, version: int, by: Actor) -> Promise:
    """Take back an open promise that was noted by mistake or holds no more: the account is looked at tomorrow. One that
    was taken back before is answered.

    NotFound `promise_not_found`, Conflict `changed_meanwhile`, RuleBroken `promise_settled`.
    """

    def attempt() -> Promise:
        promise = promise_of(ports, account_id, promise_id)
        if promise.state is PromiseState.TAKEN_BACK:
            return promise
        if promise.state is not PromiseState.OPEN:
            raise RuleBroken("promise_settled", say("This promise was kept or broken already: it stays as it is."))
        edited(promise.version, version)
        after = replace(promise, state=PromiseState.TAKEN_BACK, version=promise.version + 1)
        dunning = current_dunning(ports, account_id)
        day = min(filter(None, (dunning.next_on, later(ledger.today(ports), 1))))
        commit_case(ports, [store.writing_dunning(touched(dunning, day)), store.writing_promise(after)], by)
        return after

    return until_settled(attempt)


def _only_one(ports: Ports, account_id: str, promise_id: str) -> None:
    for promise in store.promises_in(store.read_account(ports.tables, account_id)):
        if promise.state is PromiseState.OPEN and promise.id != promise_id:
            raise RuleBroken(
                "promise_open", say("A promise is open already, for {promised_on}.", promised_on=promise.promised_on)
            )


def judge_again(ports: Ports, account_id: str) -> Promise | None:
    """Judge the last promise that was kept once more, after money of the guarantor went back or came again.

    Broken, or open until its day, it no longer stands for money that is not there: the account is looked at tomorrow.
    None when there is no such promise, or it is as it was.
    """
    today = ledger.today(ports)

    def attempt() -> Promise | None:
        promises = store.promises_in(store.read_account(ports.tables, account_id))
        last = _last_kept(promises, today)
        after = _judged_again(ports, last, promises, today) if last else None
        if after is not None:
            dunning = current_dunning(ports, account_id)
            day = min(filter(None, (dunning.next_on, later(today, 1))))
            commit_case(ports, [store.writing_dunning(touched(dunning, day)), store.writing_promise(after)], NIGHT)
        return after

    return until_settled(attempt)


def _last_kept(promises: list[Promise], today: date) -> Promise | None:
    stand = (one for one in promises if one.state is not PromiseState.TAKEN_BACK)
    kept = [one for one in stand if one.state is PromiseState.KEPT or one.was_kept]
    last = max(kept, key=lambda one: one.made_at, default=None)
    return last if last is not None and today <= later(last.promised_on, WATCHED_DAYS) else None


def _judged_again(ports: Ports, promise: Promise, promises: list[Promise], today: date) -> Promise | None:
    entries = ledger.journal(ports, promise.account_id, promise.entry_version + 1)
    patience = policy_for(ports, ledger.head_of(ports, promise.account_id).currency).patience_days
    another = any(one.state is PromiseState.OPEN and one.id != promise.id for one in promises)
    state = judged_again(promise, paid_since(promise, entries), today, patience, another_open=another)
    if state is promise.state:
        return None
    return replace(promise, state=state, was_kept=True, version=promise.version + 1)


def promise_of(ports: Ports, account_id: str, promise_id: str) -> Promise:
    """Read one promise. NotFound `promise_not_found`."""
    for promise in store.promises_in(store.read_account(ports.tables, account_id)):
        if promise.id == promise_id:
            return promise
    raise NotFound("promise_not_found", say("There is no such promise on this account."))
