"""Segments of the claim (837) above its service lines."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from chalicelib.edi.grammar import (
    Composite,
    Segment,
    composite,
    count,
    frozen_record,
    money,
    number,
    record,
    text,
    when,
)
from chalicelib.edi.values import When


@record
class Subscriber(Segment):
    """SBR: whose coverage this is, in which order it pays, and of which kind it is."""

    ID: ClassVar[str] = "SBR"
    sequence: str = text(1138, 1, 1, must=True)
    relationship: str = text(1069, 2, 2)
    group_number: str = text(127, 1, 50)
    group_name: str = text(93, 1, 60)
    insurance_type: str = text(1336, 1, 3)
    coordination: str = text(1143, 1, 1)
    condition: str = text(1073, 1, 1)
    employment: str = text(584, 2, 2)
    filing: str = text(1032, 1, 2)


@record
class Patient(Segment):
    """PAT: the patient's relationship to the subscriber, death, weight, pregnancy."""

    ID: ClassVar[str] = "PAT"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0506", "P0708")
    relationship: str = text(1069, 2, 2)
    location: str = text(1384, 1, 1)
    employment: str = text(584, 2, 2)
    student: str = text(1220, 1, 1)
    format: str = text(1250, 2, 3)
    died: When | None = when()
    unit: str = text(355, 2, 2)
    weight: Decimal | None = number(81, 10)
    pregnant: str = text(1073, 1, 1)


@frozen_record
class Facility(Composite):
    """C023: place of service (or type of bill) and claim frequency."""

    NUMBER: ClassVar[str] = "C023"
    code: str = text(1331, 1, 2, must=True)
    qualifier: str = text(1332, 1, 2)
    frequency: str = text(1325, 1, 1)


@frozen_record
class RelatedCauses(Composite):
    """C024: what the condition is related to, and where the accident was."""

    NUMBER: ClassVar[str] = "C024"
    cause_1: str = text(1362, 2, 3, must=True)
    cause_2: str = text(1362, 2, 3)
    cause_3: str = text(1362, 2, 3)
    state: str = text(156, 2, 2)
    country: str = text(26, 2, 3)


@record
class ClaimHeader(Segment):
    """CLM: the claim's identifier, total charge, place, frequency and consents."""

    ID: ClassVar[str] = "CLM"
    claim_id: str = text(1028, 1, 38, must=True)
    charge: int | None = money(must=True)
    filing: str = text(1032, 1, 2)
    non_institutional: str = text(1343, 1, 2)
    facility: Facility = composite(Facility, must=True)
    signature: str = text(1073, 1, 1)
    assignment: str = text(1359, 1, 1)
    benefits_assigned: str = text(1073, 1, 1)
    release: str = text(1363, 1, 1)
    patient_signature: str = text(1351, 1, 1)
    related: RelatedCauses = composite(RelatedCauses)
    special_programme: str = text(1366, 2, 3)
    condition_13: str = text(1073, 1, 1)
    service_level: str = text(1338, 1, 3)
    condition_15: str = text(1073, 1, 1)
    participation: str = text(1360, 1, 1)
    status: str = text(1029, 1, 2)
    explanation: str = text(1073, 1, 1)
    submission: str = text(1383, 2, 2)
    delay_reason: str = text(1514, 1, 2)


@record
class Institutional(Segment):
    """CL1: admission type, admission source and patient status."""

    ID: ClassVar[str] = "CL1"
    admission_type: str = text(1315, 1, 1)
    admission_source: str = text(1314, 1, 1)
    patient_status: str = text(1352, 1, 2)
    nursing_home: str = text(1345, 1, 1)


@record
class Attachment(Segment):
    """PWK: paperwork that goes with the claim, how it is sent and its control number."""

    ID: ClassVar[str] = "PWK"
    QUALIFIER: ClassVar[int] = 1
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0506",)
    report: str = text(755, 2, 2, must=True)
    transmission: str = text(756, 1, 2)
    copies: int | None = count(757, 2)
    entity: str = text(98, 2, 3)
    qualifier: str = text(66, 1, 2)
    control_number: str = text(67, 2, 80)
    description: str = text(352, 1, 80)


@record
class Contract(Segment):
    """CN1: the contract the claim is billed under."""

    ID: ClassVar[str] = "CN1"
    kind: str = text(1166, 2, 2, must=True)
    amount: int | None = money()
    percentage: Decimal | None = number(332, 6)
    code: str = text(127, 1, 50)
    terms_discount: Decimal | None = number(338, 6)
    version: str = text(799, 1, 30)


