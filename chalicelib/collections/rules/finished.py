"""Every letter of the policy went out: a person takes over."""

from __future__ import annotations

from chalicelib.collections.model import DunningFacts, Outcome, Step
from chalicelib.collections.rules.run import next_level, run_of
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say


def finished(facts: DunningFacts) -> Step | None:
    """Decide when the last level is behind and the policy's days after it have passed."""
    if next_level(facts) is not None:
        return None
    run, last = run_of(facts), facts.dunning.last_step_on
    if last is not None and facts.on < later(last, facts.policy.final_days):
        return None
    reason = say("Every letter went out and the debt is still open: decide what to do next.")
    return Step(facts.dunning.account_id, facts.on, Outcome.FINISHED, run.level, reason, run.since_on)
