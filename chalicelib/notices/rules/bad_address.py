"""Nothing is sent to an address that is missing or does not take it."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Verdict

REASONS: Final = {
    "missing": say("There is no address for this channel. Ask the person for one."),
    "bounced": say("Mail to this address came back. Ask the person for another one."),
    "complained": say("The person marked our mail as unwanted. Ask before writing again."),
}


def bad_address(facts: ContactFacts) -> GateDecision | None:
    """Refuse an address that is missing, bounced or complained about."""
    reason = REASONS.get(facts.address_state)
    return GateDecision(Verdict.REFUSE, f"address_{facts.address_state}", reason) if reason else None
