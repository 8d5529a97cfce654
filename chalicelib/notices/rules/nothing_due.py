"""Nobody is asked for what is not owed any more."""

from __future__ import annotations

from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Verdict


def nothing_due(facts: ContactFacts) -> GateDecision | None:
    """Refuse a message that asks for money when nothing of what it asks for is left, whoever asked for it."""
    if facts.due_minor is None or facts.due_minor > 0:
        return None
    return GateDecision(Verdict.REFUSE, "nothing_due", say("Nothing is left of what the message asks for."))
