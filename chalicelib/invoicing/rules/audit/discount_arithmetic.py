"""Net is units × price less the discount, and a discount lies between nothing and the whole."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import ChargeLine, Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.invoicing.rules.lines import gross_of
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines whose discount is beyond the line, or whose net is not price less discount."""
    for line in facts.lines:
        if not _adds_up(line):
            yield Hold(
                "discount_arithmetic", say("The discount is larger than the line, or the net is wrong."), line.id
            )


def _adds_up(line: ChargeLine) -> bool:
    gross = gross_of(line.units, line.unit_minor)
    return 0 <= line.discount_minor <= gross and line.net_minor == gross - line.discount_minor
