"""What may be sent of the office's own side of a claim. The rules say whether it is right."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from chalicelib.enrollment.api.shapes import AddressShape, Dialled
from chalicelib.providers.model import CliaKind, EnrollmentState, PractitionerRole, TaxIdKind
from chalicelib.web.shapes import Id, OptionalId, ServiceDay, Shape, ShortText, TermDay, Version

Number = Annotated[str, Field(max_length=40)]


class BillingProviderShape(Shape):
    """An organisation that bills payers. An SSN is shown by its last four digits; sent so, it stays."""

    name: ShortText
    from_on: TermDay
    until_on: TermDay | None = None
    npi: Number = ""
    tax_kind: TaxIdKind = TaxIdKind.EIN
    tax_id: Number = ""
    taxonomy: Number = ""
    address: AddressShape = Field(default_factory=AddressShape)
    pay_to: AddressShape = Field(default_factory=AddressShape)
    contact_name: ShortText = ""
    contact_phone: Dialled = ""


class BillingProviderEdit(BillingProviderShape):
    """A changed billing provider."""

    version: Version


class PayerEnrollmentShape(Shape):
    """A practitioner's enrollment with a payer."""

    payer_id: Id
    from_on: TermDay
    until_on: TermDay | None = None
    state: EnrollmentState = EnrollmentState.APPLIED
    number: Number = ""


class PractitionerShape(Shape):
    """A person who renders, refers, orders or supervises."""

    family: ShortText
    given: ShortText = ""
    middle: ShortText = ""
    suffix: Number = ""
    from_on: TermDay
    until_on: TermDay | None = None
    roles: Annotated[list[PractitionerRole], Field(max_length=4)] = Field(default_factory=list)
    npi: Number = ""
    taxonomy: Number = ""
    licence: Number = ""
    licence_region: Annotated[str, Field(max_length=2)] = ""
    enrollments: Annotated[list[PayerEnrollmentShape], Field(max_length=60)] = Field(default_factory=list)


class PractitionerEdit(PractitionerShape):
    """A changed practitioner."""

    version: Version


class CliaCertificateShape(Shape):
    """A facility's CLIA certificate."""

    number: Number
    kind: CliaKind
    from_on: TermDay
    until_on: TermDay | None = None


class FacilityShape(Shape):
    """A place where services are given."""

    name: ShortText
    from_on: TermDay
    until_on: TermDay | None = None
    npi: Number = ""
    address: AddressShape = Field(default_factory=AddressShape)
    place_of_service: Annotated[str, Field(max_length=2)] = ""
    certificates: Annotated[list[CliaCertificateShape], Field(max_length=20)] = Field(default_factory=list)


class FacilityEdit(FacilityShape):
    """A changed facility."""

    version: Version


class LackingQuery(Shape):
    """Whose sides a claim has, for which payer, on which day of service (none: today)."""

    beside: ClassVar[frozenset[str]] = frozenset({"on"})
    biller_id: OptionalId = ""
    practitioner_id: OptionalId = ""
    facility_id: OptionalId = ""
    payer_id: OptionalId = ""
    laboratory: bool = False
    on: ServiceDay | None = None
