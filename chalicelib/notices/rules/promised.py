"""Who has promised to pay is not pressed until the promise's time is up."""

from __future__ import annotations

from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Purpose, Verdict


def promised(facts: ContactFacts) -> GateDecision | None:
    """Refuse to collect while a promise to pay is waited for."""
    if facts.purpose is not Purpose.COLLECTION or facts.promised_on is None:
        return None
    reason = say("Payment is promised by {promised_on}.", promised_on=facts.promised_on)
    return GateDecision(Verdict.REFUSE, "promised", reason)
