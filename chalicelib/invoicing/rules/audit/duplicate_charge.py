"""The same service is charged once."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts, Charged, charged
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines that another invoice of the account, or an earlier line of this one, charges for already.

    What was done twice on a day is one line of two units, or carries a modifier (HCPCS 76 and 77: repeated procedure).
    """
    mine: dict[Charged, str] = {}
    for line in facts.lines:
        what = charged(line)
        if what in facts.others or what in mine:
            message = say(
                "{code} on {service_on} is already charged on {seen}. Use units or a modifier, or remove the line.",
                code=line.code,
                service_on=line.service_on,
                seen=facts.others.get(what) or say("line {line} of this invoice", line=mine[what]),
            )
            yield Hold("duplicate_charge", message, line.id)
        mine.setdefault(what, line.id)
