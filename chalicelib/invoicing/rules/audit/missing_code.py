"""A charge must be a code that the catalog knows."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.invoicing.model import Hold
from chalicelib.invoicing.rules.audit.facts import AuditFacts
from chalicelib.kernel.sentences import say


def holds(facts: AuditFacts) -> Iterator[Hold]:
    """Hold lines whose code is not in the catalog on any day."""
    for line in facts.lines:
        if facts.catalog_asked and facts.codes.get(line.id) is None and line.id not in facts.known:
            yield Hold(
                "missing_code", say("Code {code} is not in the catalog. Choose one that is.", code=line.code), line.id
            )
