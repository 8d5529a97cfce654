"""Claim status answers and claim acknowledgements in words."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.edi.codes import wording
from chalicelib.edi.explain.words import amount
from chalicelib.edi.rules.status import verdict
from chalicelib.edi.segments.benefit import Status, StatusCode
from chalicelib.edi.tables.claim_acknowledgement import ClaimAcknowledgement
from chalicelib.edi.tables.status_answer import StatusAnswer


def lines(answer: StatusAnswer | ClaimAcknowledgement, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Claim by claim: where it stands and why."""
    taken = isinstance(answer, ClaimAcknowledgement)
    for claim in answer.claims():
        yield f"claim {claim.trace.number}"
        for status in claim.statuses:
            for told in _codes(status):
                word = f"{verdict(told.category)}: " if taken else ""
                category = wording("status_category", told.category, texts.get("status_category"))
                yield f"  {word}{category}; {wording('status', told.status, texts.get('status'))}"
            day = status.effective_on or "undated"
            yield f"  charge {amount(status.charge)}, paid {amount(status.paid)}, as of {day}"


def _codes(status: Status) -> list[StatusCode]:
    return [code for code in (status.status, status.status_2, status.status_3) if code.category]
