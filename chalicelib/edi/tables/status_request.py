"""276, claim status request (005010X212)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.payment import ServicePayment
from chalicelib.edi.segments.shared import (
    Amount,
    Dated,
    Demographics,
    Level,
    Name,
    Reference,
    Trace,
    TransactionBegin,
    TransactionHeader,
)

_PROCEDURES = "AD|ER|HC|HP|IV|N4|NU|WK"


@record
class RequestLine(Loop):
    """A service line whose status is asked for."""

    ID: ClassVar[str] = "2210D"
    service: ServicePayment = head(ServicePayment, where=f"1.1!={_PROCEDURES}")
    reference: Reference | None = one(Reference, "FJ", where="2!")
    date: Dated | None = one(Dated, "472", must=True, where="2=D8|RD8")


@record
class ClaimQuestion(Loop):
    """A claim whose status is asked for."""

    ID: ClassVar[str] = "2200D"
    trace: Trace = head(Trace, "1")
    references: list[Reference] = many(
        *(use(Reference, code, where="2!") for code in ("1K", "BLT", "LU", "EA", "EJ", "XZ", "D9"))
    )
    charge: Amount | None = one(Amount, "T3")
    date: Dated | None = one(Dated, "472", where="2=D8|RD8")
    lines: list[RequestLine] = many(RequestLine)


@record
class MemberName(Loop):
    """The subscriber."""

    ID: ClassVar[str] = "2100D"
    name: Name = head(Name, "IL", "2=1|2 3! 8!=24|II|MI 9!")


@record
class PatientName(Loop):
    """The dependant."""

    ID: ClassVar[str] = "2100E"
    name: Name = head(Name, "QC", "2=1 3!")


@record
class DependentLevel(Loop):
    """The dependant's level."""

    ID: ClassVar[str] = "2000E"
    level: Level = head(Level, "23", "2!")
    demographics: Demographics | None = one(Demographics, must=True, where="1!=D8 2! 3=F|M")
    member: PatientName | None = one(PatientName, must=True)
    claims: list[ClaimQuestion] = many(ClaimQuestion, must=True)


@record
class SubscriberLevel(Loop):
    """The subscriber's level."""

    ID: ClassVar[str] = "2000D"
    level: Level = head(Level, "22", "2! 4!=0|1")
    demographics: Demographics | None = one(Demographics, where="1!=D8 2! 3=F|M")
    member: MemberName | None = one(MemberName, must=True)
    claims: list[ClaimQuestion] = many(ClaimQuestion)
    dependents: list[DependentLevel] = many(DependentLevel)


@record
class ProviderName(Loop):
    """The provider of the claims."""

    ID: ClassVar[str] = "2100C"
    name: Name = head(Name, "1P", "2=1|2 8!=FI|SV|XX 9!")


@record
class ProviderLevel(Loop):
    """The provider's level."""

    ID: ClassVar[str] = "2000C"
    level: Level = head(Level, "19", "2! 4!=1")
    names: list[ProviderName] = many(ProviderName, most=2, must=True)
    subscribers: list[SubscriberLevel] = many(SubscriberLevel, must=True)


@record
class ReceiverName(Loop):
    """Who asks."""

    ID: ClassVar[str] = "2100B"
    name: Name = head(Name, "41", "2=1|2 8!=46 9!")


@record
class ReceiverLevel(Loop):
    """The level of who asks."""

    ID: ClassVar[str] = "2000B"
    level: Level = head(Level, "21", "2! 4!=1")
    receiver: ReceiverName | None = one(ReceiverName, must=True)
    providers: list[ProviderLevel] = many(ProviderLevel, must=True)


@record
class PayerName(Loop):
    """The payer asked."""

    ID: ClassVar[str] = "2100A"
    name: Name = head(Name, "PR", "2=2 3! 8!=PI|XV 9!")


@record
class PayerLevel(Loop):
    """The payer's level."""

    ID: ClassVar[str] = "2000A"
    level: Level = head(Level, "20", "4!=1")
    payer: PayerName | None = one(PayerName, must=True)
    receivers: list[ReceiverLevel] = many(ReceiverLevel, must=True)


@record
class StatusRequest(Loop):
    """Questions about claims."""

    ID: ClassVar[str] = "276"
    header: TransactionHeader = head(TransactionHeader, where="1=276 3!")
    begin: TransactionBegin | None = one(TransactionBegin, must=True, where="1=0010 2=13 3! 4! 5!")
    payers: list[PayerLevel] = many(PayerLevel, must=True)
