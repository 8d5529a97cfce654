"""A closed account takes no new charges."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.enrollment.model import AccountState
from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold every invoice of a closed account."""
    if facts.account_state is AccountState.CLOSED:
        yield Hold("account_closed", say("The account is closed. Reopen it before charging."))
