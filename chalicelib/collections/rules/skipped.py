"""A letter is due and is not to go, this once, as somebody said: its level counts as not said, and is asked again."""

from __future__ import annotations

from datetime import date

from chalicelib.collections.model import DunningFacts, Level, Outcome, Policy, Skip, Step
from chalicelib.collections.rules.run import next_level, run_of
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import Said, say


def skipped(facts: DunningFacts) -> Step | None:
    """Decide when the due letter is to be skipped: no letter, no fee, no next level. The same letter is asked about
    again, with the facts of then, when the level after it would have come: until then none goes.
    """
    level = next_level(facts)
    if level is None:
        return None
    run, again = run_of(facts), asked_again_on(facts, level)
    account = facts.dunning.account_id
    if again is not None and facts.on < again:
        reason = say("The next step is due on {day}.", day=again)
        return Step(account, facts.on, Outcome.NOT_YET, run.level, reason, run.since_on, again)
    if skip_of(facts, level) is None:
        return None
    reason = say("{name} is skipped this time.", name=Said(level.name))
    next_on = later(facts.on, pause_of(facts.policy, level))
    return Step(account, facts.on, Outcome.SKIPPED, run.level, reason, run.since_on, next_on)


def skip_of(facts: DunningFacts, level: Level) -> Skip | None:
    """The skip that the letter of a level meets, once it is due; None when it may go."""
    return next((one for one in _of(facts, level) if one.used_on is None), None)


def asked_again_on(facts: DunningFacts, level: Level) -> date | None:
    """The day from which the letter of a level may go that a night skipped; None when none did."""
    used = max((one.used_on for one in _of(facts, level) if one.used_on is not None), default=None)
    return None if used is None else later(used, pause_of(facts.policy, level))


def pause_of(policy: Policy, level: Level) -> int:
    """The level's interval, in days: from its letter to the next one, from the last to the end."""
    following = next((one for one in policy.levels if one.number > level.number), None)
    return following.days_past_due - level.days_past_due if following else policy.final_days


def _of(facts: DunningFacts, level: Level) -> list[Skip]:
    since_on = run_of(facts).since_on
    return [one for one in facts.skips if (one.level, one.since_on) == (level.number, since_on)]
