"""A channel the person has closed stays closed."""

from __future__ import annotations

from chalicelib.notices.model import ContactFacts, GateDecision, Verdict


def opted_out(facts: ContactFacts) -> GateDecision | None:
    """Refuse a channel the person opted out of (12 CFR 1006.14(h))."""
    if facts.channel not in facts.opted_out:
        return None
    return GateDecision(Verdict.REFUSE, "opted_out", f"The person opted out of contact by {facts.channel}.")
