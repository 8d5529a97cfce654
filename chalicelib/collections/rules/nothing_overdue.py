"""Nothing is past due: there is nothing to remind of, and the run of letters is over."""

from __future__ import annotations

from typing import Final

from chalicelib.collections.model import DunningFacts, Outcome, Step
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say

_HELD: Final = say("Money received but not yet applied covers what is overdue.")
_DEBITED: Final = say("A payment that is being processed covers what is overdue.")


def nothing_overdue(facts: DunningFacts) -> Step | None:
    """Decide when no debt is past its due day, or money unapplied or being debited covers what is. The next due day
    brings it back.
    """
    if facts.overdue_minor > 0:
        return None
    if facts.past_due:
        reason = _DEBITED if facts.owed.debited_minor else _HELD
        level, since = facts.dunning.level, facts.dunning.since_on
        again = later(facts.on, facts.policy.retry_days)  # the money may be given back, the debit may fail
        return Step(facts.dunning.account_id, facts.on, Outcome.NOTHING_OVERDUE, level, reason, since, again)
    return Step(facts.dunning.account_id, facts.on, Outcome.NOTHING_OVERDUE, 0, say("Nothing is overdue."))
