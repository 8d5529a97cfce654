"""Only what was done is charged."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines with a day of service after today."""
    for line in facts.lines:
        if line.service_on > facts.today:
            yield Hold(
                "service_in_future",
                say("The day of service, {service_on}, is still to come.", service_on=line.service_on),
                line.id,
            )
