"""Who the demo practice is to its payers: invented; the numbers have check digits that hold and belong to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from chalicelib.enrollment.model import Address
from chalicelib.kernel.ports import Ports
from chalicelib.providers import actions as providers
from chalicelib.providers.model import (
    BillingProvider,
    CliaCertificate,
    CliaKind,
    EnrollmentState,
    Facility,
    PayerEnrollment,
    Practitioner,
    PractitionerRole,
)
from infra.demo.services import BY

_STREET: Final = Address("100 North Street", "Suite 4", "Boston", "MA", "02118-1234", "US")
_ALL: Final = (PractitionerRole.RENDERING, PractitionerRole.REFERRING, PractitionerRole.ORDERING)
_SINCE: Final = date(2019, 1, 1)

BILLER: Final = BillingProvider(
    "",
    "North Street Clinic, Inc.",
    _SINCE,
    npi="1234567893",  # CMS's own example
    tax_id="123456789",
    taxonomy="261QP2300X",
    address=_STREET,
    pay_to=Address("PO Box 5500", "", "Worcester", "MA", "01605", "US"),
    contact_name="Billing office",
    contact_phone="+16175550100",
)
CLINIC: Final = Facility(
    "",
    "North Street Clinic",
    _SINCE,
    npi="1234567893",
    address=_STREET,
    place_of_service="11",
    certificates=(CliaCertificate("22D0123456", CliaKind.WAIVER, _SINCE),),
)
HARBOR: Final = Facility("", "Harbor House", date(2022, 5, 1), place_of_service="31")  # much is still asked for
ADLER: Final = Practitioner(
    "", "Adler", _SINCE, given="Ruth", roles=_ALL, npi="1679576722", taxonomy="207Q00000X", licence="MA12345",
    licence_region="MA",
)  # fmt: skip
BRANDT: Final = Practitioner(
    "", "Brandt", date(2024, 9, 1), given="Jonas", roles=(PractitionerRole.RENDERING,), npi="1003000126"
)


def introduce_sides(ports: Ports, payers: Sequence[str]) -> None:
    """Say who bills, who treats and where; one practitioner waits for a payer."""
    first, *others = payers
    enrolled = (PayerEnrollment(first, _SINCE, state=EnrollmentState.ACTIVE, number="A100200"),)
    applied = tuple(PayerEnrollment(one, date(2025, 1, 1)) for one in others[:1])
    providers.add_billing_provider(ports, BILLER, BY, "demo-north-street")
    providers.add_facility(ports, CLINIC, BY, "demo-clinic")
    providers.add_facility(ports, HARBOR, BY, "demo-harbor")
    providers.add_practitioner(ports, replace(ADLER, enrollments=enrolled + applied), BY, "demo-adler")
    providers.add_practitioner(ports, replace(BRANDT, enrollments=applied), BY, "demo-brandt")
