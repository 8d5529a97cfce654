"""A header only groups codes; what is charged is one of the codes below it."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines charged under a header code."""
    for line in facts.lines:
        code = facts.codes.get(line.id)
        if code is not None and not code.billable:
            message = say("Code {code} is a heading. Choose a more specific code below it.", code=line.code)
            yield Hold("header_code_not_billable", message, line.id)
