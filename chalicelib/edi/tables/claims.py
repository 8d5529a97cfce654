"""What the three claim transactions share: submitter, receiver, billing provider, subscriber, patient, other payers."""

from __future__ import annotations

from typing import ClassVar

from chalicelib.edi.grammar import Loop, head, many, one, record, use
from chalicelib.edi.segments.claim import OtherInsurance, Patient, Subscriber
from chalicelib.edi.segments.payment import Currency, InpatientAdjudication, OutpatientAdjudication
from chalicelib.edi.segments.service import Drug, DrugQuantity, FormAnswer, LineDecision
from chalicelib.edi.segments.shared import (
    Adjustment,
    Amount,
    Contact,
    Dated,
    Demographics,
    Level,
    Name,
    Place,
    Provider,
    Reference,
    Remark,
    Street,
    TransactionBegin,
    TransactionHeader,
)

FILING = "11|12|13|14|15|16|17|AM|BL|CH|CI|DS|FI|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ"
SEQUENCE = "A|B|C|D|E|F|G|H|P|S|T|U"
RELATIONS = "01|18|19|20|21|39|40|53|G8"
INSURANCE = "12|13|14|15|16|41|42|43|47"
PROCEDURES = "ER|HC|HP|IV|WK"
REPORTS = (
    "03|04|05|06|07|08|09|10|11|13|15|21|A3|A4|AM|AS|B2|B3|B4|BR|BS|BT|CB|CK|CT|D2|DA|DB|DG|DJ|DS|EB|HC|HR|I5|IR|LA|M1|MT|"
    "NN|OB|OC|OD|OE|OX|OZ|P4|P5|PE|PN|PO|PQ|PY|PZ|RB|RR|RT|RX|SG|V5|XP"
)
TRANSMISSIONS = "AA|BM|EL|EM|FT|FX"
PRICING = "1!=00|01|02|03|04|05|06|07|08|09|10|11|12|13|14 2! 13=T1|T2|T3|T4|T5|T6 14=1|2|3|4|5 15=1|2|3|4|5|6"
CONTRACTS = "1=01|02|03|04|05|06|09"
PERSON = "2=1 3! 8=XX"
EITHER = "2=1|2 3! 8=XX"
SITE = "2=2 3! 8=XX"
GROUPS = "1=CO|CR|OA|PI|PR"
_PHONES = "1=IC 3!=ED|EM|FX|TE 4!"


@record
class Submitter(Loop):
    """Who sends the claims."""

    ID: ClassVar[str] = "1000A"
    name: Name = head(Name, "41", "2=1|2 3! 8!=46 9!")
    contacts: list[Contact] = many(use(Contact, must=True, most=2, where=_PHONES))


@record
class Receiver(Loop):
    """Who receives the claims."""

    ID: ClassVar[str] = "1000B"
    name: Name = head(Name, "40", "2=2 3! 8!=46 9!")


@record
class BillingProvider(Loop):
    """Who bills."""

    ID: ClassVar[str] = "2010AA"
    name: Name = head(Name, "85", EITHER)
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    references: list[Reference] = many(
        use(Reference, "EI|SY", must=True, where="2!"), use(Reference, "0B|1G|G2|LU", most=2, where="2!")
    )
    contacts: list[Contact] = many(use(Contact, most=2, where="1=IC 3!=EM|FX|TE 4!"))


@record
class PayTo(Loop):
    """Where payments are to be sent, if not to the billing address."""

    ID: ClassVar[str] = "2010AB"
    name: Name = head(Name, "87", "2=1|2")
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)


@record
class PayToPlan(Loop):
    """The plan that paid and is to be paid back."""

    ID: ClassVar[str] = "2010AC"
    name: Name = head(Name, "PE", "2=2 3! 8!=PI|XV 9!")
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    references: list[Reference] = many(
        use(Reference, "2U|FY|NF", where="2!"), use(Reference, "EI", must=True, where="2!")
    )


