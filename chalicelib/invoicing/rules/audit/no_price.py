"""A charge needs a price: the payer's fee schedule, else the cash price, else one set with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines that no fee schedule prices on the day of service and that nobody priced."""
    for line in facts.lines:
        if facts.catalog_asked and facts.prices.get(line.id) is None and not line.price_reason:
            message = say(
                "No fee schedule has a price for {code} on {service_on}.", code=line.code, service_on=line.service_on
            )
            yield Hold("no_price", message, line.id)
