"""The tax of a line is the rate of its day on its net, rounded as the tax rule says."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import ChargeLine, Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.invoicing.rules.taxes import taxed
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines whose tax is not that of their net and rate on this paper, or whose rate is not the catalog's."""
    for line, right in zip(facts.lines, taxed(facts.lines), strict=True):
        if line.tax_minor != right.tax_minor or _other_rate(facts, line):
            yield Hold("tax_arithmetic", say("The tax does not follow from the net amount and the rate."), line.id)


def _other_rate(facts: AuditFacts, line: ChargeLine) -> bool:
    return facts.catalog_asked and facts.tax_rates.get(line.id, 0) != line.tax_rate_bp
