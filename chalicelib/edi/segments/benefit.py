"""Segments of eligibility inquiries and answers (270, 271) and of service reviews (278)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from chalicelib.edi.grammar import (
    Composite,
    Segment,
    composite,
    count,
    day,
    frozen_record,
    money,
    number,
    record,
    text,
    when,
)
from chalicelib.edi.segments.claim import Facility, RelatedCauses
from chalicelib.edi.segments.service import Pointers, Unit
from chalicelib.edi.segments.shared import Procedure
from chalicelib.edi.values import When


@record
class Inquiry(Segment):
    """EQ: which benefits are asked about."""

    ID: ClassVar[str] = "EQ"
    SYNTAX: ClassVar[tuple[str, ...]] = ("R0102",)
    service_types: tuple[str, ...] = text(1365, 1, 2, repeat=99)
    procedure: Procedure = composite(Procedure)
    coverage_level: str = text(1207, 3, 3)
    insurance_type: str = text(1336, 1, 3)
    pointers: Pointers = composite(Pointers)


@record
class Benefit(Segment):
    """EB: one statement about coverage: active, copay, deductible, limit, exclusion."""

    ID: ClassVar[str] = "EB"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0910",)
    kind: str = text(1390, 1, 3, must=True)
    coverage_level: str = text(1207, 3, 3)
    service_types: tuple[str, ...] = text(1365, 1, 2, repeat=99)
    insurance_type: str = text(1336, 1, 3)
    plan: str = text(1204, 1, 50)
    period: str = text(615, 1, 2)
    amount: int | None = money()
    fraction: Decimal | None = number(954, 10)
    quantity_qualifier: str = text(673, 2, 2)
    quantity: Decimal | None = number(380)
    authorization: str = text(1073, 1, 1)
    in_network: str = text(1073, 1, 1)
    procedure: Procedure = composite(Procedure)
    pointers: Pointers = composite(Pointers)


@record
class Delivery(Segment):
    """HSD: how many of what in which period."""

    ID: ClassVar[str] = "HSD"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0102", "C0605")
    qualifier: str = text(673, 2, 2)
    quantity: Decimal | None = number(380)
    unit: str = text(355, 2, 2)
    sample: Decimal | None = number(1167, 6)
    period: str = text(615, 1, 2)
    periods: int | None = count(616, 3)
    pattern: str = text(678, 1, 2)
    time: str = text(679, 1, 1)


@record
class Rejection(Segment):
    """AAA: the request could not be answered, why, and what to do."""

    ID: ClassVar[str] = "AAA"
    valid: str = text(1073, 1, 1, must=True)
    agency: str = text(559, 2, 2)
    reason: str = text(901, 2, 2)
    follow_up: str = text(889, 1, 1)


@record
class Insured(Segment):
    """INS: whether the subscriber, the relationship, and changes."""

    ID: ClassVar[str] = "INS"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P1112",)
    is_subscriber: str = text(1073, 1, 1, must=True)
    relationship: str = text(1069, 2, 2, must=True)
    maintenance: str = text(875, 3, 3)
    reason: str = text(1203, 2, 3)
    status: str = text(1216, 1, 1)
    medicare: str = text(1218, 1, 1)
    cobra: str = text(1219, 1, 2)
    employment: str = text(584, 2, 2)
    student: str = text(1220, 1, 1)
    handicap: str = text(1073, 1, 1)
    format: str = text(1250, 2, 3)
    died: When | None = when()
    confidentiality: str = text(1165, 1, 1)
    city: str = text(19, 2, 30)
    state: str = text(156, 2, 2)
    country: str = text(26, 2, 3)
    birth_sequence: int | None = count(1470, 9)


@record
class Military(Segment):
    """MPI: military service."""

    ID: ClassVar[str] = "MPI"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0607",)
    status: str = text(1201, 1, 1, must=True)
    employment: str = text(584, 2, 2, must=True)
    branch: str = text(1595, 1, 1, must=True)
    description: str = text(352, 1, 80)
    rank: str = text(1596, 2, 2)
    format: str = text(1250, 2, 3)
    period: When | None = when()


@record
class Additional(Segment):
    """III: a diagnosis or place of service that the benefit depends on."""

    ID: ClassVar[str] = "III"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0102",)
    list_name: str = text(1270, 1, 3)
    code: str = text(1271, 1, 30)
    category: str = text(1136, 2, 2)
    message: str = text(933, 1, 264)
    quantity: Decimal | None = number(380)
    unit: Unit = composite(Unit)


@record
class FreeText(Segment):
    """MSG: a message in words."""

    ID: ClassVar[str] = "MSG"
    message: str = text(933, 1, 264, must=True)


@record
class LoopStart(Segment):
    """LS: a bounded loop begins."""

    ID: ClassVar[str] = "LS"
    loop: str = text(447, 1, 4, must=True)


@record
class LoopEnd(Segment):
    """LE: a bounded loop ends."""

    ID: ClassVar[str] = "LE"
    loop: str = text(447, 1, 4, must=True)


@record
class Review(Segment):
    """UM: what kind of review is asked for."""

    ID: ClassVar[str] = "UM"
    category: str = text(1525, 1, 2, must=True)
    certification: str = text(1322, 1, 1)
    service_type: str = text(1365, 1, 2)
    facility: Facility = composite(Facility)
    related: RelatedCauses = composite(RelatedCauses)
    service_level: str = text(1338, 1, 3)
    health: str = text(1213, 1, 1)
    prognosis: str = text(923, 1, 1)
    release: str = text(1363, 1, 1)
    delay_reason: str = text(1514, 1, 2)


@record
class ReviewDecision(Segment):
    """HCR: the reviewer's decision and the authorisation number."""

    ID: ClassVar[str] = "HCR"
    action: str = text(306, 1, 2, must=True)
    number: str = text(127, 1, 50)
    reason: str = text(1271, 1, 30)
    second_opinion: str = text(1073, 1, 1)


@frozen_record
class StatusCode(Composite):
    """C043: status category, status and the entity concerned."""

    NUMBER: ClassVar[str] = "C043"
    category: str = text(1271, 1, 30, must=True)
    status: str = text(1271, 1, 30, must=True)
    entity: str = text(98, 2, 3)
    list_name: str = text(1270, 1, 3)


@record
class Status(Segment):
    """STC: where the claim stands, since when, and amounts."""

    ID: ClassVar[str] = "STC"
    status: StatusCode = composite(StatusCode, must=True)
    effective_on: date | None = day()
    action: str = text(306, 1, 2)
    charge: int | None = money()
    paid: int | None = money()
    paid_on: date | None = day()
    method: str = text(591, 3, 3)
    remitted_on: date | None = day()
    check_number: str = text(429, 1, 16)
    status_2: StatusCode = composite(StatusCode)
    status_3: StatusCode = composite(StatusCode)
    message: str = text(933, 1, 264)
