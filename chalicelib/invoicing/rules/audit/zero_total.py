"""An invoice asks for something."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import ChargeLine, Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.invoicing.rules.lines import total_of
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold an invoice that comes to nothing although every line has a price."""
    if facts.lines and total_of(facts.lines) == 0 and not any(_unpriced(facts, line) for line in facts.lines):
        yield Hold("zero_total", say("The invoice comes to nothing. Discard it, or mend prices and discounts."))


def _unpriced(facts: AuditFacts, line: ChargeLine) -> bool:
    return facts.catalog_asked and facts.prices.get(line.id) is None and not line.price_reason
