"""A discount above its cap needs the approval of somebody who may give it: the catalog's cap for a discount of the
catalog (its name is the reason), the office's for any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from chalicelib.invoicing.model import ChargeLine, Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.invoicing.rules.lines import gross_of, part_of
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines with a discount above the cap until it is approved."""
    for line in facts.lines:
        cap_bp = facts.discount_caps.get(line.id, facts.discount_cap_bp)
        if above_cap(line, cap_bp) and not line.discount_approved_by:
            message = say("A discount above {percent} % needs an approval.", percent=Decimal(cap_bp) / 100)
            yield Hold("discount_needs_approval", message, line.id)


def above_cap(line: ChargeLine, cap_bp: int) -> bool:
    """Whether a line's discount is more than is given freely (basis points of price × units, half up)."""
    return line.discount_minor > part_of(gross_of(line.units, line.unit_minor), cap_bp)
