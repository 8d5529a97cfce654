"""A hold stops every step until its day, or until it is lifted."""

from __future__ import annotations

from chalicelib.collections.model import DunningFacts, Outcome, Step
from chalicelib.collections.rules.run import run_of


def hold(facts: DunningFacts) -> Step | None:
    """Decide while a hold is in force; looked at again when the last of them ends, never while one is open-ended."""
    active = [placed for placed in facts.holds if placed.holds(facts.on)]
    if not active:
        return None
    ends = [placed.until_on for placed in active if placed.until_on is not None]
    next_on = max(ends) if len(ends) == len(active) else None
    run = run_of(facts)
    reason = f"On hold: {', '.join(sorted({placed.reason.value for placed in active}))}."
    return Step(facts.dunning.account_id, facts.on, Outcome.HOLD, run.level, reason, run.since_on, next_on)
