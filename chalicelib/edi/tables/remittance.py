"""835, claim payment and advice (005010X221, A1): header, claims by provider, provider-level adjustments."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.payment import (
    ClaimPayment,
    Currency,
    DateTime,
    FinancialInformation,
    InpatientAdjudication,
    OutpatientAdjudication,
    ProviderAdjustment,
    ProviderDrgSummary,
    ProviderSummary,
    RemittanceDelivery,
    ServicePayment,
)
from chalicelib.edi.segments.shared import (
    Adjustment,
    Amount,
    Contact,
    LineNumber,
    Name,
    PartyName,
    Place,
    Quantity,
    Reference,
    Remark,
    Street,
    Trace,
    TransactionHeader,
)

_PROCEDURES = "AD|ER|HC|HP|IV|N4|N6|NU|UI|WK"


@record
class Payer(Loop):
    """Who pays."""

    ID: ClassVar[str] = "1000A"
    name: PartyName = head(PartyName, "PR", "2!")
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    references: list[Reference] = many(use(Reference, "2U|EO|HI|NF", most=4, where="2!"))
    contacts: list[Contact] = many(
        use(Contact, "CX"),
        use(Contact, "BL", must=True, most=0),
        use(Contact, "IC", where="3!=UR"),
    )


@record
class Payee(Loop):
    """Who is paid."""

    ID: ClassVar[str] = "1000B"
    name: PartyName = head(PartyName, "PE", "2! 3!=FI|XV|XX 4!")
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    references: list[Reference] = many(use(Reference, "0B|D3|PQ|TJ", most=0, where="2!"))
    delivery: RemittanceDelivery | None = one(RemittanceDelivery, where="1=BM|EM|FT|OL")


@record
class ServiceLine(Loop):
    """One service line as paid."""

    ID: ClassVar[str] = "2110"
    service: ServicePayment = head(ServicePayment, where=f"1.1!={_PROCEDURES} 3! 6.1!=AD|ER|HC|HP|IV|N4|NU|WK")
    dates: list[DateTime] = many(use(DateTime, "150|151|472", most=2))
    adjustments: list[Adjustment] = many(Adjustment, most=99, where="1=CO|OA|PI|PR")
    references: list[Reference] = many(
        use(Reference, "1S|APC|BB|E9|G1|G3|LU|RB", most=8, where="2!"),
        use(Reference, "6R", where="2!"),
        use(Reference, "0B|1A|1B|1C|1D|1G|1H|1J|D3|G2|HPI|SY|TJ", most=10, where="2!"),
        use(Reference, "0K", most=5, where="2!"),
    )
    amounts: list[Amount] = many(use(Amount, "B6|KH|T|T2|ZK|ZL|ZM|ZN|ZO", most=9))
    quantities: list[Quantity] = many(use(Quantity, "ZK|ZL|ZM|ZN|ZO", most=6))
    remarks: list[Remark] = many(Remark, most=99, where="1=HE|RX 2!")


@record
class Claim(Loop):
    """One claim as the payer settled it; a reversal has status 22 and negated amounts."""

    ID: ClassVar[str] = "2100"
    payment: ClaimPayment = head(
        ClaimPayment,
        where="2=1|2|3|4|19|20|21|22|23|25 6!=12|13|14|15|16|17|AM|CH|DS|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ 7! 10- 14-",
    )
    adjustments: list[Adjustment] = many(Adjustment, most=99, where="1=CO|OA|PI|PR")
    names: list[Name] = many(
        use(Name, "QC", must=True, where="2=1 8=34|HN|II|MI|MR"),
        use(Name, "IL", where="2=1|2 8!=FI|II|MI 9!"),
        use(Name, "74", where="2=1|2 8=C"),
        use(Name, "82", where="2=1|2 8!=BD|BS|FI|MC|PC|SL|UP|XX 9!"),
        use(Name, "TT", where="2=2 3! 8!=AD|FI|NI|PI|PP|XV 9!"),
        use(Name, "PR", where="2=2 3! 8!=AD|FI|NI|PI|PP|XV 9!"),
        use(Name, "GB", where="2=1|2 8=FI|II|MI"),
    )
    inpatient: InpatientAdjudication | None = one(InpatientAdjudication)
    outpatient: OutpatientAdjudication | None = one(OutpatientAdjudication)
    references: list[Reference] = many(
        use(Reference, "1L|1W|28|6P|9A|9C|BB|CE|EA|F8|G1|G3|IG|SY", most=5, where="2!"),
        use(Reference, "0B|1A|1B|1C|1D|1G|1H|1J|D3|G2|LU", most=10, where="2!"),
    )
    dates: list[DateTime] = many(use(DateTime, "232|233", most=2), use(DateTime, "036"), use(DateTime, "050"))
    contacts: list[Contact] = many(use(Contact, "CX", most=2, where="3!"))
    amounts: list[Amount] = many(use(Amount, "AU|D8|DY|F5|I|NL|T|T2|ZK|ZL|ZM|ZN|ZO", most=13))
    quantities: list[Quantity] = many(use(Quantity, "CA|CD|LA|LE|NE|NR|OU|PS|VS|ZK|ZL|ZM|ZN|ZO", most=14))
    lines: list[ServiceLine] = many(ServiceLine, most=999)

    def name(self, role: str) -> Name | None:
        """The party in this role: QC patient, IL insured, 74 corrected, 82 rendering, TT crossover payer, PR, GB."""
        return next((name for name in self.names if name.role == role), None)


@record
class ClaimGroup(Loop):
    """Claims under one LX, with the provider's totals where given."""

    ID: ClassVar[str] = "2000"
    number: LineNumber = head(LineNumber)
    summary: ProviderSummary | None = one(ProviderSummary)
    drg_summary: ProviderDrgSummary | None = one(ProviderDrgSummary)
    claims: list[Claim] = many(Claim)


@record
class Remittance(Loop):
    """One payment and what it is for."""

    ID: ClassVar[str] = "835"
    header: TransactionHeader = head(TransactionHeader, where="1=835")
    financial: FinancialInformation | None = one(
        FinancialInformation,
        must=True,
        where="1=C|D|H|I|P|U|X 3=C|D 4=ACH|BOP|CHK|FWT|NON 5=CCP|CTX 6=01|04 8=DA 12=01|04 14=DA|SG",
    )
    trace: Trace | None = one(Trace, "1", must=True, where="3!")
    currency: Currency | None = one(Currency, where="1=PR")
    references: list[Reference] = many(use(Reference, "EV", where="2!"), use(Reference, "F2", where="2!"))
    production_date: DateTime | None = one(DateTime, "405")
    payer: Payer | None = one(Payer, must=True)
    payee: Payee | None = one(Payee, must=True)
    groups: list[ClaimGroup] = many(ClaimGroup)
    provider_adjustments: list[ProviderAdjustment] = many(ProviderAdjustment)

    def claims(self) -> list[Claim]:
        """Every claim of the payment, in order."""
        return [claim for group in self.groups for claim in group.claims]
