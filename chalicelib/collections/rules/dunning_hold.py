"""A hold stops every step until its day, or until it is lifted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from chalicelib.collections.model import DunningFacts, DunningHold, DunningHoldReason, Outcome, Step
from chalicelib.collections.rules.run import run_of
from chalicelib.kernel.sentences import Said, in_turn, say

REASONS: Final[dict[DunningHoldReason, Said]] = {
    DunningHoldReason.DISPUTE: say("dispute"),
    DunningHoldReason.PLAN: say("payment plan"),
    DunningHoldReason.HARDSHIP: say("financial hardship"),
    DunningHoldReason.PAYER_PENDING: say("waiting for a payer"),
    DunningHoldReason.COMPLAINT: say("complaint"),
    DunningHoldReason.OTHER: say("another reason"),
}


def dunning_hold(facts: DunningFacts) -> Step | None:
    """Decide while a hold is in force; looked at again when the last of them ends, never while one is open-ended."""
    active = [placed for placed in facts.holds if placed.holds(facts.on)]
    if not active:
        return None
    ends = [placed.until_on for placed in active if placed.until_on is not None]
    next_on = max(ends) if len(ends) == len(active) else None
    run = run_of(facts)
    reason = say("On hold: {reasons}.", reasons=in_turn(*reasons_of(active, facts.on), between=", "))
    return Step(facts.dunning.account_id, facts.on, Outcome.HOLD, run.level, reason, run.since_on, next_on)


def reasons_of(holds: Iterable[DunningHold], on: date) -> tuple[Said, ...]:
    """The reasons of the holds in force on a day, each once, in the order of `DunningHoldReason`."""
    in_force = {placed.reason for placed in holds if placed.holds(on)}
    return tuple(REASONS[reason] for reason in DunningHoldReason if reason in in_force)
