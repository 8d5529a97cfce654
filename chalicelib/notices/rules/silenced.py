"""Nobody is contacted whose account carries a concern that silences it."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Verdict

REASONS: Final = {
    "bankruptcy": say("A bankruptcy is on record: every contact about the debt stops (11 U.S.C. 362(a)(6))."),
    "deceased": say("The person has died. Write to the estate by hand."),
    "do_not_contact": say("The person asked in writing not to be contacted (12 CFR 1006.6(c))."),
}


def silenced(facts: ContactFacts) -> GateDecision | None:
    """Refuse every channel while a bankruptcy, a death or a wish not to be contacted is on record."""
    for kind, reason in REASONS.items():
        if kind in facts.concerns:
            return GateDecision(Verdict.REFUSE, f"silenced_{kind}", reason)
    return None
