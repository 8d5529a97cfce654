"""A price that is not the catalog's needs the approval of somebody who may give it."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines with a price of their own until it is approved."""
    for line in facts.lines:
        if line.price_reason and not line.price_approved_by:
            message = say("The price is not the one of the fee schedule. A supervisor must approve it.")
            yield Hold("price_needs_approval", message, line.id)
