"""Segments of a service line (837): the service by claim kind, drugs, prior payers' decisions, forms."""

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
from chalicelib.edi.segments.shared import Procedure
from chalicelib.edi.values import When


@frozen_record
class Pointers(Composite):
    """C004: which diagnoses of the claim justify the line, the first first."""

    NUMBER: ClassVar[str] = "C004"
    first: int | None = count(1328, 2, must=True)
    second: int | None = count(1328, 2)
    third: int | None = count(1328, 2)
    fourth: int | None = count(1328, 2)

    def given(self) -> tuple[int, ...]:
        """The pointers in use."""
        return tuple(p for p in (self.first, self.second, self.third, self.fourth) if p is not None)


@record
class ProfessionalService(Segment):
    """SV1: procedure, charge, units, place and diagnosis pointers of a professional line."""

    ID: ClassVar[str] = "SV1"
    procedure: Procedure = composite(Procedure, must=True)
    charge: int | None = money()
    unit: str = text(355, 2, 2)
    quantity: Decimal | None = number(380)
    place: str = text(1331, 1, 2)
    service_type: str = text(1365, 1, 2)
    pointers: Pointers = composite(Pointers)
    amount_08: int | None = money()
    emergency: str = text(1073, 1, 1)
    multiple: str = text(1340, 1, 2)
    epsdt: str = text(1073, 1, 1)
    family_planning: str = text(1073, 1, 1)
    review: str = text(1364, 1, 2)
    national_value: str = text(1341, 1, 2)
    copay: str = text(1327, 1, 1)


@record
class InstitutionalService(Segment):
    """SV2: revenue code, procedure, charge and units of an institutional line."""

    ID: ClassVar[str] = "SV2"
    SYNTAX: ClassVar[tuple[str, ...]] = ("R0102", "P0405")
    revenue_code: str = text(234, 1, 48)
    procedure: Procedure = composite(Procedure)
    charge: int | None = money()
    unit: str = text(355, 2, 2)
    quantity: Decimal | None = number(380)
    rate: int | None = money(1371, 10)
    non_covered: int | None = money()


@frozen_record
class OralCavity(Composite):
    """C006: up to five areas of the oral cavity."""

    NUMBER: ClassVar[str] = "C006"
    area_1: str = text(1361, 1, 3, must=True)
    area_2: str = text(1361, 1, 3)
    area_3: str = text(1361, 1, 3)
    area_4: str = text(1361, 1, 3)
    area_5: str = text(1361, 1, 3)


@record
class DentalService(Segment):
    """SV3: procedure, charge, oral cavity, prosthesis and quantity of a dental line."""

    ID: ClassVar[str] = "SV3"
    procedure: Procedure = composite(Procedure, must=True)
    charge: int | None = money(must=True)
    place: str = text(1331, 1, 2)
    cavity: OralCavity = composite(OralCavity)
    prosthesis: str = text(1358, 1, 1)
    quantity: Decimal | None = number(380)
    description: str = text(352, 1, 80)
    copay: str = text(1327, 1, 1)
    agreement: str = text(1360, 1, 1)
    prior_placement: str = text(1364, 1, 2)
    pointers: Pointers = composite(Pointers)


@frozen_record
class Surfaces(Composite):
    """C005: the surfaces of a tooth."""

    NUMBER: ClassVar[str] = "C005"
    surface_1: str = text(1369, 1, 2, must=True)
    surface_2: str = text(1369, 1, 2)
    surface_3: str = text(1369, 1, 2)
    surface_4: str = text(1369, 1, 2)
    surface_5: str = text(1369, 1, 2)


@record
class Tooth(Segment):
    """TOO: a tooth and its surfaces."""

    ID: ClassVar[str] = "TOO"
    system: str = text(1270, 1, 3)
    tooth: str = text(1271, 1, 30)
    surfaces: Surfaces = composite(Surfaces)


@record
class Orthodontics(Segment):
    """DN1: months of orthodontic treatment."""

    ID: ClassVar[str] = "DN1"
    months: Decimal | None = number(380)
    remaining: Decimal | None = number(380)
    applies: str = text(1073, 1, 1)
    description: str = text(352, 1, 80)


@record
class ToothStatus(Segment):
    """DN2: a tooth that is missing or to be extracted."""

    ID: ClassVar[str] = "DN2"
    tooth: str = text(127, 1, 50, must=True)
    status: str = text(1368, 1, 2, must=True)
    quantity: Decimal | None = number(380)
    format: str = text(1250, 2, 3)
    when: When | None = when()
    system: str = text(1270, 1, 3)


@record
class EquipmentService(Segment):
    """SV5: durable medical equipment: length of need, rental and purchase price."""

    ID: ClassVar[str] = "SV5"
    procedure: Procedure = composite(Procedure, must=True)
    unit: str = text(355, 2, 2, must=True)
    quantity: Decimal | None = number(380, must=True)
    rental: int | None = money()
    purchase: int | None = money()
    rental_unit: str = text(594, 1, 1)


@record
class Measurement(Segment):
    """MEA: a test result or height."""

    ID: ClassVar[str] = "MEA"
    reference: str = text(737, 2, 2)
    qualifier: str = text(738, 1, 3)
    value: Decimal | None = number(739, 20)


@record
class PurchasedService(Segment):
    """PS1: a service bought from another provider and what it cost."""

    ID: ClassVar[str] = "PS1"
    provider: str = text(127, 1, 50, must=True)
    charge: int | None = money(must=True)
    state: str = text(156, 2, 2)


@record
class Drug(Segment):
    """LIN: the drug or device given, by NDC or another system."""

    ID: ClassVar[str] = "LIN"
    assigned: str = text(350, 1, 20)
    system: str = text(235, 2, 2, must=True)
    code: str = text(234, 1, 48, must=True)


@frozen_record
class Unit(Composite):
    """C001: a unit of measure."""

    NUMBER: ClassVar[str] = "C001"
    unit: str = text(355, 2, 2, must=True)
    exponent: Decimal | None = number(1018, 15)
    multiplier: Decimal | None = number(649, 10)


@record
class DrugQuantity(Segment):
    """CTP: how much of the drug was given."""

    ID: ClassVar[str] = "CTP"
    trade: str = text(687, 2, 2)
    price_code: str = text(236, 3, 3)
    price: Decimal | None = number(212, 17)
    quantity: Decimal | None = number(380, must=True)
    unit: Unit = composite(Unit, must=True)


@record
class LineDecision(Segment):
    """SVD: what another payer paid for the line."""

    ID: ClassVar[str] = "SVD"
    payer: str = text(67, 2, 80, must=True)
    paid: int | None = money(must=True)
    procedure: Procedure = composite(Procedure)
    revenue_code: str = text(234, 1, 48)
    quantity: Decimal | None = number(380)
    bundled_line: int | None = count(554, 6)


@record
class FormAnswer(Segment):
    """FRM: an answer to a question of the form named in LQ."""

    ID: ClassVar[str] = "FRM"
    SYNTAX: ClassVar[tuple[str, ...]] = ("R02030405",)
    question: str = text(350, 1, 20, must=True)
    answer: str = text(1073, 1, 1)
    text: str = text(127, 1, 50)
    day: date | None = day()
    percentage: Decimal | None = number(332, 6)
