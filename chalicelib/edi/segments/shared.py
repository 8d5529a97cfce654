"""Segments that every transaction shares: names, addresses, references, dates, contacts, levels, amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from chalicelib.edi.grammar import (
    Composite,
    Segment,
    clock,
    composite,
    count,
    day,
    frozen_record,
    money,
    number,
    record,
    run,
    text,
    when,
)
from chalicelib.edi.values import When


@record
class TransactionHeader(Segment):
    """ST: which transaction begins, its control number and its implementation guide."""

    ID: ClassVar[str] = "ST"
    transaction: str = text(143, 3, 3, must=True)
    control_number: str = text(329, 4, 9, must=True)
    implementation: str = text(1705, 1, 35)


@record
class TransactionBegin(Segment):
    """BHT: purpose, reference and moment of a hierarchical transaction."""

    ID: ClassVar[str] = "BHT"
    structure: str = text(1005, 4, 4, must=True)
    purpose: str = text(353, 2, 2, must=True)
    reference: str = text(127, 1, 50)
    created_on: date | None = day()
    created_at: str = clock()
    kind: str = text(640, 2, 2)


@record
class Level(Segment):
    """HL: a level of the hierarchy, its parent and whether children follow."""

    ID: ClassVar[str] = "HL"
    QUALIFIER: ClassVar[int] = 3
    number: str = text(628, 1, 12, must=True)
    parent: str = text(734, 1, 12)
    code: str = text(735, 1, 2, must=True)
    children: str = text(736, 1, 1)


@record
class Name(Segment):
    """NM1: a person or organisation in a role."""

    ID: ClassVar[str] = "NM1"
    USUAL: ClassVar[int] = 9
    QUALIFIER: ClassVar[int] = 1
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0809",)
    role: str = text(98, 2, 3, must=True)
    entity_type: str = text(1065, 1, 1, must=True)
    last: str = text(1035, 1, 60)
    first: str = text(1036, 1, 35)
    middle: str = text(1037, 1, 25)
    prefix: str = text(1038, 1, 10)
    suffix: str = text(1039, 1, 10)
    id_qualifier: str = text(66, 1, 2)
    identifier: str = text(67, 2, 80)
    relationship: str = text(706, 2, 2)
    related_role: str = text(98, 2, 3)
    maiden: str = text(1035, 1, 60)


@record
class PartyName(Segment):
    """N1: payer or payee by name and identifier."""

    ID: ClassVar[str] = "N1"
    QUALIFIER: ClassVar[int] = 1
    SYNTAX: ClassVar[tuple[str, ...]] = ("R0203", "P0304")
    role: str = text(98, 2, 3, must=True)
    name: str = text(93, 1, 60)
    id_qualifier: str = text(66, 1, 2)
    identifier: str = text(67, 2, 80)


@record
class Street(Segment):
    """N3: street lines."""

    ID: ClassVar[str] = "N3"
    line_1: str = text(166, 1, 55, must=True)
    line_2: str = text(166, 1, 55)


@record
class Place(Segment):
    """N4: city, state, postal code, country."""

    ID: ClassVar[str] = "N4"
    USUAL: ClassVar[int] = 3
    SYNTAX: ClassVar[tuple[str, ...]] = ("E0207", "C0605", "C0704")
    city: str = text(19, 2, 30)
    state: str = text(156, 2, 2)
    postal_code: str = text(116, 3, 15)
    country: str = text(26, 2, 3)
    location_qualifier: str = text(309, 1, 2)
    location: str = text(310, 1, 30)
    subdivision: str = text(1715, 1, 3)


@frozen_record
class ReferenceMore(Composite):
    """Further identification inside a reference (C040)."""

    NUMBER: ClassVar[str] = "C040"
    qualifier: str = text(128, 2, 3, must=True)
    value: str = text(127, 1, 50, must=True)
    qualifier_2: str = text(128, 2, 3)
    value_2: str = text(127, 1, 50)
    qualifier_3: str = text(128, 2, 3)
    value_3: str = text(127, 1, 50)


@record
class Reference(Segment):
    """REF: a number somebody gave to the thing in hand."""

    ID: ClassVar[str] = "REF"
    USUAL: ClassVar[int] = 2
    QUALIFIER: ClassVar[int] = 1
    SYNTAX: ClassVar[tuple[str, ...]] = ("R0203",)
    qualifier: str = text(128, 2, 3, must=True)
    value: str = text(127, 1, 50)
    description: str = text(352, 1, 80)
    more: ReferenceMore = composite(ReferenceMore)


@record
class Dated(Segment):
    """DTP: a day, range or moment and what it is the date of."""

    ID: ClassVar[str] = "DTP"
    QUALIFIER: ClassVar[int] = 1
    qualifier: str = text(374, 3, 3, must=True)
    format: str = text(1250, 2, 3, must=True)
    when: When | None = when(must=True)


@record
class ContactNumber(Composite):
    """A telephone, fax or e-mail address of a contact."""

    kind: str = text(365, 2, 2, must=True)
    value: str = text(364, 1, 256, must=True)


@record
class Contact(Segment):
    """PER: whom to ask and how to reach them."""

    ID: ClassVar[str] = "PER"
    USUAL: ClassVar[int] = 4
    QUALIFIER: ClassVar[int] = 1
    function: str = text(366, 2, 2, must=True)
    name: str = text(93, 1, 60)
    numbers: tuple[ContactNumber, ...] = run(ContactNumber, 3)
    inquiry: str = text(443, 1, 20)


@record
class Amount(Segment):
    """AMT: an amount for information; it never takes part in balancing."""

    ID: ClassVar[str] = "AMT"
    USUAL: ClassVar[int] = 2
    QUALIFIER: ClassVar[int] = 1
    qualifier: str = text(522, 1, 3, must=True)
    amount: int | None = money(must=True)
    credit_debit: str = text(478, 1, 1)


@record
class Quantity(Segment):
    """QTY: a quantity for information."""

    ID: ClassVar[str] = "QTY"
    QUALIFIER: ClassVar[int] = 1
    qualifier: str = text(673, 2, 2, must=True)
    quantity: Decimal | None = number(380, must=True)


@record
class Trace(Segment):
    """TRN: the number that ties an answer or a payment to its origin."""

    ID: ClassVar[str] = "TRN"
    USUAL: ClassVar[int] = 3
    QUALIFIER: ClassVar[int] = 1
    kind: str = text(481, 1, 2, must=True)
    number: str = text(127, 1, 50, must=True)
    originator: str = text(509, 10, 10)
    originator_more: str = text(127, 1, 50)


@record
class Demographics(Segment):
    """DMG: birth and sex."""

    ID: ClassVar[str] = "DMG"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0102",)
    format: str = text(1250, 2, 3)
    born: When | None = when()
    sex: str = text(1068, 1, 1)


@record
class Provider(Segment):
    """PRV: the provider's speciality (taxonomy)."""

    ID: ClassVar[str] = "PRV"
    QUALIFIER: ClassVar[int] = 1
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0203",)
    role: str = text(1221, 1, 3, must=True)
    qualifier: str = text(128, 2, 3)
    value: str = text(127, 1, 50)


