"""A letter is due and the contact gate refuses it: the level is not climbed, and a person is told."""

from __future__ import annotations

from chalicelib.collections.model import DunningFacts, Outcome, Step
from chalicelib.collections.rules.run import next_level, run_of
from chalicelib.kernel.horizons import later
from chalicelib.notices.model import Verdict


def refused(facts: DunningFacts) -> Step | None:
    """Decide when the gate refuses the due letter: no letter, no fee, no next level; tried again some days later."""
    level = next_level(facts)
    if facts.contact.verdict is not Verdict.REFUSE or level is None:
        return None
    run = run_of(facts)
    return Step(
        account_id=facts.dunning.account_id,
        on=facts.on,
        outcome=Outcome.REFUSED,
        level=run.level,
        reason=facts.contact.reason,
        since_on=run.since_on,
        next_on=later(facts.on, facts.policy.retry_days),
        template=level.template,
        channel=level.channel,
    )
