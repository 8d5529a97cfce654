"""The audit before issue: one rule a file, each a generator of holds over the same facts.

To add a rule: write a file with `holds(facts)`, name it in `RULES`, and add its row to the decision table
`tests/unit/invoicing/test_audit_says_why.py`.
"""

from __future__ import annotations

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit import (
    account_open,
    amount_approval,
    client_on_account,
    discount_approval,
    discount_arithmetic,
    duplicate_charge,
    expired_code,
    header_code,
    missing_code,
    no_lines,
    no_price,
    outside_coverage,
    price_approval,
    service_done,
    tax_arithmetic,
    zero_total,
)
from chalicelib.invoicing.rules.audit.facts import AuditFacts

__all__ = ["RULES", "AuditFacts", "audit"]

RULES = (
    account_open,
    no_lines,
    zero_total,
    amount_approval,
    client_on_account,
    service_done,
    missing_code,
    expired_code,
    header_code,
    no_price,
    price_approval,
    outside_coverage,
    duplicate_charge,
    discount_arithmetic,
    discount_approval,
    tax_arithmetic,
)


def audit(facts: AuditFacts) -> tuple[Hold, ...]:
    """Everything that speaks against issuing this invoice; empty when it may be issued."""
    return tuple(hold for rule in RULES for hold in rule.holds(facts))
