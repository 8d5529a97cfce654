"""The tax of a line is the rate of its day on its net, half up."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import ChargeLine, Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.invoicing.rules.lines import tax_on
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines whose tax is not net × rate, or whose rate is not the catalog's."""
    for line in facts.lines:
        if line.tax_minor != tax_on(line.net_minor, line.tax_rate_bp) or _other_rate(facts, line):
            yield Hold("tax_arithmetic", say("The tax does not follow from the net amount and the rate."), line.id)


def _other_rate(facts: AuditFacts, line: ChargeLine) -> bool:
    return facts.catalog_asked and facts.tax_rates.get(line.id, 0) != line.tax_rate_bp
