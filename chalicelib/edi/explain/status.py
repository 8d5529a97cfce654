"""Claim status answers and claim acknowledgements in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chalicelib.edi.codes import wording
from chalicelib.edi.explain.meanings import ROLES, told
from chalicelib.edi.explain.qualifiers import ACTIONS
from chalicelib.edi.explain.segments import details, said
from chalicelib.edi.explain.words import amount, service
from chalicelib.edi.rules.status import verdict
from chalicelib.edi.segments.benefit import Status, StatusCode
from chalicelib.edi.segments.payment import ServicePayment
from chalicelib.edi.segments.shared import Level, Trace
from chalicelib.edi.tables.claim_acknowledgement import ClaimAcknowledgement
from chalicelib.edi.tables.status_answer import StatusAnswer
from chalicelib.edi.writer import flatten

Texts = dict[str, dict[str, str]]
_OF_CLAIMS: Final = frozenset({"22", "23", "PT"})  # levels whose traces are claims


def lines(answer: StatusAnswer | ClaimAcknowledgement, texts: Texts) -> Iterator[str]:
    """Level by level and claim by claim: where it stands, why, and what the payer says to it."""
    taken, of_claims = isinstance(answer, ClaimAcknowledgement), False
    for segment in flatten(answer):
        if isinstance(segment, Level):
            of_claims = segment.code in _OF_CLAIMS
        elif isinstance(segment, Trace):
            yield said(segment).replace("trace", "claim", 1) if of_claims else said(segment)
        elif isinstance(segment, Status):
            yield from (f"  {words}" for words in _status(segment, taken, texts))
        elif isinstance(segment, ServicePayment):
            yield f"  line {service(segment.procedure)}: charge {amount(segment.charge)}, paid {amount(segment.paid)}"
            yield from (f"    {words}" for words in details(segment))
        elif words := said(segment):
            yield f"  {words}"


def _status(status: Status, taken: bool, texts: Texts) -> Iterator[str]:
    for code in (status.status, status.status_2, status.status_3):
        if code.category:
            yield (f"{verdict(code.category)}: " if taken else "") + _code(code, texts)
    day = status.effective_on or "undated"
    yield f"charge {amount(status.charge)}, paid {amount(status.paid)}, as of {day}"
    if status.action:
        yield f"action: {told(ACTIONS, status.action)}"
    paid = (("on", status.paid_on), ("by", status.method), ("remitted on", status.remitted_on))
    given = [f"{word} {value}" for word, value in (*paid, ("cheque or trace", status.check_number)) if value]
    if given:
        yield f"paid {', '.join(given)}"
    if status.message:
        yield f"in words: {status.message}"


def _code(code: StatusCode, texts: Texts) -> str:
    category = wording("status_category", code.category, texts.get("status_category"))
    about = f", about the {told(ROLES, code.entity)}" if code.entity else ""
    listed = f", list {code.list_name}" if code.list_name else ""
    status = wording("status", code.status, texts.get("status"))
    return f"{category}; {status}{about}{listed} ({code.category}:{code.status})"
