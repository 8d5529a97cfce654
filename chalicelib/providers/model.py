"""The office's own side of a claim. All of it is dated: `from_on` is the first day, `until_on` the day after the last
(None: no end known), and what held on a day of service stays readable.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from chalicelib.enrollment.model import Address
from chalicelib.kernel.sentences import Said
from chalicelib.kernel.values import dataclass


class TaxIdKind(StrEnum):
    """Whose tax id a billing provider has: X12 REF*EI and REF*SY."""

    EIN = "ein"
    SSN = "ssn"


class PractitionerRole(StrEnum):
    """What a practitioner does for a claim: X12 NM1 82, DN, DK, DQ."""

    RENDERING = "rendering"
    REFERRING = "referring"
    ORDERING = "ordering"
    SUPERVISING = "supervising"


class EnrollmentState(StrEnum):
    """How far an enrollment with a payer has come."""

    APPLIED = "applied"
    ACTIVE = "active"
    ENDED = "ended"


class CliaKind(StrEnum):
    """The kinds of CLIA certificate: 42 CFR 493.2."""

    WAIVER = "waiver"
    MICROSCOPY = "microscopy"  # provider-performed microscopy procedures
    REGISTRATION = "registration"
    COMPLIANCE = "compliance"
    ACCREDITATION = "accreditation"


@dataclass(frozen=True, slots=True)
class BillingProvider:
    """An organisation that bills payers. An SSN is sealed, and `tax_id` shows its last four digits then."""

    id: str
    name: str  # the legal name
    from_on: date
    until_on: date | None = None
    npi: str = ""
    tax_kind: TaxIdKind = TaxIdKind.EIN
    tax_id: str = ""
    tax_sealed: bytes = b""
    taxonomy: str = ""
    address: Address = Address()  # where it is: no PO box
    pay_to: Address = Address()  # where payers mail what they pay, when not to the address
    contact_name: str = ""
    contact_phone: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class PayerEnrollment:
    """A practitioner's enrollment with a payer: under which id of the payer, and when."""

    payer_id: str
    from_on: date
    until_on: date | None = None
    state: EnrollmentState = EnrollmentState.APPLIED
    number: str = ""  # the id that the payer gave


@dataclass(frozen=True, slots=True)
class Practitioner:
    """A person who renders, refers, orders or supervises."""

    id: str
    family: str
    from_on: date
    until_on: date | None = None
    given: str = ""
    middle: str = ""
    suffix: str = ""
    roles: tuple[PractitionerRole, ...] = ()
    npi: str = ""
    taxonomy: str = ""
    licence: str = ""
    licence_region: str = ""  # the state that gave it
    enrollments: tuple[PayerEnrollment, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class CliaCertificate:
    """What a facility may test in its laboratory, and when."""

    number: str
    kind: CliaKind
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facility:
    """A place where services are given."""

    id: str
    name: str
    from_on: date
    until_on: date | None = None
    npi: str = ""
    address: Address = Address()
    place_of_service: str = ""
    certificates: tuple[CliaCertificate, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class PlaceOfService:
    """A code of CMS's list of places of service, and from which day to which it may be used (None: no end)."""

    code: str
    name: str
    from_on: date
    until_on: date | None = None


class Mends(StrEnum):
    """The screen where something that a claim lacks is mended."""

    BILLING_PROVIDERS = "billing_providers"
    PRACTITIONERS = "practitioners"
    FACILITIES = "facilities"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a claim would lack on a day: in words with how to mend it, and the screen that does."""

    key: str
    why: Said
    mends: Mends


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose sides a claim has: by their ids, "" for one that nobody chose. `laboratory`: a test is billed."""

    biller_id: str = ""
    practitioner_id: str = ""
    facility_id: str = ""
    payer_id: str = ""
    laboratory: bool = False
