"""270, eligibility inquiry (005010X279, A1)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.benefit import Additional, Inquiry, Insured
from chalicelib.edi.segments.claim import HealthCodes
from chalicelib.edi.segments.shared import (
    Amount,
    Dated,
    Demographics,
    Level,
    Name,
    Place,
    Provider,
    Reference,
    Street,
    Trace,
    TransactionBegin,
    TransactionHeader,
)
from chalicelib.edi.tables import eligibility as shared

_DATES = "2=D8|RD8"


@record
class Question(Loop):
    """One question about benefits."""

    ID: ClassVar[str] = "2110C"
    inquiry: Inquiry = head(Inquiry)
    amounts: list[Amount] = many(use(Amount, "R"), use(Amount, "PB"))
    additional: Additional | None = one(Additional, where="1=ABF|ABK|BF|BK|ZZ")
    reference: Reference | None = one(Reference, "9F|G1", where="2!")
    date: Dated | None = one(Dated, "291", where=_DATES)


@record
class Subscriber(Loop):
    """The subscriber asked about."""

    ID: ClassVar[str] = "2100C"
    name: Name = head(Name, "IL", "2=1 8=II|MI")
    references: list[Reference] = many(use(Reference, shared.MEMBER_REFERENCES, most=9, where="2!"))
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    provider: Provider | None = one(Provider, shared.PROVIDER_ROLES)
    demographics: Demographics | None = one(Demographics, where=shared.BIRTH)
    insured: Insured | None = one(Insured)
    codes: list[HealthCodes] = many(use(HealthCodes, "ABK|BK", where="2.1=ABF|BF"))
    dates: list[Dated] = many(use(Dated, "102|291", most=2, where=_DATES))


@record
class Dependent(Subscriber):
    """The dependant asked about."""

    ID: ClassVar[str] = "2100D"
    name: Name = head(Name, "03", "2=1")


@record
class DependentLevel(Loop):
    """The dependant's level."""

    ID: ClassVar[str] = "2000D"
    level: Level = head(Level, "23", "2! 4=0")
    traces: list[Trace] = many(use(Trace, "1", most=2, where="3!"))
    member: Dependent | None = one(Dependent, must=True)
    questions: list[Question] = many(Question, most=99)


@record
class SubscriberLevel(Loop):
    """The subscriber's level."""

    ID: ClassVar[str] = "2000C"
    level: Level = head(Level, "22", "2! 4!=0|1")
    traces: list[Trace] = many(use(Trace, "1", most=2, where="3!"))
    member: Subscriber | None = one(Subscriber, must=True)
    questions: list[Question] = many(Question, most=99)
    dependents: list[DependentLevel] = many(DependentLevel)


@record
class Receiver(Loop):
    """Who asks."""

    ID: ClassVar[str] = "2100B"
    name: Name = head(Name, shared.RECEIVERS, f"2=1|2 8!={shared.IDENTIFIERS} 9!")
    references: list[Reference] = many(use(Reference, shared.RECEIVER_REFERENCES, most=9, where="2!"))
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    provider: Provider | None = one(Provider, shared.PROVIDER_ROLES)


@record
class ReceiverLevel(Loop):
    """The level of who asks."""

    ID: ClassVar[str] = "2000B"
    level: Level = head(Level, "21", "2! 4!=1")
    receiver: Receiver | None = one(Receiver, must=True)
    subscribers: list[SubscriberLevel] = many(SubscriberLevel, must=True)


@record
class Source(Loop):
    """Who is asked."""

    ID: ClassVar[str] = "2100A"
    name: Name = head(Name, shared.SOURCES, f"2=1|2 8!={shared.IDENTIFIERS} 9!")


@record
class SourceLevel(Loop):
    """The level of who is asked."""

    ID: ClassVar[str] = "2000A"
    level: Level = head(Level, "20", "4!=1")
    source: Source | None = one(Source, must=True)
    receivers: list[ReceiverLevel] = many(ReceiverLevel, must=True)


@record
class EligibilityInquiry(Loop):
    """Questions about coverage."""

    ID: ClassVar[str] = "270"
    header: TransactionHeader = head(TransactionHeader, where="1=270 3!")
    begin: TransactionBegin | None = one(TransactionBegin, must=True, where="1=0022 2=01|13|36 4! 5!")
    sources: list[SourceLevel] = many(SourceLevel, must=True)
