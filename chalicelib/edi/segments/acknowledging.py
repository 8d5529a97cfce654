"""Segments of acknowledgements: 999 and TA1."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Composite, Segment, clock, composite, count, frozen_record, record, text


@record
class AcknowledgedGroup(Segment):
    """AK1: the group that is acknowledged."""

    ID: ClassVar[str] = "AK1"
    functional: str = text(479, 2, 2, must=True)
    control_number: str = text(28, 1, 9, must=True)
    version: str = text(480, 1, 12)


@record
class AcknowledgedTransaction(Segment):
    """AK2: the transaction that is acknowledged."""

    ID: ClassVar[str] = "AK2"
    transaction: str = text(143, 3, 3, must=True)
    control_number: str = text(329, 4, 9, must=True)
    implementation: str = text(1705, 1, 35)


@record
class SegmentFault(Segment):
    """IK3: a segment at fault, by its position from ST = 1."""

    ID: ClassVar[str] = "IK3"
    segment: str = text(721, 2, 3, must=True)
    place: int | None = count(719, 10, must=True)
    loop: str = text(447, 1, 4)
    fault: str = text(620, 1, 3)


@frozen_record
class ContextName(Composite):
    """C998: what a finding refers to, with its value."""

    NUMBER: ClassVar[str] = "C998"
    name: str = text(9999, 1, 35, must=True)
    value: str = text(9998, 1, 35)


@frozen_record
class ElementPlace(Composite):
    """C030: an element, component and repetition by position."""

    NUMBER: ClassVar[str] = "C030"
    element: int | None = count(722, 2, must=True)
    component: int | None = count(1528, 2)
    repetition: int | None = count(1686, 4)


@frozen_record
class ElementReference(Composite):
    """C999: a data element's reference number and a component's."""

    NUMBER: ClassVar[str] = "C999"
    element: str = text(725, 1, 4, must=True)
    component: str = text(725, 1, 4)


@record
class Context(Segment):
    """CTX: what a finding depends on."""

    ID: ClassVar[str] = "CTX"
    names: tuple[ContextName, ...] = composite(ContextName, must=True, repeat=10)
    segment: str = text(721, 2, 3)
    place: int | None = count(719, 10)
    loop: str = text(447, 1, 4)
    element: ElementPlace = composite(ElementPlace)
    reference: ElementReference = composite(ElementReference)


@record
class ElementFault(Segment):
    """IK4: an element at fault, with its value."""

    ID: ClassVar[str] = "IK4"
    place: ElementPlace = composite(ElementPlace, must=True)
    reference: str = text(725, 1, 4)
    fault: str = text(621, 1, 3, must=True)
    value: str = text(724, 1, 99)


@record
class TransactionVerdict(Segment):
    """IK5: accepted, accepted with errors or rejected, and why."""

    ID: ClassVar[str] = "IK5"
    verdict: str = text(717, 1, 1, must=True)
    faults: tuple[str, ...] = text(618, 1, 3, run=5)


@record
class GroupVerdict(Segment):
    """AK9: the group's verdict and how many transactions were counted, received and accepted."""

    ID: ClassVar[str] = "AK9"
    verdict: str = text(715, 1, 1, must=True)
    included: int | None = count(97, 6, must=True)
    received: int | None = count(123, 6, must=True)
    accepted: int | None = count(2, 6, must=True)
    faults: tuple[str, ...] = text(716, 1, 3, run=5)


@record
class InterchangeVerdict(Segment):
    """TA1: the interchange that is acknowledged, the verdict and the note code."""

    ID: ClassVar[str] = "TA1"
    control_number: str = text(0, 1, 9, must=True)
    day: str = text(0, 6, 8, must=True)
    time: str = clock(0, must=True)
    verdict: str = text(0, 1, 1, must=True)
    note: str = text(0, 3, 3)