@record
class FixedFormat(Segment):
    """K3: data that a payer asked for and the guide has no place for."""

    ID: ClassVar[str] = "K3"
    text: str = text(449, 1, 80, must=True)


@record
class Note(Segment):
    """NTE: free text for the payer."""

    ID: ClassVar[str] = "NTE"
    QUALIFIER: ClassVar[int] = 1
    kind: str = text(363, 3, 3)
    text: str = text(352, 1, 80, must=True)


@record
class Ambulance(Segment):
    """CR1: an ambulance transport: weight, reason, distance."""

    ID: ClassVar[str] = "CR1"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0102", "P0506")
    weight_unit: str = text(355, 2, 2)
    weight: Decimal | None = number(81, 10)
    transport: str = text(1316, 1, 1)
    reason: str = text(1317, 1, 1)
    distance_unit: str = text(355, 2, 2)
    distance: Decimal | None = number(380)
    address_from: str = text(166, 1, 55)
    address_to: str = text(166, 1, 55)
    round_trip: str = text(352, 1, 80)
    stretcher: str = text(352, 1, 80)


@record
class Chiropractic(Segment):
    """CR2: spinal manipulation: the patient's condition and its description."""

    ID: ClassVar[str] = "CR2"
    count: int | None = count(609, 9)
    quantity: Decimal | None = number(380)
    subluxation_from: str = text(1367, 2, 3)
    subluxation_to: str = text(1367, 2, 3)
    unit: str = text(355, 2, 2)
    period: Decimal | None = number(380)
    quantity_07: Decimal | None = number(380)
    condition: str = text(1342, 1, 1)
    complication: str = text(1073, 1, 1)
    description_1: str = text(352, 1, 80)
    description_2: str = text(352, 1, 80)
    x_rays: str = text(1073, 1, 1)


@record
class DurableCertification(Segment):
    """CR3: certification of durable medical equipment: kind and months."""

    ID: ClassVar[str] = "CR3"
    kind: str = text(1322, 1, 1)
    unit: str = text(355, 2, 2)
    months: Decimal | None = number(380)


@record
class Conditions(Segment):
    """CRC: conditions that hold or do not hold, by category."""

    ID: ClassVar[str] = "CRC"
    QUALIFIER: ClassVar[int] = 1
    category: str = text(1136, 2, 2, must=True)
    applies: str = text(1073, 1, 1, must=True)
    codes: tuple[str, ...] = text(1321, 2, 3, must=True, run=5)


@frozen_record
class HealthCode(Composite):
    """C022: a diagnosis, procedure, occurrence, value, condition or other code with its date or amount."""

    NUMBER: ClassVar[str] = "C022"
    kind: str = text(1270, 1, 3, must=True)
    code: str = text(1271, 1, 30, must=True)
    format: str = text(1250, 2, 3)
    when: When | None = when()
    amount: int | None = money()
    quantity: Decimal | None = number(380)
    version: str = text(799, 1, 30)
    code_end: str = text(1271, 1, 30)
    present_on_admission: str = text(1073, 1, 1)


@record
class HealthCodes(Segment):
    """HI: up to twelve codes of one kind, the first of which names the kind."""

    ID: ClassVar[str] = "HI"
    QUALIFIER: ClassVar[int] = 1
    codes: tuple[HealthCode, ...] = composite(HealthCode, must=True, run=12)


@record
class Pricing(Segment):
    """HCP: what a repricer made of the claim or line."""

    ID: ClassVar[str] = "HCP"
    method: str = text(1473, 2, 2)
    allowed: int | None = money()
    savings: int | None = money()
    organization: str = text(127, 1, 50)
    rate: Decimal | None = number(118, 9)
    group: str = text(127, 1, 50)
    group_amount: int | None = money()
    revenue_code: str = text(234, 1, 48)
    procedure_system: str = text(235, 2, 2)
    procedure: str = text(234, 1, 48)
    unit: str = text(355, 2, 2)
    quantity: Decimal | None = number(380)
    rejection: str = text(901, 2, 2)
    compliance: str = text(1526, 1, 2)
    exception: str = text(1527, 1, 2)


@record
class OtherInsurance(Segment):
    """OI: assignment and release for another payer."""

    ID: ClassVar[str] = "OI"
    filing: str = text(1032, 1, 2)
    submission: str = text(1383, 2, 2)
    benefits_assigned: str = text(1073, 1, 1)
    patient_signature: str = text(1351, 1, 1)
    provider_agreement: str = text(1360, 1, 1)
    release: str = text(1363, 1, 1)
