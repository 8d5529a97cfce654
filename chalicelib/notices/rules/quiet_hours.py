"""Nobody is disturbed at night, by the clock on their own wall."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Verdict
from chalicelib.notices.rules.policy import contact_policy


def quiet_hours(facts: ContactFacts) -> GateDecision | None:
    """Defer a timed channel to the next opening hour of the person's time zone (12 CFR 1006.6(b)(1)).

    What the person asked for just now may go at once (12 CFR 1006.6(b)(4)(i)). `until` is UTC. An unknown time zone is
    a refusal: nobody can say what hour it is there.
    """
    policy = contact_policy(facts.country)
    if facts.asked_for or facts.channel not in policy.timed_channels:
        return None
    try:
        zone = ZoneInfo(facts.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return GateDecision(
            Verdict.REFUSE, "unknown_time_zone", say("The account's time zone is not known. Set it first.")
        )
    local = facts.at.astimezone(zone)
    if policy.opens <= local.time() < policy.closes:
        return None
    day = local.date() if local.time() < policy.opens else later(local.date(), 1)
    until = datetime.combine(day, policy.opens, zone).astimezone(UTC)
    reason = say(
        "It is {local} where the person is; the next time is {opens}.",
        local=f"{local:%H:%M}",
        opens=f"{policy.opens:%H:%M}",
    )
    return GateDecision(Verdict.DEFER, "quiet_hours", reason, until)
