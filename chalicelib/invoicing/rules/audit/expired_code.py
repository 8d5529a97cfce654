"""A charge must be a code in effect on the day of service."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines whose code is in the catalog, but not on the day of service."""
    for line in facts.lines:
        if facts.catalog_asked and _out_of_effect(facts, line.id):
            message = say(
                "Code {code} is not in effect on {service_on}. Choose the code of that day.",
                code=line.code,
                service_on=line.service_on,
            )
            yield Hold("expired_code", message, line.id)


def _out_of_effect(facts: AuditFacts, line_id: str) -> bool:
    return facts.codes.get(line_id) is None and line_id in facts.known
