"""One segment in words, whichever message it stands in; what has no words of its own is said element by element, so
that nothing of an answer is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from chalicelib.edi.explain import qualifiers as q
from chalicelib.edi.explain.meanings import PERIODS, REFUSALS, ROLES, told
from chalicelib.edi.explain.words import amount, counted, on, person, service
from chalicelib.edi.grammar import Composite, Loop, Segment, fields_of, members_of
from chalicelib.edi.segments.benefit import Additional, Delivery, FreeText, LoopEnd, LoopStart, Rejection
from chalicelib.edi.segments.claim import FixedFormat, HealthCodes, Note
from chalicelib.edi.segments.payment import DateTime, ServicePayment
from chalicelib.edi.segments.shared import (
    Amount,
    Contact,
    Dated,
    Level,
    LineNumber,
    Name,
    PartyName,
    Place,
    Quantity,
    Reference,
    Street,
    Trace,
    TransactionBegin,
    TransactionHeader,
)
from chalicelib.edi.values import Period, write_decimal
from chalicelib.edi.writer import flatten

_FRAME: Final = (TransactionHeader, TransactionBegin, Level, LineNumber, LoopStart, LoopEnd)


def said(segment: Segment) -> str:
    """A segment in words; "" where it only frames others."""
    if isinstance(segment, _FRAME):
        return ""
    return _WORDS.get(type(segment), plain)(segment)


def rest(loop: Loop, *known: type, whole: bool = True) -> Iterator[str]:
    """What else a loop says, in its order: every segment that is none of `known`; without `whole` only its own."""
    inside = flatten(loop) if whole else own(loop)
    return (words for segment in inside if not isinstance(segment, known) and (words := said(segment)))


def own(loop: Loop) -> Iterator[Segment]:
    """The segments of a loop itself, not of the loops in it."""
    for name in members_of(type(loop)):
        value = getattr(loop, name)
        yield from (item for item in (value if isinstance(value, list) else (value,)) if isinstance(item, Segment))


def details(paid: ServicePayment) -> Iterator[str]:
    """How many were paid, and what had been billed where the payer made something else of it."""
    if paid.units is not None:
        yield f"units {write_decimal(paid.units)}"
    if paid.revenue_code:
        yield f"revenue {paid.revenue_code}"
    if paid.original.code:
        yield f"billed as {service(paid.original)}"
    if paid.original_units is not None:
        yield f"billed units {write_decimal(paid.original_units)}"


def plain(segment: Segment | Composite, *without: str) -> str:
    """Every element that is given, by its name."""
    texts = ((name, _value(element.kind, getattr(segment, name))) for name, element in fields_of(type(segment)).items())
    parts = [f"{name.replace('_', ' ')} {text}" for name, text in texts if text and name not in without]
    head = getattr(segment, "ID", "")
    return f"{head}: {'; '.join(parts)}" if parts else ""


def _value(kind: str, value: Any) -> str:
    if isinstance(value, tuple) and not isinstance(value, Period):
        return ", ".join(text for one in value if (text := _value(kind, one)))
    if isinstance(value, Composite):
        parts = ((e.kind, getattr(value, name)) for name, e in fields_of(type(value)).items())
        return " ".join(text for inner, part in parts if (text := _value(inner, part)))
    if value is None or value == "":
        return ""
    if kind == "money":
        return amount(value)
    if isinstance(value, Decimal):
        return write_decimal(value)
    return on(value) if isinstance(value, date | datetime | time | Period) else str(value)


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _rejection(segment: Any) -> str:
    after = f"; {q.FOLLOW_UPS.get(segment.follow_up, segment.follow_up)}" if segment.follow_up else ""
    return f"refused: {told(REFUSALS, segment.reason)}{after}"


def _additional(segment: Any) -> str:
    what = f"{told(q.LISTS, segment.list_name)} {segment.code}" if segment.code else ""
    scale = plain(segment.unit, "unit").removeprefix(": ")
    size = _joined(counted(segment.quantity, segment.unit.unit), scale, segment.category)
    return _joined("depends on " + (what or "what is said"), size, segment.message)


def _delivery(segment: Any) -> str:
    """So many of what, each in which unit, within how many periods; pattern and time by their codes."""
    many = counted(segment.quantity, segment.qualifier)
    each = f"{_number(segment.sample)}{q.UNITS.get(segment.unit, segment.unit)}".strip()
    every = f"per {each}" if each else ""
    span = PERIODS.get(segment.period, segment.period)
    within = f"within {segment.periods or ''} {span}".replace("  ", " ") if span or segment.periods else ""
    more = (f"pattern {segment.pattern}" if segment.pattern else "", f"time {segment.time}" if segment.time else "")
    return "delivery: " + _joined(many, every, within, *more)


def _number(value: Decimal | None) -> str:
    return f"{write_decimal(value)} " if value is not None else ""


def _reference(segment: Any) -> str:
    more = _value("composite", segment.more)
    return f"{told(q.REFERENCES, segment.qualifier)}: {_joined(segment.value, segment.description, more)}"


def _contact(segment: Any) -> str:
    reach = ", ".join(f"{number.kind} {number.value}" for number in segment.numbers)
    return f"contact {_joined(segment.name, reach, segment.inquiry)}"


def _codes(segment: Any) -> str:
    return "; ".join(f"{told(q.LISTS, c.kind)} {_value('composite', c).partition(' ')[2]}" for c in segment.codes)


def _name(segment: Any) -> str:
    return f"{person(segment)} as {told(ROLES, segment.role)}"


def _quantity(segment: Any) -> str:
    return f"quantity {counted(segment.quantity, segment.qualifier)}"


_WORDS: Final[dict[type, Callable[[Any], str]]] = {
    Additional: _additional,
    Amount: lambda s: f"amount {told(q.AMOUNTS, s.qualifier)}: {amount(s.amount)}",
    Contact: _contact,
    Dated: lambda s: f"{told(q.DATES, s.qualifier)}: {on(s.when)}",
    DateTime: lambda s: f"{told(q.DATES, s.qualifier)}: {on(s.day)}",
    Delivery: _delivery,
    FixedFormat: lambda s: f"in words: {s.text}",
    FreeText: lambda s: f"in words: {s.message}",
    HealthCodes: _codes,
    Name: _name,
    PartyName: lambda s: f"{_joined(s.name, s.id_qualifier, s.identifier)} as {told(ROLES, s.role)}",
    Note: lambda s: f"in words: {_joined(s.kind, s.text)}",
    Place: lambda s: f"place {_joined(s.city, s.state, s.postal_code, s.country, s.location, s.subdivision)}",
    Quantity: _quantity,
    Reference: _reference,
    Rejection: _rejection,
    Street: lambda s: f"street {_joined(s.line_1, s.line_2)}",
    Trace: lambda s: f"trace {_joined(s.number, s.originator, s.originator_more)}",
}
