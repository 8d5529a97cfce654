"""The next letter of the policy goes out."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.collections.model import DunningFacts, Outcome, Step
from chalicelib.collections.rules.run import next_level, run_of
from chalicelib.kernel.sentences import Said, say


def remind(facts: DunningFacts) -> Step | None:
    """Decide when the day of the next letter has come: one level up, never two."""
    level = next_level(facts)
    if level is None:
        return None
    return Step(
        account_id=facts.dunning.account_id,
        on=facts.on,
        outcome=Outcome.REMIND,
        level=level.number,
        reason=say("{name}, {days_past_due} days past due.", name=Said(level.name), days_past_due=level.days_past_due),
        since_on=run_of(facts).since_on,
        template=level.template,
        channel=level.channel,
    )


def after_letter(facts: DunningFacts, step: Step) -> DunningFacts:
    """The facts as they are once the letter of a step went out, for the day of the step after it."""
    moved = replace(facts.dunning, level=step.level, since_on=step.since_on, last_step_on=step.on)
    return replace(facts, dunning=moved)
