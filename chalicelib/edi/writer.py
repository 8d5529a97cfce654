"""Writes records as segments, loops in the order of their table, and wraps them in an envelope.

Nothing is judged here: `compose` renumbers what the standard numbers (HL, LX, SE, GE, IEA) and writes the rest as it
is. Read what you wrote with `Facts(sending=True)` to have it judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.edi.catalogue import BY_KEY, Transaction
from chalicelib.edi.grammar import Element, Loop, Segment, fields_of, members_of
from chalicelib.edi.lexer import Delimiters
from chalicelib.edi.segments.shared import Level, LineNumber
from chalicelib.edi.values import WRITE

_STANDARD = Delimiters()


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends to whom, when (UTC), under which control number (1 to 999999999), for test or production."""

    sender: str
    receiver: str
    at: datetime
    control_number: int
    sender_qualifier: str = "ZZ"
    receiver_qualifier: str = "ZZ"
    application_sender: str = ""
    application_receiver: str = ""
    production: bool = False
    acknowledge: bool = False
    delimiters: Delimiters = _STANDARD


class CannotWrite(ValueError):
    """A value holds a delimiter or a control character, so that writing it would change the message."""


def compose(envelope: Envelope, key: str, records: Iterable[Loop]) -> bytes:
    """One interchange with one group of transactions of this kind, numbered, as bytes in UTF-8; CannotWrite."""
    transaction = BY_KEY[key]
    if not transaction.writes:
        raise CannotWrite(f"{key} is read, not written")
    bodies = [transaction_segments(record, n, transaction, envelope.delimiters) for n, record in enumerate(records, 1)]
    return interchange(envelope, transaction.functional, transaction.version, bodies)


def transaction_segments(record: Loop, number: int, transaction: Transaction, marks: Delimiters) -> list[str]:
    """ST to SE of one record, with its levels and lines numbered."""
    renumber(record)
    header: Any = getattr(record, next(iter(members_of(type(record)))))
    header.transaction, header.control_number = transaction.number, f"{number:04d}"
    header.implementation = transaction.header_version
    segments = [encode(segment, marks) for segment in flatten(record)]
    return [*segments, marks.element.join(("SE", str(len(segments) + 1), header.control_number))]


def interchange(
    envelope: Envelope, functional: str, version: str, bodies: list[list[str]], tests: Iterable[str] = ()
) -> bytes:
    """ISA to IEA around TA1 segments and a group of transactions; without transactions, no group."""
    marks, at, number = envelope.delimiters, envelope.at, f"{envelope.control_number:09d}"
    isa = (
        "ISA", "00", " " * 10, "00", " " * 10,
        envelope.sender_qualifier, envelope.sender.ljust(15)[:15],
        envelope.receiver_qualifier, envelope.receiver.ljust(15)[:15],
        f"{at:%y%m%d}", f"{at:%H%M}", marks.repetition or "U", "00501", number,
        "1" if envelope.acknowledge else "0", "P" if envelope.production else "T", marks.component,
    )  # fmt: skip
    sender = envelope.application_sender or envelope.sender
    receiver = envelope.application_receiver or envelope.receiver
    group = (
        "GS",
        functional,
        sender,
        receiver,
        f"{at:%Y%m%d}",
        f"{at:%H%M}",
        str(envelope.control_number),
        "X",
        version,
    )
    segments = [marks.element.join(isa), *tests]
    if bodies:
        trailer = ("GE", str(len(bodies)), str(envelope.control_number))
        inner = [segment for body in bodies for segment in body]
        segments += [marks.element.join(group), *inner, marks.element.join(trailer)]
    segments.append(marks.element.join(("IEA", str(min(len(bodies), 1)), number)))
    return "".join(segment + marks.terminator for segment in segments).encode()


def flatten(loop: Loop) -> Iterator[Segment]:
    """The segments of a loop and of the loops in it, in the order of the table."""
    for name in _members(type(loop)):
        value = getattr(loop, name)
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, Segment):
                yield item
            elif item is not None:
                yield from flatten(item)


def _members(kind: type[Loop]) -> tuple[str, ...]:
    known = _MEMBERS.get(kind)
    if known is None:
        known = _MEMBERS[kind] = tuple(members_of(kind))
    return known


def _elements(kind: type) -> tuple[tuple[str, Element], ...]:
    known = _ELEMENTS.get(kind)
    if known is None:
        known = _ELEMENTS[kind] = tuple(fields_of(kind).items())
    return known


_MEMBERS: dict[type, tuple[str, ...]] = {}
_ELEMENTS: dict[type, tuple[tuple[str, Element], ...]] = {}


def renumber(record: Loop) -> None:
    """Numbers the HL levels from 1 with their parents and children, and the LX lines from 1 within their loop."""
    _renumber(record, [], _Counter())


class _Counter:
    def __init__(self) -> None:
        self.levels = 0


def _renumber(loop: Loop, parents: list[Level], counter: _Counter) -> None:
    head: Any = getattr(loop, next(iter(_members(type(loop)))))
    if isinstance(head, Level):
        counter.levels += 1
        head.number, head.parent = str(counter.levels), parents[-1].number if parents else ""
        parents = [*parents, head]
    below = counter.levels
    for name in _members(type(loop)):
        value = getattr(loop, name)
        inner = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Loop)]
        for n, item in enumerate(inner, 1):
            first: Any = getattr(item, next(iter(_members(type(item)))))
            if isinstance(first, LineNumber):
                first.number = n
            _renumber(item, parents, counter)
    if isinstance(head, Level) and head.code != "PT" and (head.children or head.code in "20 21 22 23 19"):
        head.children = "1" if counter.levels > below else "0"


def encode(segment: Segment, marks: Delimiters = _STANDARD) -> str:
    """One segment without its terminator; elements that are absent at the end are left out. CannotWrite."""
    texts = [segment.ID]
    for name, element in _elements(type(segment)):
        texts += _texts(getattr(segment, name), element, marks)
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    return marks.element.join(texts)


def _texts(value: Any, element: Element, marks: Delimiters) -> list[str]:
    if not element.run:
        return [_text(value, element, marks)]
    if element.kind != "run":
        texts = [_single(item, element, marks) for item in value]
        return texts + [""] * (element.run - len(texts))
    leaves = _elements(element.part or object)
    texts = [t for item in value for name, leaf in leaves for t in _texts(getattr(item, name), leaf, marks)]
    return texts + [""] * (element.run * len(leaves) - len(texts))


def _text(value: Any, element: Element, marks: Delimiters) -> str:
    if element.repeat > 1:
        if len(value) > 1 and not marks.repetition:
            raise CannotWrite("this interchange has no repetition separator")
        return marks.repetition.join(_single(item, element, marks) for item in value)
    return _single(value, element, marks)


def _single(value: Any, element: Element, marks: Delimiters) -> str:
    if value is None or value == "":
        return ""
    if element.kind == "composite":
        texts = [_single(getattr(value, name), leaf, marks) for name, leaf in _elements(element.part or object)]
        return marks.component.join(texts).rstrip(marks.component)
    text = WRITE[element.kind](value)
    held = (marks.element, marks.component, marks.repetition, marks.terminator)
    if not text.isprintable() or any(mark and mark in text for mark in held):
        raise CannotWrite("a value holds a delimiter or a control character")
    return text
