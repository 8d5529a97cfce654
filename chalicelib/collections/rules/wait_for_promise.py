"""A promise to pay is waited for, with the policy's patience."""

from __future__ import annotations

from chalicelib.collections.model import DunningFacts, Outcome, PromiseState, Step
from chalicelib.collections.rules.run import run_of
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say


def wait_for_promise(facts: DunningFacts) -> Step | None:
    """Decide while a promise is open and its day, with the policy's patience, has not gone by."""
    promise = facts.promise
    if promise is None or promise.state is not PromiseState.OPEN:
        return None
    last = later(promise.promised_on, facts.policy.patience_days)
    if facts.on > last:
        return None
    run, reason = run_of(facts), say("Payment is promised by {promised_on}.", promised_on=promise.promised_on)
    after = later(last, 1)
    return Step(facts.dunning.account_id, facts.on, Outcome.WAIT_FOR_PROMISE, run.level, reason, run.since_on, after)
