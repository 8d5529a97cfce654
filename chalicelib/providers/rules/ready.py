"""What a claim would lack of the office's own side on a day of service, and which screen mends it.

One table a side, a row a reason; the claim reads all of them. X12 837P: loops 2010AA, 2310A to 2310E.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from chalicelib.enrollment.model import Address
from chalicelib.kernel.sentences import Said, say
from chalicelib.kernel.values import dataclass
from chalicelib.providers.model import (
    BillingProvider,
    EnrollmentState,
    Facility,
    Lack,
    Mends,
    PayerEnrollment,
    Practitioner,
    PractitionerRole,
)
from chalicelib.providers.rules.places import is_place
from chalicelib.providers.rules.standing import on

ZIP_DIGITS: Final = 9  # X12 837, N403 of loops 2010AA and 2310C


@dataclass(frozen=True, slots=True)
class Sides:
    """Who bills, who treats and where, for one payer. None is one that nobody chose; a claim need have no facility.
    `laboratory`: whether a test is billed that needs a CLIA certificate.
    """

    biller: BillingProvider | None
    practitioner: Practitioner | None
    facility: Facility | None
    payer_id: str = ""
    laboratory: bool = False


def lacking(sides: Sides, day: date) -> list[Lack]:
    """All that a claim of these would lack on the day, the billing provider's first; empty when it is ready."""
    found = list(lacks_of_biller(sides.biller, day) if sides.biller else [_NO_BILLER])
    found += lacks_of_practitioner(sides.practitioner, day) if sides.practitioner else [_NO_PRACTITIONER]
    found += _not_rendering(sides.practitioner)
    if sides.practitioner and sides.payer_id:
        found += _enrollment(sides.practitioner.enrollments, sides.payer_id, day)
    if sides.facility:
        found += lacks_of_facility(sides.facility, day)
        found += _laboratory(sides.facility, day) if sides.laboratory else []
    return found


def lacks_of_biller(biller: BillingProvider, day: date) -> list[Lack]:
    """What a claim would lack of a billing provider on the day."""
    return _found(_BILLER, biller, day, Mends.BILLING_PROVIDERS)


def lacks_of_practitioner(practitioner: Practitioner, day: date) -> list[Lack]:
    """What a claim would lack of a practitioner on the day, whoever pays."""
    return _found(_PRACTITIONER, practitioner, day, Mends.PRACTITIONERS)


def lacks_of_facility(facility: Facility, day: date) -> list[Lack]:
    """What a claim would lack of a facility on the day."""
    return _found(_FACILITY, facility, day, Mends.FACILITIES)


def _street_lacks(address: Address) -> bool:
    return not (address.line1 and address.city and address.region)


def _zip_lacks(address: Address) -> bool:
    return sum(char.isdigit() for char in address.postal_code) != ZIP_DIGITS


Row = tuple[str, Callable[..., bool], Said]
_NPI: Final[Row] = ("npi", lambda one, _: not one.npi, say("The NPI is missing. Write its ten digits."))
_TAXONOMY: Final[Row] = (
    "taxonomy",
    lambda one, _: not one.taxonomy,
    say("The taxonomy code is missing. Take it from NUCC's list."),
)
_NOT_ON: Final[Row] = (
    "not_on",
    lambda one, day: not on([one], day),
    say("It does not hold on this day. Change its days."),
)
_ADDRESS: Final[Row] = (
    "address",
    lambda one, _: _street_lacks(one.address),
    say("The address is not whole. Write street, city and state."),
)
_ZIP: Final[Row] = (
    "zip",
    lambda one, _: _zip_lacks(one.address),
    say("The postal code needs nine digits, such as 02118-1234. Look it up at USPS."),
)
_BILLER: Final[tuple[Row, ...]] = (
    _NOT_ON,
    _NPI,
    ("tax_id", lambda one, _: not one.tax_id, say("The tax id is missing. Write its nine digits.")),
    _TAXONOMY,
    _ADDRESS,
    _ZIP,
)
_PRACTITIONER: Final[tuple[Row, ...]] = (
    _NOT_ON,
    ("given", lambda one, _: not one.given, say("The given name is missing. Write it as the NPPES has it.")),
    _NPI,
    (
        "role",
        lambda one, _: not one.roles,
        say("It is not said what they do: render, refer, order or supervise. Choose at least one."),
    ),
    (
        "taxonomy",
        lambda one, _: PractitionerRole.RENDERING in one.roles and not one.taxonomy,
        _TAXONOMY[2],
    ),
)
_FACILITY: Final[tuple[Row, ...]] = (
    _NOT_ON,
    _NPI,
    _ADDRESS,
    _ZIP,
    (
        "place_of_service",
        lambda one, day: not is_place(one.place_of_service, day),
        say("The place of service is missing, or its code was not in use on this day. Choose another one."),
    ),
)
_NO_BILLER: Final = Lack("no_biller", say("No billing provider is chosen. Choose who bills."), Mends.BILLING_PROVIDERS)
_NO_PRACTITIONER: Final = Lack(
    "no_practitioner", say("No practitioner is chosen. Choose who gave the service."), Mends.PRACTITIONERS
)


def _found(rows: Iterable[Row], thing: object, day: date, mends: Mends) -> list[Lack]:
    return [Lack(f"{mends.value}.{key}", why, mends) for key, lacks, why in rows if lacks(thing, day)]


def _not_rendering(practitioner: Practitioner | None) -> Iterator[Lack]:
    """Who is known only for referring, ordering or supervising gives no service of a claim."""
    if practitioner and practitioner.roles and PractitionerRole.RENDERING not in practitioner.roles:
        yield _of_practitioner(
            "rendering", say("They give no services by their roles. Choose who gave the service, or add the role.")
        )


def _enrollment(enrollments: Iterable[PayerEnrollment], payer_id: str, day: date) -> Iterator[Lack]:
    """One that is applied for only lets no claim be paid; one that ended did while it held."""
    here = on([one for one in enrollments if one.payer_id == payer_id], day)
    if not here:
        yield _of_practitioner("enrollment", say("There is no enrollment with this payer on this day. Add one."))
    elif here[0].state is EnrollmentState.APPLIED:
        yield _of_practitioner(
            "applied", say("The enrollment with this payer is applied for only. Say when the payer has accepted it.")
        )


def _laboratory(facility: Facility, day: date) -> Iterator[Lack]:
    if not on(facility.certificates, day):
        yield Lack(
            "facilities.clia",
            say("No CLIA certificate holds on this day. Add it with its number and days."),
            Mends.FACILITIES,
        )


def _of_practitioner(key: str, why: Said) -> Lack:
    return Lack(f"practitioners.{key}", why, Mends.PRACTITIONERS)
