"""An invoice above what one person books alone needs the approval of another."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.invoicing.rules.lines import total_of
from chalicelib.kernel.horizons import AMOUNT_ALONE
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold a large invoice until its amount, or a larger one, was approved."""
    if total_of(facts.lines) > max(AMOUNT_ALONE, facts.approved_minor):
        message = say(
            "The invoice comes to more than {limit}. A supervisor must approve it.", limit=AMOUNT_ALONE // 100
        )
        yield Hold("amount_needs_approval", message)
