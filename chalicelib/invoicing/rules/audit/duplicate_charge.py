"""The same service is charged once."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts, Charged, charged


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines that another invoice of the account, or an earlier line of this one, charges for already.

    What was done twice on a day is one line of two units, or carries a modifier (HCPCS 76 and 77: repeated procedure).
    """
    seen: dict[Charged, str] = dict(facts.others)
    for line in facts.lines:
        what = charged(line)
        if what in seen:
            message = f"{line.code} on {line.service_on} is already charged on {seen[what]}."
            yield Hold("duplicate_charge", message, line.id)
        seen.setdefault(what, f"line {line.id} of this invoice")
