"""A discount above the office's cap needs the approval of somebody who may give it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from chalicelib.invoicing.model import ChargeLine, Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.invoicing.rules.lines import gross_of, part_of


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines with a discount above the cap until it is approved."""
    for line in facts.lines:
        if above_cap(line, facts.discount_cap_bp) and not line.discount_approved_by:
            message = f"A discount above {Decimal(facts.discount_cap_bp) / 100} % needs an approval."
            yield Hold("discount_needs_approval", message, line.id)


def above_cap(line: ChargeLine, cap_bp: int) -> bool:
    """Whether a line's discount is more than the office gives freely (basis points of price × units, half up)."""
    return line.discount_minor > part_of(gross_of(line.units, line.unit_minor), cap_bp)
