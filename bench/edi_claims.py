"""A batch of professional claims of any size, for the writing bench and the tests."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from chalicelib.edi.segments.claim import ClaimHeader, Facility, HealthCode, HealthCodes, Subscriber
from chalicelib.edi.segments.service import Pointers, ProfessionalService
from chalicelib.edi.segments.shared import (
    Contact,
    ContactNumber,
    Dated,
    Demographics,
    Level,
    LineNumber,
    Name,
    Place,
    Procedure,
    Reference,
    Street,
    TransactionBegin,
    TransactionHeader,
)
from chalicelib.edi.tables import claims as shared
from chalicelib.edi.tables.professional import BillingLevel, Claim, ProfessionalClaims, ServiceLine, SubscriberLevel
from chalicelib.edi.tables.professional_providers import Rendering
from chalicelib.edi.writer import Envelope

_CODES = ("G0402", "G0403", "G0438", "G0439", "G0008")
_FIRST_DAY = date(2025, 12, 1)


def envelope(number: int = 1) -> Envelope:
    """An envelope between a clinic and a payer that do not exist."""
    return Envelope("CLINICSYN", "PAYERSYN", datetime(2026, 1, 15, 12, tzinfo=UTC), number)


def batch(claims: int, seed: int = 837) -> ProfessionalClaims:
    """So many claims of one clinic, each of its own subscriber, each in balance."""
    chance = random.Random(seed)
    record = ProfessionalClaims(TransactionHeader(transaction="837", control_number="0001"))
    record.begin = TransactionBegin(0, "0019", "00", "BATCH1", date(2026, 1, 15), "1200", "CH")
    record.submitter = shared.Submitter(
        Name(role="41", entity_type="2", last="SYNTHETIC CLINIC", id_qualifier="46", identifier="SYNSUB1"),
        [Contact(0, "IC", "EDI DESK", (ContactNumber("TE", "8005550111"),))],
    )
    record.receiver = shared.Receiver(
        Name(role="40", entity_type="2", last="SYNTHETIC PLAN", id_qualifier="46", identifier="SYNPLAN")
    )
    record.billing = [_billing([_subscriber(chance, n) for n in range(1, claims + 1)])]
    return record


def _billing(subscribers: list[SubscriberLevel]) -> BillingLevel:
    name = Name(role="85", entity_type="2", last="SYNTHETIC CLINIC", id_qualifier="XX", identifier="1200000010")
    tax = Reference(qualifier="EI", value="999887777")
    provider = shared.BillingProvider(name, Street(0, "10 MAIN ST"), Place(0, "ANYTOWN", "OH", "430010001"), [tax])
    return BillingLevel(Level(code="20", children="1"), provider=provider, subscribers=subscribers)


def _subscriber(chance: random.Random, number: int) -> SubscriberLevel:
    name = Name(
        role="IL", entity_type="1", last=f"NAME{number}", first="ANA", id_qualifier="MI", identifier=f"SYN{number:06d}"
    )
    payer = Name(role="PR", entity_type="2", last="SYNTHETIC PLAN", id_qualifier="PI", identifier="SYN01")
    return SubscriberLevel(
        Level(code="22", children="0"),
        Subscriber(sequence="P", relationship="18", filing="CI"),
        name=shared.SubscriberName(
            name,
            Street(0, "5 ELM ST"),
            Place(0, "ANYTOWN", "OH", "43001"),
            Demographics(0, "D8", date(1980, 1, 1), "F"),
        ),
        payer=shared.PayerName(payer),
        claims=[_claim(chance, number)],
    )


def _claim(chance: random.Random, number: int) -> Claim:
    lines = [_line(chance, n) for n in range(1, chance.randint(1, 3) + 1)]
    charge = sum(line.service.charge or 0 for line in lines if line.service is not None)
    doctor = Name(role="82", entity_type="1", last="DOC", first="PAT", id_qualifier="XX", identifier="1300000027")
    return Claim(
        ClaimHeader(
            claim_id=f"A{number:07d}",
            charge=charge,
            facility=Facility("11", "B", "1"),
            signature="Y",
            assignment="A",
            benefits_assigned="Y",
            release="Y",
        ),
        codes=[HealthCodes(codes=(HealthCode("ABK", "Z0000"), HealthCode("ABF", "I10")))],
        providers=[Rendering(doctor)],
        lines=lines,
    )


def _line(chance: random.Random, number: int) -> ServiceLine:
    service = ProfessionalService(
        procedure=Procedure("HC", chance.choice(_CODES)),
        charge=chance.randrange(2000, 60000),
        unit="UN",
        quantity=Decimal(chance.randint(1, 3)),
        pointers=Pointers(1, 2),
    )
    day = _FIRST_DAY + timedelta(days=chance.randrange(28))
    return ServiceLine(LineNumber(0, number), service, dates=[Dated(0, "472", "D8", day)])
