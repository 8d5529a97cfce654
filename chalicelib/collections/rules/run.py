"""A run of letters: it is about the oldest debt, climbs level by level, and begins anew once that debt is gone."""

from __future__ import annotations

from datetime import date

from chalicelib.collections.model import DunningFacts, Level
from chalicelib.kernel.horizons import later
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """The level reached for the debt that was due on `since_on`; level 0 before the first letter."""

    level: int
    since_on: date | None


def run_of(facts: DunningFacts) -> Run:
    """The run an account is in. It falls back to level 0 only when the debt it was about is paid, credited or moved."""
    if not facts.overdue:
        return Run(0, None)
    oldest = facts.overdue[0].due_on
    before = facts.dunning
    if before.since_on is None or oldest > before.since_on:
        return Run(0, oldest)
    return Run(before.level, oldest)


def next_level(facts: DunningFacts) -> Level | None:
    """The level after the one reached; None after the last."""
    reached = run_of(facts).level
    return next((level for level in facts.policy.levels if level.number > reached), None)


def letter_on(facts: DunningFacts) -> date | None:
    """When the next letter is due: by the debt's age, and never closer to the last one than the policy's pace."""
    run, level = run_of(facts), next_level(facts)
    if level is None or run.since_on is None:
        return None
    by_age = later(run.since_on, level.days_past_due)
    last = facts.dunning.last_step_on
    if run.level == 0 or last is None:
        return by_age
    reached = max(known.days_past_due for known in facts.policy.levels if known.number <= run.level)
    return max(by_age, later(last, level.days_past_due - reached))
