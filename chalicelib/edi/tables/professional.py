"""837P, professional claims (005010X222, A1)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.claim import (
    Ambulance,
    Attachment,
    Chiropractic,
    ClaimHeader,
    Conditions,
    Contract,
    DurableCertification,
    FixedFormat,
    HealthCodes,
    Note,
    Pricing,
)
from chalicelib.edi.segments.service import EquipmentService, Measurement, ProfessionalService, PurchasedService
from chalicelib.edi.segments.shared import (
    Amount,
    Dated,
    LineNumber,
    Quantity,
    Reference,
)
from chalicelib.edi.tables import claims as shared
from chalicelib.edi.tables.professional_providers import CLAIM_PROVIDERS, LINE_PROVIDERS

_AMBULANCE = "2=N|Y 3=01|04|05|06|07|08|09|12"
_DAY = "2=D8"


@record
class ServiceLine(shared.ServiceLine):
    """One professional service."""

    ID: ClassVar[str] = "2400"
    number: LineNumber = head(LineNumber)
    service: ProfessionalService | None = one(
        ProfessionalService, must=True, where="1.1=ER|HC|IV|WK 2! 3!=MJ|UN 4! 7! 9=Y 11=Y 12=Y 15=0"
    )
    equipment: EquipmentService | None = one(EquipmentService, where="1.1=HC 2=DA 4! 5! 6!=1|4|6")
    attachments: list[Attachment] = many(
        use(Attachment, "CT", most=11, where="2=AA|AB|AD|AF|AG|BM|EL|EM|FT|FX|NS"),
        use(Attachment, shared.REPORTS.replace("|CT|", "|"), most=10, where=f"2!={shared.TRANSMISSIONS} 5=AC"),
    )
    ambulance: Ambulance | None = one(Ambulance, where="1=LB 4!=A|B|C|D|E 5!=DH 6!")
    durable: DurableCertification | None = one(DurableCertification, where="1!=I|R|S 2!=MO 3!")
    conditions: list[Conditions] = many(
        use(Conditions, "07", most=3, where=_AMBULANCE),
        use(Conditions, "70", where="2=N|Y 3=65"),
        use(Conditions, "09", where="2=N|Y 3=38|ZV"),
    )
    dates: list[Dated] = many(
        use(Dated, "472", must=True, where="2=D8|RD8"),
        *(use(Dated, code, where=_DAY) for code in ("471", "607", "463", "461", "304", "011", "455", "454")),
        use(Dated, "738|739", most=2, where=_DAY),
    )
    quantities: list[Quantity] = many(use(Quantity, "PT"), use(Quantity, "FL"))
    measurements: list[Measurement] = many(Measurement, most=5, where="1!=OG|TR 2!=HT|R1|R2|R3|R4 3!")
    contract: Contract | None = one(Contract, where=shared.CONTRACTS)
    references: list[Reference] = many(
        *(use(Reference, code, where="2!") for code in ("9B", "9D", "6R", "EW", "X4", "F4", "BT")),
        use(Reference, "G1", most=5, where="2!"),
        use(Reference, "9F", most=5, where="2!"),
    )
    amounts: list[Amount] = many(use(Amount, "T"), use(Amount, "F4"))
    fixed: list[FixedFormat] = many(FixedFormat, most=10)
    notes: list[Note] = many(use(Note, "ADD|DCP"), use(Note, "TPO"))
    purchased: PurchasedService | None = one(PurchasedService)
    pricing: Pricing | None = one(Pricing, where=shared.PRICING + " 9=ER|HC|IV|WK 11=MJ|UN")
    drugs: list[shared.DrugGiven] = many(use(shared.DrugGiven))
    providers: list[Loop] = many(*LINE_PROVIDERS)
    adjudications: list[shared.LineAdjudication] = many(shared.LineAdjudication, most=15)
    forms: list[shared.SupportingForm] = many(shared.SupportingForm)


_CLAIM_DATES = ["431", "454", "304", "453", "439", "484", "455", "471", "297", "296", "435", "096", "444", "050"]
_CLAIM_REFERENCES = ["4N", "F5", "EW", "9F", "G1", "F8", "X4", "9A", "9C", "LX", "D9", "EA", "P4", "1J"]


@record
class Claim(shared.Claim):
    """One professional claim."""

    ID: ClassVar[str] = "2300"
    header: ClaimHeader = head(
        ClaimHeader,
        where="5.2!=B 5.3! 6!=N|Y 7!=A|B|C 8!=N|W|Y 9!=I|Y 10=P 11.1=AA|EM|OA 11.2=AA|EM|OA 12=02|03|05|09 "
        "20=1|2|3|4|5|6|7|8|9|10|11|15",
    )
    dates: list[Dated] = many(
        *(use(Dated, code, where=_DAY) for code in _CLAIM_DATES),
        use(Dated, "314|360|361", where="2=D8|RD8"),
        use(Dated, "090|091", most=2, where=_DAY),
    )
    attachments: list[Attachment] = many(
        use(Attachment, shared.REPORTS, most=10, where=f"2!={shared.TRANSMISSIONS} 5=AC")
    )
    contract: Contract | None = one(Contract, where=shared.CONTRACTS)
    paid: Amount | None = one(Amount, "F5")
    references: list[Reference] = many(*(use(Reference, code, where="2!") for code in _CLAIM_REFERENCES))
    fixed: list[FixedFormat] = many(FixedFormat, most=10)
    note: Note | None = one(Note, "ADD|CER|DCP|DGN|TPO")
    ambulance: Ambulance | None = one(Ambulance, where="1=LB 4!=A|B|C|D|E 5!=DH 6!")
    chiropractic: Chiropractic | None = one(Chiropractic, where="8!=A|C|D|E|F|G|M")
    conditions: list[Conditions] = many(
        use(Conditions, "07", most=3, where=_AMBULANCE),
        use(Conditions, "E1|E2|E3", most=3, where="2=N|Y 3=L1|L2|L3|L4|L5"),
        use(Conditions, "75", where="2=Y 3=IH"),
        use(Conditions, "ZZ", where="2=N|Y 3=AV|NU|S2|ST"),
    )
    codes: list[HealthCodes] = many(
        use(HealthCodes, "ABK|BK", must=True, where="2.1=ABF|BF"),
        use(HealthCodes, "BP", where="2.1=BO"),
        use(HealthCodes, "BG", most=2),
    )
    pricing: Pricing | None = one(Pricing, where=shared.PRICING)
    providers: list[Loop] = many(*CLAIM_PROVIDERS)
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
class ProfessionalClaims(shared.Batch):
    """A batch of professional claims."""

    ID: ClassVar[str] = "837P"
    billing: list[BillingLevel] = many(BillingLevel, must=True)

    def claims(self) -> list[Claim]:
        """Every claim of the batch, in order."""
        levels = [level for billing in self.billing for level in billing.subscribers]
        return [c for s in levels for c in (*s.claims, *(c for p in s.patients for c in p.claims))]
