"""278, service review: the request and the answer (005010X217 defines both; BHT02 13 asks, 11 answers)."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.benefit import Delivery, FreeText, Insured, Rejection, Review, ReviewDecision
from chalicelib.edi.segments.claim import Ambulance, Attachment, Chiropractic, Conditions, HealthCodes, Institutional
from chalicelib.edi.segments.service import DentalService, InstitutionalService, ProfessionalService, Tooth
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

_AAA = "1=N|Y 3! 4=C|N|P|R|S|W|X|Y"
_SUPPLEMENT = "1J|1G|EI|EL|G5|N5|N7|SY|ZH|0B|LU"


@record
class EventProvider(Loop):
    """A provider of the care under review."""

    ID: ClassVar[str] = "2010EA"
    name: Name = head(Name, "71|72|73|77|AAJ|DD|DK|DN|DQ|FA|G3|P3|QB|QV|SJ|82", "2=1|2 8=24|34|46|XX")
    references: list[Reference] = many(use(Reference, _SUPPLEMENT, most=8, where="2!"))
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    contact: Contact | None = one(Contact, where="1=IC")
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)
    speciality: Provider | None = one(Provider, where="2=PXC")


@record
class EventTransport(Loop):
    """Where the patient is transported."""

    ID: ClassVar[str] = "2010EB"
    name: Name = head(Name, "45|FS|ND|PW|R3", "2=2")
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)


@record
class ServiceLevel(Loop):
    """One service under review."""

    ID: ClassVar[str] = "2000F"
    level: Level = head(Level, "SS", "2! 4=0")
    traces: list[Trace] = many(use(Trace, "1|2", most=3))
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)
    review: Review | None = one(Review, where="1=HS|SC|AR|IN 2=1|2|3|4|5|6|I|N|R|S")
    decision: ReviewDecision | None = one(ReviewDecision)
    references: list[Reference] = many(use(Reference, "BB|NT", most=2, where="2!"))
    dates: list[Dated] = many(use(Dated, "007|036|102|472|AAH", most=5, where="2=D8|RD8"))
    codes: list[HealthCodes] = many(use(HealthCodes, most=1))
    professional: ProfessionalService | None = one(ProfessionalService)
    institutional: InstitutionalService | None = one(InstitutionalService)
    dental: DentalService | None = one(DentalService)
    teeth: list[Tooth] = many(Tooth, most=32)
    delivery: Delivery | None = one(Delivery)
    attachments: list[Attachment] = many(use(Attachment, most=10))
    message: FreeText | None = one(FreeText)
    providers: list[Loop] = many(use(EventProvider, most=12))


@record
class EventLevel(Loop):
    """The admission, referral or course of care under review."""

    ID: ClassVar[str] = "2000E"
    level: Level = head(Level, "EV", "2! 4=0|1")
    traces: list[Trace] = many(use(Trace, "1|2", most=3))
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)
    review: Review | None = one(Review, must=True, where="1=AR|HS|IN|SC 2!=1|2|3|4|5|6|I|N|R|S")
    decision: ReviewDecision | None = one(ReviewDecision)
    references: list[Reference] = many(use(Reference, "BB|NT", most=2, where="2!"))
    dates: list[Dated] = many(
        use(Dated, "439|484|ABC|431|AAH|435|096|472|007|036|102|738", most=12, where="2=D8|RD8|DT")
    )
    codes: list[HealthCodes] = many(use(HealthCodes, most=1))
    delivery: Delivery | None = one(Delivery)
    conditions: list[Conditions] = many(use(Conditions, most=9))
    institutional: Institutional | None = one(Institutional)
    ambulance: Ambulance | None = one(Ambulance)
    chiropractic: Chiropractic | None = one(Chiropractic)
    attachments: list[Attachment] = many(use(Attachment, most=10))
    message: FreeText | None = one(FreeText)
    providers: list[Loop] = many(use(EventProvider, most=14), use(EventTransport, most=5))
    services: list[ServiceLevel] = many(ServiceLevel)


@record
class Dependent(Loop):
    """The dependant."""

    ID: ClassVar[str] = "2010D"
    name: Name = head(Name, "QC", "2=1")
    references: list[Reference] = many(use(Reference, most=9, where="2!"))
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)
    demographics: Demographics | None = one(Demographics, where="1=D8 3=F|M|U")
    insured: Insured | None = one(Insured)


@record
class DependentLevel(Loop):
    """The dependant's level."""

    ID: ClassVar[str] = "2000D"
    level: Level = head(Level, "23", "2! 4=0|1")
    member: Dependent | None = one(Dependent, must=True)
    events: list[EventLevel] = many(EventLevel)


@record
class Subscriber(Dependent):
    """The subscriber."""

    ID: ClassVar[str] = "2010C"
    name: Name = head(Name, "IL", "2=1 8=II|MI")


@record
class SubscriberLevel(Loop):
    """The subscriber's level."""

    ID: ClassVar[str] = "2000C"
    level: Level = head(Level, "22", "2! 4=0|1")
    member: Subscriber | None = one(Subscriber, must=True)
    events: list[EventLevel] = many(EventLevel)
    dependents: list[DependentLevel] = many(DependentLevel)


@record
class Requester(Loop):
    """Who asks for the review."""

    ID: ClassVar[str] = "2010B"
    name: Name = head(Name, "1P|FA", "2=1|2 8!=24|34|46|XX 9!")
    references: list[Reference] = many(use(Reference, most=8, where="2!"))
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    contact: Contact | None = one(Contact, where="1=IC")
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)
    speciality: Provider | None = one(Provider, where="2=PXC")


@record
class RequesterLevel(Loop):
    """The level of who asks."""

    ID: ClassVar[str] = "2000B"
    level: Level = head(Level, "21", "2! 4=0|1")
    requester: Requester | None = one(Requester, must=True)
    subscribers: list[SubscriberLevel] = many(SubscriberLevel)


@record
class Reviewer(Loop):
    """Who reviews."""

    ID: ClassVar[str] = "2010A"
    name: Name = head(Name, "2B|36|X3|PR", "2=1|2 8!=24|34|46|PI|XV|XX 9!")
    contact: Contact | None = one(Contact, where="1=IC")
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)


@record
class ReviewerLevel(Loop):
    """The level of who reviews."""

    ID: ClassVar[str] = "2000A"
    level: Level = head(Level, "20", "4=0|1")
    rejections: list[Rejection] = many(Rejection, most=9, where=_AAA)
    reviewer: Reviewer | None = one(Reviewer, must=True)
    requesters: list[RequesterLevel] = many(RequesterLevel)


@record
class ServicesReview(Loop):
    """A request for review or its answer."""

    ID: ClassVar[str] = "278"
    header: TransactionHeader = head(TransactionHeader, where="1=278 3!")
    begin: TransactionBegin | None = one(TransactionBegin, must=True, where="1=0007 2=01|11|13|36 3! 4! 5!")
    reviewers: list[ReviewerLevel] = many(ReviewerLevel, must=True)

    def events(self) -> list[EventLevel]:
        """Every event under review, in order."""
        members = [s for v in self.reviewers for r in v.requesters for s in r.subscribers]
        return [e for s in members for e in (*s.events, *(e for d in s.dependents for e in d.events))]
