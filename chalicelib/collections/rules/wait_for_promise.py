"""A promise to pay is waited for, with the policy's patience."""

from __future__ import annotations

from datetime import date

from chalicelib.collections.model import DunningFacts, Outcome, Promise, PromiseState, Step
from chalicelib.collections.rules.run import run_of
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say


def wait_for_promise(facts: DunningFacts) -> Step | None:
    """Decide while a promise is open and its day, with the policy's patience, has not gone by."""
    promise = facts.promise
    if promise is None or not is_waited_for(promise, facts.on, facts.policy.patience_days):
        return None
    last = later(promise.promised_on, facts.policy.patience_days)
    run, reason = run_of(facts), say("Payment is promised by {promised_on}.", promised_on=promise.promised_on)
    after = later(last, 1)
    return Step(facts.dunning.account_id, facts.on, Outcome.WAIT_FOR_PROMISE, run.level, reason, run.since_on, after)


def is_waited_for(promise: Promise, on: date, patience_days: int) -> bool:
    """Whether a promise is open and its day, with so many days of patience, has not gone by."""
    return promise.state is PromiseState.OPEN and on <= later(promise.promised_on, patience_days)
