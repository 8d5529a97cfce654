"""Nobody is pressed too often, whatever the channel."""

from __future__ import annotations

from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Purpose, Verdict
from chalicelib.notices.rules.policy import contact_policy


def too_often(facts: ContactFacts) -> GateDecision | None:
    """Refuse to collect when the policy's number of contacts, over all channels, lies within its days."""
    if facts.purpose is not Purpose.COLLECTION or facts.asked_for:
        return None
    policy = contact_policy(facts.country)
    since = earlier(facts.at, policy.days)
    recent = sum(1 for contact in facts.history if since < contact.at <= facts.at)
    if recent < policy.contacts:
        return None
    reason = say(
        "The person was contacted {recent} times within {days} days; {contacts} are the most.",
        recent=recent,
        days=policy.days,
        contacts=policy.contacts,
    )
    return GateDecision(Verdict.REFUSE, "too_often", reason)
