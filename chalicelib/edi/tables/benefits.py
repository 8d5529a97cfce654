"""271, eligibility answer (005010X279, A1)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.benefit import (
    Additional,
    Benefit,
    Delivery,
    FreeText,
    Insured,
    LoopEnd,
    LoopStart,
    Military,
    Rejection,
)
from chalicelib.edi.segments.claim import HealthCodes
from chalicelib.edi.segments.shared import (
    Contact,
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
_RELATED = "13|1I|1P|2B|36|73|FA|GP|GW|I3|IL|LR|OC|P3|P4|P5|PR|PRP|SEP|TTP|VER|VN|VY|X3|Y2"


@record
class RelatedEntity(Loop):
    """Whom a benefit depends on: a primary care provider, another payer."""

    ID: ClassVar[str] = "2120C"
    name: Name = head(Name, _RELATED, "2=1|2")
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    contacts: list[Contact] = many(use(Contact, most=3, where="1=IC"))
    provider: Provider | None = one(Provider, shared.PROVIDER_ROLES)


@record
class Detail(Loop):
    """What a benefit depends on."""

    ID: ClassVar[str] = "2115C"
    additional: Additional = head(Additional)


@record
class BenefitAnswer(Loop):
    """One statement about benefits."""

    ID: ClassVar[str] = "2110C"
    benefit: Benefit = head(Benefit, where="12=N|U|W|Y 11=N|U|Y")
    deliveries: list[Delivery] = many(Delivery, most=9)
    references: list[Reference] = many(use(Reference, shared.BENEFIT_REFERENCES, most=9, where="2!"))
    dates: list[Dated] = many(use(Dated, most=20, where=_DATES))
    rejections: list[Rejection] = many(Rejection, most=9, where="1=N|Y 3! 4!")
    messages: list[FreeText] = many(FreeText, most=10)
    details: list[Detail] = many(Detail, most=10)
    starts: LoopStart | None = one(LoopStart)
    related: list[RelatedEntity] = many(RelatedEntity, most=23)
    ends: LoopEnd | None = one(LoopEnd)


@record
class Subscriber(Loop):
    """The subscriber."""

    ID: ClassVar[str] = "2100C"
    name: Name = head(Name, "IL", "2=1|2 8=II|MI")
    references: list[Reference] = many(use(Reference, shared.MEMBER_REFERENCES, most=9, where="2!"))
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    rejections: list[Rejection] = many(Rejection, most=9, where="1=N|Y 3! 4!")
    provider: Provider | None = one(Provider, shared.PROVIDER_ROLES)
    demographics: Demographics | None = one(Demographics, where=shared.BIRTH)
    insured: Insured | None = one(Insured)
    codes: list[HealthCodes] = many(use(HealthCodes, "ABK|BK", where="2.1=ABF|BF"))
    dates: list[Dated] = many(use(Dated, most=9, where=_DATES))
    military: Military | None = one(Military)


@record
class Dependent(Subscriber):
    """The dependant."""

    ID: ClassVar[str] = "2100D"
    name: Name = head(Name, "03", "2=1")


@record
class DependentLevel(Loop):
    """The dependant's level."""

    ID: ClassVar[str] = "2000D"
    level: Level = head(Level, "23", "2! 4=0")
    traces: list[Trace] = many(use(Trace, "1|2", most=3, where="3!"))
    member: Dependent | None = one(Dependent, must=True)
    benefits: list[BenefitAnswer] = many(BenefitAnswer)


@record
class SubscriberLevel(Loop):
    """The subscriber's level."""

    ID: ClassVar[str] = "2000C"
    level: Level = head(Level, "22", "2! 4!=0|1")
    traces: list[Trace] = many(use(Trace, "1|2", most=3, where="3!"))
    member: Subscriber | None = one(Subscriber, must=True)
    benefits: list[BenefitAnswer] = many(BenefitAnswer)
    dependents: list[DependentLevel] = many(DependentLevel)


@record
class Receiver(Loop):
    """Who asked."""

    ID: ClassVar[str] = "2100B"
    name: Name = head(Name, shared.RECEIVERS, f"2=1|2 8!={shared.IDENTIFIERS} 9!")
    references: list[Reference] = many(use(Reference, shared.RECEIVER_REFERENCES, most=9, where="2!"))
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    rejections: list[Rejection] = many(Rejection, most=9, where="1=N|Y 3! 4!")
    provider: Provider | None = one(Provider, shared.PROVIDER_ROLES)


@record
class ReceiverLevel(Loop):
    """The level of who asked."""

    ID: ClassVar[str] = "2000B"
    level: Level = head(Level, "21", "2! 4!=0|1")
    receiver: Receiver | None = one(Receiver, must=True)
    subscribers: list[SubscriberLevel] = many(SubscriberLevel)


@record
class Source(Loop):
    """Who answers."""

    ID: ClassVar[str] = "2100A"
    name: Name = head(Name, shared.SOURCES, f"2=1|2 8!={shared.IDENTIFIERS} 9!")
    contacts: list[Contact] = many(use(Contact, most=3, where="1=IC"))
    rejections: list[Rejection] = many(Rejection, most=9, where="1=N|Y 3! 4!")


@record
class SourceLevel(Loop):
    """The level of who answers."""

    ID: ClassVar[str] = "2000A"
    level: Level = head(Level, "20", "4!=0|1")
    rejections: list[Rejection] = many(Rejection, most=9, where="1=N|Y 3! 4!")
    source: Source | None = one(Source, must=True)
    receivers: list[ReceiverLevel] = many(ReceiverLevel)


@record
class EligibilityAnswer(Loop):
    """Answers about coverage."""

    ID: ClassVar[str] = "271"
    header: TransactionHeader = head(TransactionHeader, where="1=271 3!")
    begin: TransactionBegin | None = one(TransactionBegin, must=True, where="1=0022 2=06|11 4! 5!")
    sources: list[SourceLevel] = many(SourceLevel, must=True)
