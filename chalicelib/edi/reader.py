"""Reads a file: interchanges, groups, transactions, claims, each as it closes, with everything that was found.

`read` is the stream: it holds one claim at a time. `messages` keeps each transaction whole. Both answer the same
findings and account for every segment: read, left unread and reported, or part of the envelope.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from os import PathLike
from typing import Any, BinaryIO

from chalicelib.edi import envelope
from chalicelib.edi.catalogue import BY_KEY, NUMBERS, Transaction, recognise
from chalicelib.edi.issue import ERROR, WARNING, Issue, finding
from chalicelib.edi.lexer import Batch, Opening, lex
from chalicelib.edi.message import Group, Interchange, Message
from chalicelib.edi.rules import NO_FACTS, Checks, Facts, checks_for
from chalicelib.edi.values import ELEMENT, legible
from chalicelib.edi.walker import Unit, Walker

Source = bytes | str | PathLike[str] | BinaryIO
Event = Interchange | Unit | Message | Issue


def read(source: Source, *, keep: bool = False, facts: Facts = NO_FACTS) -> Iterator[Event]:
    """The file as a stream: each claim (`Unit`), each transaction (`Message`) and interchange when it ends.

    An `Issue` by itself says why the file is no X12. `keep` leaves the claims in their transaction's record too;
    `facts` is what the rules may rely on, and whether we judge what we send, where every fault is an error.
    """
    stream, ours = _opened(source)
    try:
        yield from _Reader(keep, facts).run(stream)
    finally:
        if ours:
            stream.close()


def messages(source: Source, *, facts: Facts = NO_FACTS) -> list[Message]:
    """Every transaction of the file with its whole record; for files that fit in memory."""
    return [event for event in read(source, keep=True, facts=facts) if isinstance(event, Message)]


def _opened(source: Source) -> tuple[BinaryIO, bool]:
    if isinstance(source, bytes):
        return io.BytesIO(source), True
    if isinstance(source, str | PathLike):
        return open(source, "rb"), True
    return source, False


class _Reader:
    """The envelope's state while a file is read."""

    def __init__(self, keep: bool, facts: Facts) -> None:
        self._keep, self._facts = keep, facts
        self._interchange: Interchange | None = None
        self._trailer: list[str] | None = None
        self._group: Group | None = None
        self._message: Message | None = None
        self._walker: Walker | None = None
        self._checks: Checks | None = None

    def run(self, stream: BinaryIO) -> Iterator[Event]:
        for piece in lex(stream):
            if isinstance(piece, Batch):
                yield from self._segments(piece.raws, piece.careful)
            elif isinstance(piece, Opening):
                yield from self._end_interchange()
                self._interchange = Interchange(piece.elements, piece.delimiters, segments=1)
                self._interchange.issues += map(self._graded, piece.issues)
                self._interchange.issues += envelope.interchange_faults(piece.elements, self._facts.sending)
            elif self._interchange is None:
                yield piece
            else:
                self._interchange.issues.append(self._graded(piece))
        yield from self._end_interchange()

    def _graded(self, issue: Issue) -> Issue:
        """What we send must be faultless, so that no finding of its envelope is a warning."""
        return issue._replace(severity=ERROR) if self._facts.sending else issue

    def _segments(self, raws: list[str], careful: bool) -> Iterator[Event]:
        index = 0
        while index < len(raws):
            if self._walker is not None:
                index = self._walker.feed(raws, index, careful)
                yield from self._drain(self._walker)
            elif self._message is not None:
                index = self._skip(self._message, raws, index)
            if index < len(raws):
                yield from self._envelope(raws, index)
                index += 1 if self._walker is None or self._walker.position else 0

    def _drain(self, walker: Walker) -> Iterator[Unit]:
        units, walker.units = walker.units, []
        for unit in units:
            if self._checks is not None:
                self._checks.unit(unit)
            if unit.issues and self._message is not None:
                self._message.add_claim(unit.issues)
            yield unit

    def _skip(self, message: Message, raws: list[str], index: int) -> int:
        """Counts the segments of a transaction that is not read here."""
        while index < len(raws) and raws[index].partition(ELEMENT)[0] not in ("SE", "ST", "GE", "GS", "IEA"):
            index += 1
            message.segments += 1
            message.unread += 1
        return index

    def _envelope(self, raws: list[str], index: int) -> Iterator[Event]:
        elements = raws[index].split(ELEMENT)
        name = elements[0]
        interchange = self._interchange
        if interchange is None:
            return
        if self._trailer is not None:
            interchange.segments += 1
            self._stray(interchange, name, raws[index])
            return
        if name == "ST":
            yield from self._end_message(None)
            self._begin(interchange, elements)
            return
        if name == "TA1" and self._group is None and self._message is None:
            yield self._test(interchange, elements, raws[index])
            return
        trailer = name == "SE" and self._message is not None
        interchange.segments += not trailer  # SE is counted with its transaction
        if trailer:
            yield from self._end_message(elements)
        elif name == "GS":
            yield from self._end_group(None)
            self._open_group(interchange, tuple(elements[1:]))
        elif name == "GE" and self._group is not None:
            yield from self._end_group(elements)
        elif name == "IEA":
            yield from self._end_group(None)
            self._trailer = elements
        else:
            self._stray(interchange, name, raws[index])

    def _open_group(self, interchange: Interchange, elements: tuple[str, ...]) -> None:
        self._group = group = Group(elements)
        group.issues += envelope.group_faults(elements, group.carries_money, self._facts.sending)
        number = group.element(6).lstrip("0")
        if number and any(other.element(6).lstrip("0") == number for other in interchange.groups):
            found = finding("group.duplicate", WARNING, segment="GS", element="06", value=number, scope="group")
            group.issues.append(self._graded(found))
        interchange.groups.append(group)

    def _stray(self, interchange: Interchange, name: str, raw: str) -> None:
        found = finding("interchange.stray", ERROR, segment=name[:3], value=legible(raw), scope="interchange")
        interchange.add(found)

    def _test(self, interchange: Interchange, elements: list[str], raw: str) -> Message:
        """A TA1 is a message of its own, beside the groups."""
        transaction = BY_KEY["TA1"]
        message = Message(interchange, None, "TA1", "", ([*elements, "", ""])[1], transaction, segments=1)

        def severity(code: str, segment: str) -> str:
            return transaction.severity(code, segment, self._facts.sending)

        walker = Walker(transaction.table, severity, True)
        walker.feed([raw], 0, careful=True)
        walker.finish()
        message.record, message.issues = walker.root, walker.issues
        interchange.tests.append(message)
        return message

    def _begin(self, interchange: Interchange, elements: list[str]) -> None:
        number, control, guide = ([*elements[1:4], "", "", ""])[:3]
        outer = self._group.element(8) if self._group else ""
        message = Message(interchange, self._group, number, guide or outer, control)
        self._message = message
        if self._group is None:
            message.issues.append(finding("transaction.outside", ERROR))
        else:
            if any(other.control_number == control for other in self._group.messages):
                message.issues.append(finding("transaction.duplicate", ERROR, value=control))
            self._group.messages.append(message)
        if guide and outer and guide != outer:
            message.issues.append(self._graded(finding("transaction.guide", WARNING, value=f"{outer}/{guide}")))
        message.transaction = recognise(number, message.guide)
        if message.transaction is None:
            code = "transaction.version" if number in NUMBERS else "transaction.unsupported"
            message.issues.append(finding(code, ERROR, segment="ST", value=f"{number} {message.guide}".strip()))
            message.issues += envelope.header_faults(tuple(elements[1:]))
            message.segments = 1
        else:
            self._walk(message.transaction)
        if self._group is not None:
            self._judge_kind(self._group, message)

    def _judge_kind(self, group: Group, message: Message) -> None:
        """A group of another kind than its transaction: an error where money moves, told once for each kind."""
        value = f"{legible(group.element(1))}/{legible(message.number)}"
        known = {issue.value for issue in group.issues if issue.code == "group.functional"}
        if envelope.holds(group.element(1), message.number) or value in known:
            return
        grade = ERROR if message.carries_money or self._facts.sending else WARNING
        group.issues.append(finding("group.functional", grade, segment="GS", element="01", value=value, scope="group"))

    def _walk(self, transaction: Transaction) -> None:
        sending = self._facts.sending

        def severity(code: str, segment: str) -> str:
            return transaction.severity(code, segment, sending)

        self._walker = Walker(transaction.table, severity, self._keep)
        self._checks = checks_for(transaction.rules, self._facts)

    def _end_message(self, trailer: list[str] | None) -> Iterator[Event]:
        message, walker = self._message, self._walker
        if message is None:
            return
        if walker is not None:
            walker.finish()
            yield from self._drain(walker)
            message.record, message.unread, message.segments = walker.root, walker.unread, walker.position
            message.issues += walker.issues
            message.more_issues += walker.more_issues
            if message.more_issues:
                message.issues.append(finding("issues.more", WARNING, value=message.more_issues))
        message.segments += trailer is not None
        message.issues += self._trailer_issues(message, trailer)
        if self._checks is not None and walker is not None:
            message.issues = self._checks.end(walker.root, message.issues)
            message.totals = dict(self._checks.totals)
        self._message = self._walker = self._checks = None
        yield message

    def _trailer_issues(self, message: Message, trailer: list[str] | None) -> Iterator[Issue]:
        end = message.segments
        if trailer is None:
            yield finding("transaction.trailer", ERROR, end + 1, segment="SE")
            return
        counted, control = ([*trailer[1:3], "", ""])[:2]
        if counted.strip().lstrip("0") != str(end):
            grade = ERROR
            if message.transaction is not None:
                grade = message.transaction.severity("transaction.count", "SE", self._facts.sending)
            yield finding("transaction.count", grade, end, segment="SE", element="01", value=counted, actual=end)
        if control != message.control_number:
            yield finding("transaction.control_number", ERROR, end, segment="SE", element="02", value=control)

    def _end_group(self, trailer: list[str] | None) -> Iterator[Event]:
        yield from self._end_message(None)
        group, self._group = self._group, None
        if group is None:
            return
        if trailer is None:
            group.issues.append(finding("group.trailer", ERROR, segment="GE", scope="group"))
            return
        counted, control = ([*trailer[1:3], "", ""])[:2]
        grade = ERROR if group.carries_money or self._facts.sending else WARNING
        actual = len(group.messages)
        group.counted = int(counted) if counted.isascii() and counted.isdigit() and len(counted) < 7 else None
        if counted.strip().lstrip("0") != (str(actual) if actual else ""):
            found = finding(
                "group.count", grade, segment="GE", element="01", value=counted, actual=actual, scope="group"
            )
            group.issues.append(found)
        if control.lstrip("0") != group.element(6).lstrip("0"):
            found = finding("group.control_number", grade, segment="GE", element="02", value=control, scope="group")
            group.issues.append(found)

    def _end_interchange(self) -> Iterator[Event]:
        yield from self._end_group(None)
        trailer, self._trailer = self._trailer, None
        interchange, self._interchange = self._interchange, None
        if interchange is None:
            return
        add = interchange.add
        where: dict[str, Any] = {"segment": "IEA", "scope": "interchange"}
        if trailer is None:
            add(finding("interchange.trailer", ERROR, **where))
        else:
            counted, control = ([*trailer[1:3], "", ""])[:2]
            money = any(group.carries_money for group in interchange.groups)
            grade = ERROR if money or self._facts.sending else WARNING
            actual = len(interchange.groups)
            if counted.strip().lstrip("0") != (str(actual) if actual else ""):
                add(finding("interchange.count", grade, element="01", value=counted, actual=actual, **where))
            if control != interchange.control_number:
                add(finding("interchange.control_number", grade, element="02", value=control, **where))
        yield interchange