@record
class SubscriberName(Loop):
    """The subscriber."""

    ID: ClassVar[str] = "2010BA"
    name: Name = head(Name, "IL", "2=1|2 3! 8=II|MI")
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    demographics: Demographics | None = one(Demographics, where="1!=D8 2! 3!=F|M|U")
    references: list[Reference] = many(use(Reference, "SY", where="2!"), use(Reference, "Y4", where="2!"))
    contacts: list[Contact] = many(use(Contact, most=1, where="1=IC 3!=TE 4!"))


@record
class PayerName(Loop):
    """The payer the claim is for."""

    ID: ClassVar[str] = "2010BB"
    name: Name = head(Name, "PR", "2=2 3! 8!=PI|XV 9!")
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    references: list[Reference] = many(
        use(Reference, "2U|EI|FY|NF", most=3, where="2!"), use(Reference, "G2|LU", most=2, where="2!")
    )


@record
class PatientName(Loop):
    """The patient, where not the subscriber."""

    ID: ClassVar[str] = "2010CA"
    name: Name = head(Name, "QC", "2=1 3!")
    street: Street | None = one(Street, must=True)
    place: Place | None = one(Place, must=True)
    demographics: Demographics | None = one(Demographics, must=True, where="1!=D8 2! 3!=F|M|U")
    references: list[Reference] = many(use(Reference, "Y4", where="2!"), use(Reference, "1W|SY", where="2!"))
    contacts: list[Contact] = many(use(Contact, most=1, where="1=IC 3!=TE 4!"))


@record
class OtherSubscriber(Loop):
    """The subscriber of another payer."""

    ID: ClassVar[str] = "2330A"
    name: Name = head(Name, "IL", "2=1|2 3! 8!=II|MI 9!")
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    references: list[Reference] = many(use(Reference, "SY", most=2, where="2!"))


@record
class OtherPayer(Loop):
    """Another payer of the same claim."""

    ID: ClassVar[str] = "2330B"
    name: Name = head(Name, "PR", "2=2 3! 8!=PI|XV 9!")
    street: Street | None = one(Street)
    place: Place | None = one(Place)
    decided: Dated | None = one(Dated, "573", where="2=D8")
    references: list[Reference] = many(
        use(Reference, "2U|EI|FY|NF", most=2, where="2!"),
        use(Reference, "G1", where="2!"),
        use(Reference, "9F", where="2!"),
        use(Reference, "T4", where="2!"),
        use(Reference, "F8", where="2!"),
    )


@record
class OtherPayerProvider(Loop):
    """A provider by the number another payer knows it under."""

    ID: ClassVar[str] = "2330C"
    name: Name = head(Name, "71|72|77|82|85|DN|DQ|P3|ZZ|DD", "2=1|2")
    references: list[Reference] = many(use(Reference, "0B|1G|G2|LU", must=True, most=4, where="2!"))


@record
class OtherCoverage(Loop):
    """Another payer's share: order, adjustments, what it paid and what remains."""

    ID: ClassVar[str] = "2320"
    subscriber: Subscriber = head(Subscriber, where=f"1={SEQUENCE} 2!={RELATIONS} 5={INSURANCE} 9={FILING}")
    adjustments: list[Adjustment] = many(Adjustment, most=5, where=GROUPS)
    amounts: list[Amount] = many(use(Amount, "D"), use(Amount, "A8"), use(Amount, "EAF"))
    insurance: OtherInsurance | None = one(OtherInsurance, must=True, where="3!=N|W|Y 4=P 6!=I|Y")
    inpatient: InpatientAdjudication | None = one(InpatientAdjudication)
    outpatient: OutpatientAdjudication | None = one(OutpatientAdjudication)
    member: OtherSubscriber | None = one(OtherSubscriber, must=True)
    payer: OtherPayer | None = one(OtherPayer, must=True)
    providers: list[OtherPayerProvider] = many(use(OtherPayerProvider, most=0))

    def amount(self, qualifier: str) -> int | None:
        """The payer's paid amount (D), non-covered (A8) or the patient's remaining liability (EAF)."""
        return next((a.amount for a in self.amounts if a.qualifier == qualifier), None)


