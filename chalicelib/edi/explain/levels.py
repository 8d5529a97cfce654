"""Any other message in words: the parties by level, and what is asked or decided."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.edi.explain.meanings import CERTIFICATIONS, DECISIONS, REFUSALS, REVIEWS, ROLES, told
from chalicelib.edi.explain.words import amount, person
from chalicelib.edi.grammar import Loop
from chalicelib.edi.segments.benefit import Inquiry, Rejection, Review, ReviewDecision
from chalicelib.edi.segments.shared import Amount, Level, Name, Trace
from chalicelib.edi.writer import flatten


def lines(record: Loop, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Parties, traces, questions and decisions in the order they stand in the message."""
    depth = {"20": 0, "21": 1, "19": 2, "22": 3, "23": 4, "EV": 4, "SS": 5}
    indent = ""
    for segment in flatten(record):
        if isinstance(segment, Level):
            indent = "  " * depth.get(segment.code, 0)
        elif isinstance(segment, Name):
            yield f"{indent}{person(segment)} as {told(ROLES, segment.role)}"
        elif isinstance(segment, Trace):
            yield f"{indent}  trace {segment.number}"
        elif isinstance(segment, Inquiry):
            yield f"{indent}  asks about services {', '.join(segment.service_types) or segment.procedure.code}"
        elif isinstance(segment, Review):
            kind = told(CERTIFICATIONS, segment.certification)
            yield f"{indent}  review of {told(REVIEWS, segment.category)}: {kind}"
        elif isinstance(segment, ReviewDecision):
            yield f"{indent}  decision: {told(DECISIONS, segment.action)}, number {segment.number or 'none'}"
        elif isinstance(segment, Rejection):
            yield f"{indent}  refused: {told(REFUSALS, segment.reason)}"
        elif isinstance(segment, Amount):
            yield f"{indent}  amount {segment.qualifier} {amount(segment.amount)}"
