"""An account pays for its own clients."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines about a client of another account."""
    for line in facts.lines:
        if line.client_id not in facts.client_ids:
            yield Hold("client_not_on_account", say("This client is not on the account. Choose one who is."), line.id)
