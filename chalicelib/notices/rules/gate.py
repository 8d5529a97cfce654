"""The contact gate: whether a person may be contacted on a channel at a moment. Every letter passes it twice: when it
is decided, and when it is to go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, GateDecision, Verdict
from chalicelib.notices.rules.bad_address import bad_address
from chalicelib.notices.rules.no_consent import no_consent
from chalicelib.notices.rules.nothing_due import nothing_due
from chalicelib.notices.rules.on_hold import on_hold
from chalicelib.notices.rules.opted_out import opted_out
from chalicelib.notices.rules.promised import promised
from chalicelib.notices.rules.quiet_hours import quiet_hours
from chalicelib.notices.rules.silenced import silenced
from chalicelib.notices.rules.too_often import too_often

# In order: what is forbidden outright stands before what only has to wait.
RULES: Final[tuple[Callable[[ContactFacts], GateDecision | None], ...]] = (
    silenced,
    opted_out,
    bad_address,
    no_consent,
    nothing_due,
    on_hold,
    promised,
    too_often,
    quiet_hours,
)

ALLOWED: Final = GateDecision(Verdict.ALLOW, "allowed", say("Nothing speaks against it."))


def may_contact(facts: ContactFacts) -> GateDecision:
    """Decide one contact: the first rule that speaks decides; when none does it is allowed."""
    for rule in RULES:
        decision = rule(facts)
        if decision is not None:
            return decision
    return ALLOWED
