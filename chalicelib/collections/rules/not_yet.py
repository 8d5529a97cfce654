"""The next step has its day, and that day has not come."""

from __future__ import annotations

from chalicelib.collections.model import DunningFacts, Outcome, Step
from chalicelib.collections.rules.run import letter_on, run_of
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say


def not_yet(facts: DunningFacts) -> Step | None:
    """Decide before the day of the next letter, and between the last letter and the end."""
    day, last = letter_on(facts), facts.dunning.last_step_on
    if day is None and last is not None:
        day = later(last, facts.policy.final_days)
    if day is None or facts.on >= day:
        return None
    run, reason = run_of(facts), say("The next step is due on {day}.", day=day)
    return Step(facts.dunning.account_id, facts.on, Outcome.NOT_YET, run.level, reason, run.since_on, day)
