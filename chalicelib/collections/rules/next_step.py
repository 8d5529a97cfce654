"""The table of dunning: the facts of one account and day in, exactly one step out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from chalicelib.collections.model import DunningFacts, Level, Outcome, Skip, Step
from chalicelib.collections.rules.below_minimum import below_minimum
from chalicelib.collections.rules.dunning_hold import dunning_hold
from chalicelib.collections.rules.finished import finished
from chalicelib.collections.rules.not_yet import not_yet
from chalicelib.collections.rules.nothing_overdue import nothing_overdue
from chalicelib.collections.rules.refused import refused
from chalicelib.collections.rules.remind import after_letter, remind
from chalicelib.collections.rules.run import letter_on, next_level, run_of
from chalicelib.collections.rules.skipped import skip_of, skipped
from chalicelib.collections.rules.wait_for_promise import wait_for_promise
from chalicelib.kernel.horizons import later
from chalicelib.kernel.values import dataclass

# In order: the first rule that speaks decides.
TABLE: Final[tuple[Callable[[DunningFacts], Step | None], ...]] = (
    nothing_overdue,
    below_minimum,
    dunning_hold,
    wait_for_promise,
    finished,
    not_yet,
    skipped,
    refused,
    remind,
)

_LETTERS: Final = frozenset({Outcome.REMIND, Outcome.REFUSED, Outcome.SKIPPED, Outcome.FINISHED})
_OF_A_LEVEL: Final = _LETTERS - {Outcome.FINISHED}
_FORECAST_LOOKS: Final = 60  # more looks than any policy has levels, holds and promises together


def next_step(facts: DunningFacts) -> Step:
    """Decide one account's step on one day."""
    for rule in TABLE:
        step = rule(facts)
        if step is not None:
            return _with_next_look(facts, step) if step.outcome is Outcome.REMIND else step
    raise AssertionError("The last rules of the table leave no case open.")


def _with_next_look(facts: DunningFacts, step: Step) -> Step:
    after = after_letter(facts, step)
    day = letter_on(after) or later(facts.on, facts.policy.final_days)
    return replace(step, next_on=max(day, later(facts.on, 1)))


def forecast(facts: DunningFacts, from_on: date) -> Step | None:
    """What happens next if nothing changes: the first letter, refusal or end from a day on, or what stands in its way.

    None when nothing is open at all. The step's `on` is the day it would happen; of what goes on and on with nothing
    coming of it, the first day it is looked at.
    """
    if not facts.debts:
        return None
    day = from_on
    first = next_step(replace(facts, on=day))
    for _ in range(_FORECAST_LOOKS):
        step = next_step(replace(facts, on=day))
        following = step.next_on or _next_due(facts, day)
        if step.outcome in _LETTERS or following is None or (step.outcome is Outcome.HOLD and step.next_on is None):
            return step
        day = max(following, later(day, 1))
    return first


@dataclass(frozen=True, slots=True)
class NextLetter:
    """The letter that comes next, about the debt due on `since_on`, and the skip it meets."""

    level: Level
    since_on: date
    skip: Skip | None


def letter_ahead(facts: DunningFacts, from_on: date) -> NextLetter | None:
    """The letter that comes next from a day on if nothing changes, whatever waits before it; None when none comes."""
    step = forecast(facts, from_on)
    if step is None or step.outcome not in _OF_A_LEVEL:
        return None
    then = replace(facts, on=step.on)
    level, since_on = next_level(then), run_of(then).since_on
    return NextLetter(level, since_on, skip_of(then, level)) if level and since_on else None


def _next_due(facts: DunningFacts, day: date) -> date | None:
    following = [later(debt.due_on, 1) for debt in facts.debts if debt.due_on >= day]
    return min(following, default=None)
