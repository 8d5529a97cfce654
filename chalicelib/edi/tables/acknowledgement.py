"""999, implementation acknowledgement (005010X231, A1), and TA1, interchange acknowledgement."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record
from chalicelib.edi.segments.acknowledging import (
    AcknowledgedGroup,
    AcknowledgedTransaction,
    Context,
    ElementFault,
    GroupVerdict,
    InterchangeVerdict,
    SegmentFault,
    TransactionVerdict,
)
from chalicelib.edi.segments.shared import TransactionHeader

_SEGMENT_FAULTS = "1|2|3|4|5|6|7|8|I4|I6|I7|I8|I9"
_ELEMENT_FAULTS = "1|2|3|4|5|6|7|8|9|10|12|13|I6|I9|I10|I11|I12|I13"


@record
class ElementFinding(Loop):
    """An element at fault."""

    ID: ClassVar[str] = "2110"
    fault: ElementFault = head(ElementFault, where=f"3={_ELEMENT_FAULTS}")
    contexts: list[Context] = many(Context, most=10)


@record
class SegmentFinding(Loop):
    """A segment at fault."""

    ID: ClassVar[str] = "2100"
    fault: SegmentFault = head(SegmentFault, where=f"4={_SEGMENT_FAULTS}")
    contexts: list[Context] = many(Context, most=10)
    elements: list[ElementFinding] = many(ElementFinding)


@record
class TransactionAnswer(Loop):
    """What became of one transaction."""

    ID: ClassVar[str] = "2000"
    transaction: AcknowledgedTransaction = head(AcknowledgedTransaction)
    segments: list[SegmentFinding] = many(SegmentFinding)
    verdict: TransactionVerdict | None = one(TransactionVerdict, must=True, where="1=A|E|M|R|W|X")


@record
class Acknowledgement(Loop):
    """What became of one group."""

    ID: ClassVar[str] = "999"
    header: TransactionHeader = head(TransactionHeader, where="1=999 3!")
    group: AcknowledgedGroup | None = one(AcknowledgedGroup, must=True, where="3!")
    transactions: list[TransactionAnswer] = many(TransactionAnswer)
    verdict: GroupVerdict | None = one(GroupVerdict, must=True, where="1=A|E|M|P|R|W|X")


@record
class InterchangeAcknowledgement(Loop):
    """TA1: what became of one interchange."""

    ID: ClassVar[str] = "TA1"
    verdict: InterchangeVerdict = head(InterchangeVerdict, where="4=A|E|R")