@record
class DrugGiven(Loop):
    """The drug of a line."""

    ID: ClassVar[str] = "2410"
    drug: Drug = head(Drug, where="2=EN|EO|HI|N4|ON|UK|UP")
    quantity: DrugQuantity | None = one(DrugQuantity, must=True, where="5.1=F2|GR|ME|ML|UN")
    references: list[Reference] = many(use(Reference, "VY|XZ", where="2!"))


@record
class LineAdjudication(Loop):
    """What another payer decided on a line."""

    ID: ClassVar[str] = "2430"
    decision: LineDecision = head(LineDecision, where=f"3.1=AD|{PROCEDURES} 5!")
    adjustments: list[Adjustment] = many(Adjustment, most=5, where=GROUPS)
    decided: Dated | None = one(Dated, "573", must=True, where="2=D8")
    remaining: Amount | None = one(Amount, "EAF")


@record
class SupportingForm(Loop):
    """A form filled in for a line."""

    ID: ClassVar[str] = "2440"
    form: Remark = head(Remark, where="1=AS|UT 2!")
    answers: list[FormAnswer] = many(FormAnswer, most=99, must=True, where="2=N|W|Y")


@record
class BillingLevel(Loop):
    """The billing provider's level: speciality and currency."""

    ID: ClassVar[str] = "2000A"
    level: Level = head(Level, "20", "4=1")
    speciality: Provider | None = one(Provider, "BI", where="2!=PXC 3!")
    currency: Currency | None = one(Currency, where="1=85")
    provider: BillingProvider | None = one(BillingProvider, must=True)
    pay_to: PayTo | None = one(PayTo)
    pay_to_plan: PayToPlan | None = one(PayToPlan)


@record
class PatientLevel(Loop):
    """The patient's level, where the patient is not the subscriber."""

    ID: ClassVar[str] = "2000C"
    level: Level = head(Level, "23", "2! 4=0")
    patient: Patient | None = one(Patient, must=True, where="1!=01|19|20|21|39|40|53|G8 5=D8 7=01 9=Y")
    name: PatientName | None = one(PatientName, must=True)


@record
class SubscriberLevel(Loop):
    """The subscriber's level."""

    ID: ClassVar[str] = "2000B"
    level: Level = head(Level, "22", "2! 4=0|1")
    subscriber: Subscriber | None = one(Subscriber, must=True, where=f"1={SEQUENCE} 2=18 5={INSURANCE} 9={FILING}")
    patient: Patient | None = one(Patient, where="5=D8 7=01 9=Y")
    name: SubscriberName | None = one(SubscriberName, must=True)
    payer: PayerName | None = one(PayerName, must=True)


class ServiceLine(Loop):
    """What the service lines of all claims can do."""

    __slots__ = ()
    dates: list[Dated]

    def date(self, qualifier: str) -> Dated | None:
        """The line's date of this kind: 472 is the day of service."""
        return next((d for d in self.dates if d.qualifier == qualifier), None)


class Claim(Loop):
    """What claims of all kinds can do."""

    __slots__ = ()
    references: list[Reference]

    def reference(self, qualifier: str) -> str:
        """The claim's number of this kind: F8 is the payer's number of the claim that is replaced or voided."""
        return next((r.value for r in self.references if r.qualifier == qualifier), "")


@record
class Batch(Loop):
    """Who sends claims to whom; each guide adds its billing providers."""

    header: TransactionHeader = head(TransactionHeader, where="1=837 3!")
    begin: TransactionBegin | None = one(TransactionBegin, must=True, where="1=0019 2=00|18 3! 4! 5! 6!=31|CH|RP")
    submitter: Submitter | None = one(Submitter, must=True)
    receiver: Receiver | None = one(Receiver, must=True)
