"""How the office's own side of a claim is shown, each with what a claim of the day would lack of it."""

from __future__ import annotations

from datetime import date

from chalicelib.enrollment.api.views import AddressView
from chalicelib.providers.model import (
    BillingProvider,
    CliaKind,
    EnrollmentState,
    Facility,
    Lack,
    Mends,
    Practitioner,
    PractitionerRole,
    TaxIdKind,
)
from chalicelib.providers.rules.ready import lacks_of_biller, lacks_of_facility, lacks_of_practitioner
from chalicelib.web.shapes import Sentence, View
from chalicelib.web.shown import shown


class LackView(View):
    """One thing that a claim would lack: how to mend it, and on which screen."""

    key: str
    why: Sentence
    mends: Mends


class BillingProviderView(View):
    """An organisation that bills, and what a claim of today would lack of it."""

    id: str
    name: str
    from_on: date
    until_on: date | None
    npi: str
    tax_kind: TaxIdKind
    tax_id: str
    taxonomy: str
    address: AddressView
    pay_to: AddressView
    contact_name: str
    contact_phone: str
    lacks: list[LackView]
    version: int

    @classmethod
    def of(cls, provider: BillingProvider, day: date) -> BillingProviderView:
        """Show a billing provider as it stands on a day."""
        return shown(cls, provider, lacks=lacks_shown(lacks_of_biller(provider, day)))


class PayerEnrollmentView(View):
    """A practitioner's enrollment with a payer."""

    payer_id: str
    from_on: date
    until_on: date | None
    state: EnrollmentState
    number: str


class PractitionerView(View):
    """A practitioner, and what a claim of today would lack of them, whoever pays."""

    id: str
    family: str
    given: str
    middle: str
    suffix: str
    from_on: date
    until_on: date | None
    roles: list[PractitionerRole]
    npi: str
    taxonomy: str
    licence: str
    licence_region: str
    enrollments: list[PayerEnrollmentView]
    lacks: list[LackView]
    version: int

    @classmethod
    def of(cls, practitioner: Practitioner, day: date) -> PractitionerView:
        """Show a practitioner as they stand on a day."""
        return shown(cls, practitioner, lacks=lacks_shown(lacks_of_practitioner(practitioner, day)))


class CliaCertificateView(View):
    """A facility's CLIA certificate."""

    number: str
    kind: CliaKind
    from_on: date
    until_on: date | None


class FacilityView(View):
    """A place where services are given, and what a claim of today would lack of it."""

    id: str
    name: str
    from_on: date
    until_on: date | None
    npi: str
    address: AddressView
    place_of_service: str
    certificates: list[CliaCertificateView]
    lacks: list[LackView]
    version: int

    @classmethod
    def of(cls, facility: Facility, day: date) -> FacilityView:
        """Show a facility as it stands on a day."""
        return shown(cls, facility, lacks=lacks_shown(lacks_of_facility(facility, day)))


class PlaceOfServiceView(View):
    """A place of service of CMS's list."""

    code: str
    name: str


def lacks_shown(found: list[Lack]) -> list[LackView]:
    """Show what a claim would lack."""
    return [shown(LackView, one) for one in found]
