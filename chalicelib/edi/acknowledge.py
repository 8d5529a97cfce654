"""What we answer to an interchange: a TA1 where asked or where the envelope fails, a 999 for every group.

Never for a 999, 997 or TA1: acknowledgements are not acknowledged (X12 C.1.5, 999 guide).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chalicelib.edi.catalogue import BY_KEY
from chalicelib.edi.issue import ERROR, Issue
from chalicelib.edi.message import Group, Interchange, Message
from chalicelib.edi.segments.acknowledging import (
    AcknowledgedGroup,
    AcknowledgedTransaction,
    ElementFault,
    ElementPlace,
    GroupVerdict,
    InterchangeVerdict,
    SegmentFault,
    TransactionVerdict,
)
from chalicelib.edi.segments.shared import TransactionHeader
from chalicelib.edi.tables.acknowledgement import (
    Acknowledgement,
    ElementFinding,
    SegmentFinding,
    TransactionAnswer,
)
from chalicelib.edi.writer import Envelope, encode, interchange, transaction_segments

_ACKNOWLEDGEMENTS = ("FA",)
_NUMBERS = ("997", "999", "TA1")
MOST_FINDINGS = 1000


@dataclass(frozen=True, slots=True)
class Answers:
    """The files to send back: the TA1 and the 999, each its own interchange, None where none is due."""

    technical: bytes | None
    functional: bytes | None


def answer(received: Interchange, envelope: Envelope) -> Answers:
    """The acknowledgements of one interchange that has been read; `envelope` is ours, control number and all.

    The 999 takes the control number after the TA1's.
    """
    verdict = technical(received)
    groups = [functional(group) for group in received.groups if acknowledged(group)]
    first = None
    if verdict is not None:
        first = interchange(envelope, "", "", [], [encode(verdict, envelope.delimiters)])
        envelope = replace(envelope, control_number=envelope.control_number + 1)
    if not groups:
        return Answers(first, None)
    kind = BY_KEY["999"]
    bodies = [transaction_segments(group, n, kind, envelope.delimiters) for n, group in enumerate(groups, 1)]
    return Answers(first, interchange(envelope, kind.functional, kind.version, bodies))


def acknowledged(group: Group) -> bool:
    """Whether a group is to be acknowledged: any but one of acknowledgements."""
    return group.element(1) not in _ACKNOWLEDGEMENTS and all(m.number not in _NUMBERS for m in group.messages)


def technical(received: Interchange) -> InterchangeVerdict | None:
    """The TA1 of an interchange, None where none is due."""
    only_acknowledgements = (received.groups or received.tests) and not any(map(acknowledged, received.groups))
    faults = [i for i in received.issues if i.ack.startswith("TA1:")]
    failed = [i for i in faults if i.severity == ERROR]
    if only_acknowledgements or not (received.wants_acknowledgement or failed):
        return None
    told = (failed or faults)[:1]
    verdict = "R" if failed else "E" if faults else "A"
    note = told[0].ack.removeprefix("TA1:") if told else "000"
    control = _digits(received.control_number, 9)
    return InterchangeVerdict(
        0, control, _digits(received.elements[8], 6), _digits(received.elements[9], 4), verdict, note
    )


def _digits(text: str, length: int) -> str:
    return "".join(c for c in text if c in "0123456789")[:length].rjust(length, "0")


def functional(group: Group) -> Acknowledgement:
    """The 999 of one group: each transaction's faults by position, its verdict, and the group's."""
    answers = [transaction(message) for message in group.messages]
    record = Acknowledgement(TransactionHeader())
    record.group = AcknowledgedGroup(0, _text(group.element(1), 2, 2, "HP"), _text(group.element(6), 1, 9, "0"))
    record.group.version = _text(group.element(8), 1, 12, "005010")
    record.transactions = answers
    verdicts = [a.verdict.verdict for a in answers if a.verdict is not None]
    accepted = sum(verdict != "R" for verdict in verdicts)
    faults = tuple(dict.fromkeys(i.ack.removeprefix("AK9:") for i in group.issues if i.ack.startswith("AK9:")))
    told = "R" if any(i.severity == ERROR for i in group.issues) else _group_verdict(verdicts)
    counted = group.counted if group.counted is not None else len(answers)
    record.verdict = GroupVerdict(0, told, counted, len(answers), 0 if told == "R" else accepted, faults[:5])
    return record


def _group_verdict(verdicts: list[str]) -> str:
    if not verdicts or "R" not in verdicts:
        return "E" if "E" in verdicts else "A"
    return "R" if set(verdicts) == {"R"} else "P"


def transaction(message: Message) -> TransactionAnswer:
    """AK2 to IK5 of one transaction; findings of rules reject without a position (IK502 I5)."""
    control = _text(message.control_number, 4, 9, "0000")
    guide = "" if message.number == "835" else _text(message.guide, 1, 35, "")
    made = TransactionAnswer(AcknowledgedTransaction(0, _text(message.number, 3, 3, "000"), control, guide))
    issues = [*message.issues, *message.claim_issues]
    made.segments = _segments([i for i in issues if i.ack.startswith("IK")])
    codes = [i.ack.removeprefix("IK5:") for i in issues if i.ack.startswith("IK5:")]
    codes += ["5"] if made.segments else []
    rejected = message.spoiled
    if rejected and not codes:
        codes = ["I5"]
    verdict = "R" if rejected else "E" if codes else "A"
    made.verdict = TransactionVerdict(0, verdict, tuple(dict.fromkeys(codes))[:5])
    return made


def _segments(issues: Iterable[Issue]) -> list[SegmentFinding]:
    found: dict[tuple[int, str], SegmentFinding] = {}
    placed = [i for i in issues if i.ack[:4] in ("IK3:", "IK4:")][:MOST_FINDINGS]
    for issue in sorted(placed, key=lambda i: i.position):
        element = issue.ack.startswith("IK4:")
        fault = "8" if element else issue.ack.removeprefix("IK3:")
        key = (issue.position, fault)
        if key not in found:
            name = _text(issue.segment, 2, 3, "ZZ")
            loop = issue.loop if 0 < len(issue.loop) <= 4 and issue.loop.startswith(("1", "2")) else ""
            found[key] = SegmentFinding(SegmentFault(0, name, max(issue.position, 1), loop, fault))
        if element:
            found[key].elements.append(ElementFinding(_element(issue)))
    return list(found.values())


def _element(issue: Issue) -> ElementFault:
    place, _, component = issue.element.partition("-")
    spot = ElementPlace(int(place or 1), int(component) if component else None)
    reference = issue.reference if issue.reference.isalnum() and issue.reference != "0" else ""
    return ElementFault(0, spot, reference[:4], issue.ack.removeprefix("IK4:"), _copy(issue.value))


def _copy(value: str) -> str:
    """The bad value, left out where it holds what could be read as a delimiter."""
    return "" if not value.isprintable() or any(mark in value for mark in "*:^~|") else value[:99].strip()


def _text(value: str, least: int, most: int, otherwise: str) -> str:
    kept = "".join(c for c in value if c.isascii() and (c.isalnum() or c in " -."))[:most].strip()
    return kept if len(kept) >= least else otherwise
