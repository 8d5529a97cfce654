"""837I, institutional claims (005010X223, A2)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.claim import (
    Attachment,
    ClaimHeader,
    Conditions,
    Contract,
    FixedFormat,
    HealthCodes,
    Institutional,
    Note,
    Pricing,
)
from chalicelib.edi.segments.service import InstitutionalService
from chalicelib.edi.segments.shared import (
    Amount,
    Dated,
    LineNumber,
    Name,
    Place,
    Provider,
    Reference,
    Street,
)
from chalicelib.edi.tables import claims as shared
from chalicelib.edi.tables.claims import PERSON, SITE

_ANY = "0B|1G|G2|LU"
_PRESENT = "1.9=N|U|W|Y|1"


@record
class Attending(Loop):
    """Attending provider."""

    ID: ClassVar[str] = "2310A"
    name: Name = head(Name, "71", PERSON)
    speciality: Provider | None = one(Provider, "AT", where="2!=PXC 3!")
    references: list[Reference] = many(use(Reference, _ANY, most=4, where="2!"))


@record
class Operating(Loop):
    """Operating provider."""

    ID: ClassVar[str] = "2310B"
    name: Name = head(Name, "72", PERSON)
    references: list[Reference] = many(use(Reference, _ANY, most=4, where="2!"))


@record
class OtherOperating(Operating):
    """Other operating provider."""

    ID: ClassVar[str] = "2310C"
    name: Name = head(Name, "ZZ", PERSON)


@record
class Rendering(Operating):
    """Rendering provider."""

    ID: ClassVar[str] = "2310D"
    name: Name = head(Name, "82", PERSON)


@record
class ServiceFacility(Loop):
    """Where the service was given."""

    ID: ClassVar[str] = "2310E"
    name: Name = head(Name, "77", SITE)
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    references: list[Reference] = many(use(Reference, "0B|G2|LU", most=3, where="2!"))


@record
class Referring(Operating):
    """Referring provider."""

    ID: ClassVar[str] = "2310F"
    name: Name = head(Name, "DN", PERSON)


@record
class LineOperating(Loop):
    """Operating provider of a line."""

    ID: ClassVar[str] = "2420A"
    name: Name = head(Name, "72", PERSON)
    references: list[Reference] = many(use(Reference, _ANY, most=20, where="2!"))


@record
class LineOtherOperating(LineOperating):
    """Other operating provider of a line."""

    ID: ClassVar[str] = "2420B"
    name: Name = head(Name, "ZZ", PERSON)


@record
class LineRendering(LineOperating):
    """Rendering provider of a line."""

    ID: ClassVar[str] = "2420C"
    name: Name = head(Name, "82", PERSON)


@record
class LineReferring(LineOperating):
    """Referring provider of a line."""

    ID: ClassVar[str] = "2420D"
    name: Name = head(Name, "DN", PERSON)


@record
class ServiceLine(shared.ServiceLine):
    """One institutional service line."""

    ID: ClassVar[str] = "2400"
    number: LineNumber = head(LineNumber)
    service: InstitutionalService | None = one(
        InstitutionalService, must=True, where=f"1! 2.1={shared.PROCEDURES} 3! 4!=DA|UN|F2 5! 6-"
    )
    attachments: list[Attachment] = many(
        use(Attachment, shared.REPORTS, most=10, where=f"2!={shared.TRANSMISSIONS} 5=AC")
    )
    dates: list[Dated] = many(use(Dated, "472", where="2=D8|RD8"))
    references: list[Reference] = many(*(use(Reference, code, where="2!") for code in ("6R", "9B", "9D")))
    amounts: list[Amount] = many(use(Amount, "GT"), use(Amount, "N8"))
    notes: list[Note] = many(use(Note, "TPO"))
    pricing: Pricing | None = one(Pricing, where=shared.PRICING + " 11=DA|UN")
    drugs: list[shared.DrugGiven] = many(use(shared.DrugGiven))
    providers: list[Loop] = many(use(LineOperating), use(LineOtherOperating), use(LineRendering), use(LineReferring))
    adjudications: list[shared.LineAdjudication] = many(shared.LineAdjudication, most=15)


@record
class Claim(shared.Claim):
    """One institutional claim."""

    ID: ClassVar[str] = "2300"
    header: ClaimHeader = head(ClaimHeader, where="5.2!=A 5.3! 7!=A|B|C 8!=N|W|Y 9!=I|Y 20=1|2|3|4|5|6|7|8|9|10|11|15")
    dates: list[Dated] = many(
        use(Dated, "096", where="2=TM"),
        use(Dated, "434", must=True, where="2=RD8"),
        use(Dated, "435", where="2=D8|DT"),
        use(Dated, "050", where="2=D8"),
    )
    institutional: Institutional | None = one(Institutional, must=True, where="3!")
    attachments: list[Attachment] = many(
        use(Attachment, shared.REPORTS, most=10, where=f"2!={shared.TRANSMISSIONS} 5=AC")
    )
    contract: Contract | None = one(Contract, where=shared.CONTRACTS)
    estimated: Amount | None = one(Amount, "F3")
    references: list[Reference] = many(
        *(use(Reference, c, where="2!") for c in ("4N", "9F", "G1", "F8", "9A", "9C", "D9", "LU", "EA", "P4", "G4")),
        use(Reference, "LX", most=5, where="2!"),
    )
    fixed: list[FixedFormat] = many(FixedFormat, most=10)
    notes: list[Note] = many(
        use(Note, "ALG|DCP|DGN|DME|MED|NTR|ODT|RHB|RLH|RNH|SET|SFM|SPT|UPI", most=10), use(Note, "ADD")
    )
    conditions: list[Conditions] = many(use(Conditions, "ZZ", where="2=N|Y 3=AV|NU|S2|ST"))
    codes: list[HealthCodes] = many(
        use(HealthCodes, "ABK|BK", must=True, where=_PRESENT),
        use(HealthCodes, "ABJ|BJ"),
        use(HealthCodes, "APR|PR"),
        use(HealthCodes, "ABN|BN", where=_PRESENT),
        use(HealthCodes, "DR"),
        use(HealthCodes, "ABF|BF", most=2, where=_PRESENT),
        use(HealthCodes, "BBR|BR|CAH", where="1.3!=D8 1.4!"),
        use(HealthCodes, "BBQ|BQ", most=2, where="1.3!=D8 1.4!"),
        use(HealthCodes, "BI", most=2, where="1.3!=RD8 1.4!"),
        use(HealthCodes, "BH", most=2, where="1.3!=D8 1.4!"),
        use(HealthCodes, "BE", most=2, where="1.5!"),
        use(HealthCodes, "BG", most=2),
        use(HealthCodes, "TC", most=2),
    )
    pricing: Pricing | None = one(Pricing, where=shared.PRICING)
    providers: list[Loop] = many(
        use(Attending),
        use(Operating),
        use(OtherOperating),
        use(Rendering),
        use(ServiceFacility),
        use(Referring),
    )
    others: list[shared.OtherCoverage] = many(shared.OtherCoverage, most=10)
    lines: list[ServiceLine] = many(ServiceLine, most=999, must=True)


@record
class PatientLevel(shared.PatientLevel):
    """The patient's level with its claims."""

    claims: list[Claim] = many(Claim, most=100)


@record
class SubscriberLevel(shared.SubscriberLevel):
    """The subscriber's level with its claims and its dependants."""

    claims: list[Claim] = many(Claim, most=100)
    patients: list[PatientLevel] = many(PatientLevel)


@record
class BillingLevel(shared.BillingLevel):
    """The billing provider's level with its subscribers."""

    subscribers: list[SubscriberLevel] = many(SubscriberLevel, must=True)


@record
class InstitutionalClaims(shared.Batch):
    """A batch of institutional claims."""

    ID: ClassVar[str] = "837I"
    billing: list[BillingLevel] = many(BillingLevel, must=True)

    def claims(self) -> list[Claim]:
        """Every claim of the batch, in order."""
        levels = [level for billing in self.billing for level in billing.subscribers]
        return [c for s in levels for c in (*s.claims, *(c for p in s.patients for c in p.claims))]
