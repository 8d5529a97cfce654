"""Names, days and amounts in words."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from typing import Any

from chalicelib.edi.codes import wording
from chalicelib.edi.explain.qualifiers import QUANTITIES, UNITS
from chalicelib.edi.rules.shared import shown
from chalicelib.edi.segments.shared import Adjustment, Name, Procedure
from chalicelib.edi.values import Period, When, write_decimal


def person(name: Name | None) -> str:
    """A name as it is spoken, with its identifier."""
    if name is None:
        return "unknown"
    parts = (name.prefix, name.first, name.middle, name.last, name.suffix, name.maiden and f"born {name.maiden}")
    words = " ".join(part for part in parts if part) or "unnamed"
    return f"{words} ({name.identifier})" if name.identifier else words


def amount(minor: int | None) -> str:
    """An amount, or that none is given."""
    return "no amount" if minor is None else shown(minor)


def counted(quantity: Decimal | None, qualifier: str) -> str:
    """How many of what: 8 visits; "" where neither is given."""
    what = QUANTITIES.get(qualifier) or UNITS.get(qualifier) or qualifier
    if quantity is None:
        return what
    return f"{write_decimal(quantity)} {what.removesuffix('s') if quantity == 1 else what}".rstrip()


def on(when: When | None) -> str:
    """A day, range, moment or time."""
    if when is None:
        return "undated"
    if isinstance(when, Period):
        return f"{when.start} to {when.end}" if when.start != when.end else str(when.start)
    if isinstance(when, datetime):
        return when.strftime("%Y-%m-%d %H:%M")
    return when.strftime("%H:%M") if isinstance(when, time) else str(when)


def service(procedure: Procedure) -> str:
    """A procedure with its modifiers, the end of a range, and its description."""
    end = f"to {procedure.code_end}" if procedure.code_end else ""
    described = f"({procedure.description})" if procedure.description else ""
    words = (procedure.code, *procedure.modifiers, end, described)
    return " ".join(word for word in words if word) if procedure.code else "no procedure"


def why(adjustments: list[Adjustment], texts: dict[str, str]) -> list[str]:
    """Each adjustment: how much, group and reason, and what the reason says."""
    return [
        f"less {amount(d.amount)}{_units(d.quantity)}: {a.group}-{d.reason} {wording('carc', d.reason, texts)}"
        for a in adjustments
        for d in a.details
    ]


def _units(quantity: Decimal | None) -> str:
    return "" if quantity is None else f" and {write_decimal(quantity)} units"


def dated(items: list[Any], *qualifiers: str) -> str:
    """The first of some dates by qualifier, in words."""
    for item in items:
        if item.qualifier in qualifiers:
            return on(getattr(item, "when", None) or getattr(item, "day", None))
    return "undated"
