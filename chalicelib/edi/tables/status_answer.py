"""277, claim status answer (005010X212)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.benefit import Status
from chalicelib.edi.segments.payment import ServicePayment
from chalicelib.edi.segments.shared import (
    Contact,
    Dated,
    Level,
    Name,
    Reference,
    Trace,
    TransactionBegin,
    TransactionHeader,
)

_PROCEDURES = "AD|ER|HC|HP|IV|N4|NU|WK"


@record
class AnswerLine(Loop):
    """Where a service line stands."""

    ID: ClassVar[str] = "2220D"
    service: ServicePayment = head(ServicePayment, where=f"1.1!={_PROCEDURES}")
    statuses: list[Status] = many(use(Status, must=True, most=0, where="2!"))
    reference: Reference | None = one(Reference, "FJ", where="2!")
    date: Dated | None = one(Dated, "472", must=True, where="2=D8|RD8")


@record
class ClaimAnswer(Loop):
    """Where a claim stands."""

    ID: ClassVar[str] = "2200D"
    trace: Trace = head(Trace, "2")
    statuses: list[Status] = many(use(Status, must=True, most=0, where="2!"))
    references: list[Reference] = many(
        *(use(Reference, code, where="2!") for code in ("1K", "BLT", "EJ", "XZ", "VV", "D9", "EA", "LU"))
    )
    date: Dated | None = one(Dated, "472", where="2=D8|RD8")
    lines: list[AnswerLine] = many(AnswerLine)


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
    member: PatientName | None = one(PatientName, must=True)
    claims: list[ClaimAnswer] = many(ClaimAnswer, must=True)


@record
class SubscriberLevel(Loop):
    """The subscriber's level."""

    ID: ClassVar[str] = "2000D"
    level: Level = head(Level, "22", "2! 4=0|1")
    member: MemberName | None = one(MemberName, must=True)
    claims: list[ClaimAnswer] = many(ClaimAnswer)
    dependents: list[DependentLevel] = many(DependentLevel)


@record
class ProviderTrace(Loop):
    """An answer about all the provider's claims."""

    ID: ClassVar[str] = "2200C"
    trace: Trace = head(Trace, "1|2")
    statuses: list[Status] = many(use(Status, must=True, most=0, where="2!"))


@record
class ProviderName(Loop):
    """The provider of the claims."""

    ID: ClassVar[str] = "2100C"
    name: Name = head(Name, "1P", "2=1|2 8!=FI|SV|XX 9!")


@record
class ProviderLevel(Loop):
    """The provider's level."""

    ID: ClassVar[str] = "2000C"
    level: Level = head(Level, "19", "2! 4=0|1")
    names: list[ProviderName] = many(ProviderName, most=2, must=True)
    trace: ProviderTrace | None = one(ProviderTrace)
    subscribers: list[SubscriberLevel] = many(SubscriberLevel)


@record
class ReceiverTrace(Loop):
    """An answer about the whole request."""

    ID: ClassVar[str] = "2200B"
    trace: Trace = head(Trace, "2")
    statuses: list[Status] = many(use(Status, must=True, most=0, where="2!"))


@record
class ReceiverName(Loop):
    """Who asked."""

    ID: ClassVar[str] = "2100B"
    name: Name = head(Name, "41", "2=1|2 8!=46 9!")


@record
class ReceiverLevel(Loop):
    """The level of who asked."""

    ID: ClassVar[str] = "2000B"
    level: Level = head(Level, "21", "2! 4=0|1")
    receiver: ReceiverName | None = one(ReceiverName, must=True)
    trace: ReceiverTrace | None = one(ReceiverTrace)
    providers: list[ProviderLevel] = many(ProviderLevel)


@record
class PayerName(Loop):
    """The payer that answers."""

    ID: ClassVar[str] = "2100A"
    name: Name = head(Name, "PR", "2=2 3! 8!=PI|XV 9!")
    contact: Contact | None = one(Contact, where="1=IC 3!=ED|EM|FX|TE 4!")


@record
class PayerLevel(Loop):
    """The payer's level."""

    ID: ClassVar[str] = "2000A"
    level: Level = head(Level, "20", "4=1")
    payer: PayerName | None = one(PayerName, must=True)
    receivers: list[ReceiverLevel] = many(ReceiverLevel, must=True)


@record
class StatusAnswer(Loop):
    """Answers about claims."""

    ID: ClassVar[str] = "277"
    header: TransactionHeader = head(TransactionHeader, where="1=277 3!")
    begin: TransactionBegin | None = one(TransactionBegin, must=True, where="1=0010 2=08 3! 4! 5! 6!=DG")
    payers: list[PayerLevel] = many(PayerLevel, must=True)

    def claims(self) -> list[ClaimAnswer]:
        """Every claim that is answered, in order."""
        levels = [s for p in self.payers for r in p.receivers for v in r.providers for s in v.subscribers]
        return [c for s in levels for c in (*s.claims, *(c for d in s.dependents for c in d.claims))]
