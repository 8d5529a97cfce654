"""Any other message in words: the parties by level, and what is asked or decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from chalicelib.edi.explain.meanings import CERTIFICATIONS, DECISIONS, REVIEWS, told
from chalicelib.edi.explain.segments import plain, said
from chalicelib.edi.explain.words import service
from chalicelib.edi.grammar import Loop, Segment
from chalicelib.edi.segments.benefit import Inquiry, Review, ReviewDecision
from chalicelib.edi.segments.shared import Level, Name
from chalicelib.edi.writer import flatten

_DEPTH: Final = {"20": 0, "21": 1, "19": 2, "22": 3, "23": 4, "EV": 4, "SS": 5}


def lines(record: Loop, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Parties, traces, questions and decisions in the order they stand in the message."""
    indent = ""
    for segment in flatten(record):
        if isinstance(segment, Level):
            indent = "  " * _DEPTH.get(segment.code, 0)
        elif words := _said(segment):
            yield f"{indent}{words}" if isinstance(segment, Name) else f"{indent}  {words}"


def _said(segment: Segment) -> str:
    if isinstance(segment, Inquiry):
        return _inquiry(segment)
    if isinstance(segment, Review):
        kind = told(CERTIFICATIONS, segment.certification)
        return f"review of {told(REVIEWS, segment.category)}: {kind}{_more(segment, 'category', 'certification')}"
    if isinstance(segment, ReviewDecision):
        decided = f"decision: {told(DECISIONS, segment.action)}, number {segment.number or 'none'}"
        return decided + _more(segment, "action", "number")
    return said(segment)


def _inquiry(segment: Any) -> str:
    asked = [f"services {', '.join(segment.service_types)}"] if segment.service_types else []
    asked += [f"procedure {service(segment.procedure)}"] if segment.procedure.code else []
    return f"asks about {', '.join(asked)}{_more(segment, 'service_types', 'procedure')}"


def _more(segment: Segment, *known: str) -> str:
    words = plain(segment, *known).partition(": ")[2]
    return f"; {words}" if words else ""
