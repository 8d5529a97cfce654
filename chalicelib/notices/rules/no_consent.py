"""E-mail goes only to those who agreed to it."""

from __future__ import annotations

from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Verdict


def no_consent(facts: ContactFacts) -> GateDecision | None:
    """Refuse e-mail without a recorded consent (12 CFR 1006.6(d)(4); 45 CFR 164.530(c))."""
    if facts.channel != "email" or (facts.consent_at is not None and facts.consent_at <= facts.at):
        return None
    return GateDecision(Verdict.REFUSE, "no_consent", say("The person has not agreed to be reached by e-mail."))
