"""A hold on the account stops letters that collect, not those that serve."""

from __future__ import annotations

from chalicelib.kernel.sentences import in_turn, say
from chalicelib.notices.model import ContactFacts, GateDecision, Purpose, Verdict


def on_hold(facts: ContactFacts) -> GateDecision | None:
    """Refuse to collect while a hold is in force; `holds` are the reasons, such as dispute or payment plan."""
    if facts.purpose is not Purpose.COLLECTION or not facts.holds:
        return None
    choices = in_turn(*facts.holds, between=", ")
    return GateDecision(Verdict.REFUSE, "on_hold", say("The account is on hold: {choices}.", choices=choices))
