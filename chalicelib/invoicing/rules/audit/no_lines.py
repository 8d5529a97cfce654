"""An invoice has lines."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold an invoice without lines."""
    if not facts.lines:
        yield Hold("no_lines", say("There is nothing on this invoice yet."))