@record
class LineNumber(Segment):
    """LX: a counter."""

    ID: ClassVar[str] = "LX"
    number: int | None = count(554, 6, must=True)


@frozen_record
class Procedure(Composite):
    """C003: a service by code system, code, modifiers and description."""

    NUMBER: ClassVar[str] = "C003"
    system: str = text(235, 2, 2, must=True)
    code: str = text(234, 1, 48, must=True)
    modifier_1: str = text(1339, 2, 2)
    modifier_2: str = text(1339, 2, 2)
    modifier_3: str = text(1339, 2, 2)
    modifier_4: str = text(1339, 2, 2)
    description: str = text(352, 1, 80)
    code_end: str = text(234, 1, 48)

    @property
    def modifiers(self) -> tuple[str, ...]:
        """The modifiers in use."""
        return tuple(m for m in (self.modifier_1, self.modifier_2, self.modifier_3, self.modifier_4) if m)


@record
class AdjustmentDetail(Composite):
    """One reason of an adjustment: why, how much, how many units."""

    reason: str = text(1034, 1, 5, must=True)
    amount: int | None = money(must=True)
    quantity: Decimal | None = number(380)


@record
class Adjustment(Segment):
    """CAS: what was not paid, by group (CO, OA, PI, PR) and up to six reasons."""

    ID: ClassVar[str] = "CAS"
    USUAL: ClassVar[int] = 4
    group: str = text(1033, 1, 2, must=True)
    details: tuple[AdjustmentDetail, ...] = run(AdjustmentDetail, 6, must=True)


@record
class Remark(Segment):
    """LQ: a remark code (HE) or another code list's value."""

    ID: ClassVar[str] = "LQ"
    list_name: str = text(1270, 1, 3, must=True)
    code: str = text(1271, 1, 30)
