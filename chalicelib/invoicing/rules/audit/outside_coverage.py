"""A payer is billed for services within a coverage of the client."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import ChargeLine, Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines of a client who has coverages, none of them on the day of service, unless the guarantor pays."""
    for line in facts.lines:
        if not facts.self_pay and _outside(facts, line):
            message = say(
                "No coverage is in force on {service_on}. Mend the coverage, or let the guarantor pay.",
                service_on=line.service_on,
            )
            yield Hold("outside_coverage", message, line.id)


def _outside(facts: AuditFacts, line: ChargeLine) -> bool:
    its = [coverage for coverage in facts.coverages if coverage.client_id == line.client_id]
    return bool(its) and not any(coverage.period.holds(line.service_on) for coverage in its)
