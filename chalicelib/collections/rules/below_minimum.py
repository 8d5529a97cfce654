"""Too little is overdue to be worth a letter."""

from __future__ import annotations

from chalicelib.collections.model import DunningFacts, Outcome, Step
from chalicelib.collections.rules.run import run_of
from chalicelib.kernel.sentences import say


def below_minimum(facts: DunningFacts) -> Step | None:
    """Decide when less than the policy's minimum is overdue. The next due day brings the account back."""
    if facts.overdue_minor >= facts.policy.minimum_minor:
        return None
    run, reason = run_of(facts), say("Less is overdue than the policy writes letters for.")
    return Step(facts.dunning.account_id, facts.on, Outcome.BELOW_MINIMUM, run.level, reason, run.since_on)
