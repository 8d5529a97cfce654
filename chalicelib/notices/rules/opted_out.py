"""A channel the person has closed stays closed."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Verdict

REASONS: Final = {
    "email": say("The person opted out of contact by e-mail."),
    "letter": say("The person opted out of contact by letter."),
    "phone": say("The person opted out of contact by phone."),
}


def opted_out(facts: ContactFacts) -> GateDecision | None:
    """Refuse a channel the person opted out of (12 CFR 1006.14(h))."""
    if facts.channel not in facts.opted_out:
        return None
    return GateDecision(Verdict.REFUSE, "opted_out", REASONS[facts.channel])
