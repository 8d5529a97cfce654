"""277CA, claim acknowledgement (005010X214)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.benefit import Status
from chalicelib.edi.segments.payment import ServicePayment
from chalicelib.edi.segments.shared import (
    Amount,
    Dated,
    Level,
    Name,
    Quantity,
    Reference,
    Trace,
    TransactionBegin,
    TransactionHeader,
)

_STATUS = "2! 3!=U|WQ"


@record
class AcknowledgedLine(Loop):
    """A service line at fault."""

    ID: ClassVar[str] = "2220D"
    service: ServicePayment = head(ServicePayment, where="1.1!=AD|ER|HC|HP|IV|NU|WK")
    statuses: list[Status] = many(use(Status, must=True, most=0, where="2! 3=U"))
    references: list[Reference] = many(use(Reference, "FJ", where="2!"), use(Reference, "XZ", where="2!"))
    date: Dated | None = one(Dated, "472", where="2=D8|RD8")


@record
class AcknowledgedClaim(Loop):
    """A claim that was taken or refused."""

    ID: ClassVar[str] = "2200D"
    trace: Trace = head(Trace, "2")
    statuses: list[Status] = many(use(Status, must=True, most=0, where=_STATUS))
    references: list[Reference] = many(*(use(Reference, code, where="2!") for code in ("1K", "D9", "BLT")))
    date: Dated | None = one(Dated, "472", must=True, where="2=D8|RD8")
    lines: list[AcknowledgedLine] = many(AcknowledgedLine)


@record
class PatientName(Loop):
    """The patient."""

    ID: ClassVar[str] = "2100D"
    name: Name = head(Name, "QC", "2=1 3! 8=II|MI")


@record
class PatientLevel(Loop):
    """The patient's level."""

    ID: ClassVar[str] = "2000D"
    level: Level = head(Level, "PT", "2!")
    patient: PatientName | None = one(PatientName, must=True)
    claims: list[AcknowledgedClaim] = many(AcknowledgedClaim)


@record
class ProviderAnswer(Loop):
    """The provider's claims as a whole."""

    ID: ClassVar[str] = "2200C"
    trace: Trace = head(Trace, "1")
    statuses: list[Status] = many(use(Status, most=0, where="3=U|WQ"))
    references: list[Reference] = many(use(Reference, "0B|1G|G2|LU|SY|TJ", most=3, where="2!"))
    quantities: list[Quantity] = many(use(Quantity, "QA"), use(Quantity, "QC"))
    amounts: list[Amount] = many(use(Amount, "YU"), use(Amount, "YY"))


@record
class ProviderName(Loop):
    """The billing provider."""

    ID: ClassVar[str] = "2100C"
    name: Name = head(Name, "85", "2=1|2 8=FI|SV|XX")


@record
class ProviderLevel(Loop):
    """The billing provider's level."""

    ID: ClassVar[str] = "2000C"
    level: Level = head(Level, "19", "2! 4=0|1")
    provider: ProviderName | None = one(ProviderName, must=True)
    answer: ProviderAnswer | None = one(ProviderAnswer)
    patients: list[PatientLevel] = many(PatientLevel)


@record
class ReceiverAnswer(Loop):
    """The batch as a whole."""

    ID: ClassVar[str] = "2200B"
    trace: Trace = head(Trace, "2")
    statuses: list[Status] = many(use(Status, must=True, most=0, where=_STATUS))
    quantities: list[Quantity] = many(use(Quantity, "90"), use(Quantity, "AA"))
    amounts: list[Amount] = many(use(Amount, "YU"), use(Amount, "YY"))


@record
class ReceiverName(Loop):
    """Who sent the claims."""

    ID: ClassVar[str] = "2100B"
    name: Name = head(Name, "41", "2=1|2 3! 8!=46 9!")


@record
class ReceiverLevel(Loop):
    """The level of who sent the claims."""

    ID: ClassVar[str] = "2000B"
    level: Level = head(Level, "21", "2! 4=0|1")
    receiver: ReceiverName | None = one(ReceiverName, must=True)
    answer: ReceiverAnswer | None = one(ReceiverAnswer)
    providers: list[ProviderLevel] = many(ProviderLevel)


@record
class SourceName(Loop):
    """Who acknowledges."""

    ID: ClassVar[str] = "2100A"
    name: Name = head(Name, "AY|PR", "2=2 3! 8!=46|FI|PI|XV 9!")


@record
class SourceTrace(Loop):
    """The transmission that is acknowledged."""

    ID: ClassVar[str] = "2200A"
    trace: Trace = head(Trace, "1")
    dates: list[Dated] = many(use(Dated, "050", must=True, where="2=D8"), use(Dated, "009", must=True, where="2=D8"))


@record
class SourceLevel(Loop):
    """The level of who acknowledges."""

    ID: ClassVar[str] = "2000A"
    level: Level = head(Level, "20", "4=1")
    source: SourceName | None = one(SourceName, must=True)
    trace: SourceTrace | None = one(SourceTrace, must=True)
    receivers: list[ReceiverLevel] = many(ReceiverLevel, must=True)


@record
class ClaimAcknowledgement(Loop):
    """Which claims were taken into adjudication and which were refused."""

    ID: ClassVar[str] = "277CA"
    header: TransactionHeader = head(TransactionHeader, where="1=277 3!")
    begin: TransactionBegin | None = one(TransactionBegin, must=True, where="1=0085 2=08 3! 4! 5! 6!=TH")
    sources: list[SourceLevel] = many(SourceLevel, must=True)

    def claims(self) -> list[AcknowledgedClaim]:
        """Every claim that is acknowledged, in order."""
        providers = [p for s in self.sources for r in s.receivers for p in r.providers]
        return [claim for p in providers for patient in p.patients for claim in patient.claims]
