"""837D, dental claims (005010X224, A2); read only."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.claim import Attachment, ClaimHeader, Contract, FixedFormat, HealthCodes, Note, Pricing
from chalicelib.edi.segments.service import DentalService, Orthodontics, Tooth, ToothStatus
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
from chalicelib.edi.tables.claims import EITHER, PERSON, SITE

_ANY = "0B|1G|G2|LU"
_DAY = "2=D8"


@record
class Referring(Loop):
    """Referring provider."""

    ID: ClassVar[str] = "2310A"
    name: Name = head(Name, "DN|P3", PERSON)
    speciality: Provider | None = one(Provider, "RF", where="2!=PXC 3!")
    references: list[Reference] = many(use(Reference, _ANY, most=3, where="2!"))


@record
class Rendering(Loop):
    """Rendering provider."""

    ID: ClassVar[str] = "2310B"
    name: Name = head(Name, "82", EITHER)
    speciality: Provider | None = one(Provider, "PE", where="2!=PXC 3!")
    references: list[Reference] = many(use(Reference, _ANY, most=4, where="2!"))


@record
class ServiceFacility(Loop):
    """Where the service was given."""

    ID: ClassVar[str] = "2310C"
    name: Name = head(Name, "77", SITE)
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    references: list[Reference] = many(use(Reference, _ANY, most=3, where="2!"))


@record
class AssistantSurgeon(Loop):
    """Assistant surgeon."""

    ID: ClassVar[str] = "2310D"
    name: Name = head(Name, "DD", PERSON)
    speciality: Provider | None = one(Provider, "AS", where="2!=PXC 3!")
    references: list[Reference] = many(use(Reference, _ANY, most=4, where="2!"))


@record
class Supervising(Loop):
    """Supervising provider."""

    ID: ClassVar[str] = "2310E"
    name: Name = head(Name, "DQ", PERSON)
    references: list[Reference] = many(use(Reference, _ANY, most=4, where="2!"))


_PROVIDERS = (use(Referring, most=2), use(Rendering), use(ServiceFacility), use(AssistantSurgeon), use(Supervising))


@record
class ServiceLine(shared.ServiceLine):
    """One dental service."""

    ID: ClassVar[str] = "2400"
    number: LineNumber = head(LineNumber)
    service: DentalService | None = one(DentalService, must=True, where="1.1=AD|ER 5=I|R")
    teeth: list[Tooth] = many(Tooth, most=32, where="1!=JP")
    dates: list[Dated] = many(
        use(Dated, "472", where="2=D8|RD8"),
        *(use(Dated, code, where=_DAY) for code in ("441", "452", "446", "196", "198")),
    )
    contract: Contract | None = one(Contract, where=shared.CONTRACTS)
    references: list[Reference] = many(
        *(use(Reference, code, where="2!") for code in ("G3", "9F", "6R", "9A", "9C", "9D", "9B", "T4")),
        use(Reference, "G1", most=5, where="2!"),
    )
    amounts: list[Amount] = many(use(Amount, "T"))
    fixed: list[FixedFormat] = many(FixedFormat, most=10)
    pricing: Pricing | None = one(Pricing, where=shared.PRICING)
    providers: list[Loop] = many(*_PROVIDERS)
    adjudications: list[shared.LineAdjudication] = many(shared.LineAdjudication, most=15)


@record
class Claim(shared.Claim):
    """One dental claim."""

    ID: ClassVar[str] = "2300"
    header: ClaimHeader = head(ClaimHeader, where="5.2!=B 5.3! 6!=N|Y 7!=A|B|C 8!=N|W|Y 9!=I|Y 19=PB")
    dates: list[Dated] = many(
        *(use(Dated, code, where=_DAY) for code in ("439", "452", "050")), use(Dated, "472", where="2=D8|RD8")
    )
    orthodontics: Orthodontics | None = one(Orthodontics)
    tooth_status: list[ToothStatus] = many(ToothStatus, most=35)
    attachments: list[Attachment] = many(use(Attachment, most=10, where="5=AC"))
    contract: Contract | None = one(Contract, where=shared.CONTRACTS)
    paid: Amount | None = one(Amount, "F5")
    references: list[Reference] = many(
        *(use(Reference, code, where="2!") for code in ("4N", "F8", "9F", "G1", "G3", "9A", "9C", "D9", "LU", "T4"))
    )
    fixed: list[FixedFormat] = many(FixedFormat, most=10)
    notes: list[Note] = many(use(Note, "ADD", most=5))
    codes: list[HealthCodes] = many(use(HealthCodes, "ABK|BK|TQ", where="2.1=ABF|BF|TQ"))
    pricing: Pricing | None = one(Pricing, where=shared.PRICING)
    providers: list[Loop] = many(*_PROVIDERS)
    others: list[shared.OtherCoverage] = many(shared.OtherCoverage, most=10)
    lines: list[ServiceLine] = many(ServiceLine, most=50, must=True)


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
class DentalClaims(shared.Batch):
    """A batch of dental claims."""

    ID: ClassVar[str] = "837D"
    billing: list[BillingLevel] = many(BillingLevel, must=True)

    def claims(self) -> list[Claim]:
        """Every claim of the batch, in order."""
        levels = [level for billing in self.billing for level in billing.subscribers]
        return [c for s in levels for c in (*s.claims, *(c for p in s.patients for c in p.claims))]
