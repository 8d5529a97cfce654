"""What may be written down of the office's own side of a claim: much may come later, what is there is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import Protocol

from chalicelib.enrollment.model import Address
from chalicelib.enrollment.rules import Faults, clean_address, clean_phone
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import UNSAID, say
from chalicelib.providers.model import (
    BillingProvider,
    CliaCertificate,
    EnrollmentState,
    Facility,
    PayerEnrollment,
    Practitioner,
)
from chalicelib.providers.rules.numbers import a_box, clean_clia, clean_npi, clean_tax_id, clean_taxonomy
from chalicelib.providers.rules.places import places_of_service
from chalicelib.providers.rules.standing import Dated, empty, meet


class _Numbered(Protocol):
    @property
    def npi(self) -> str: ...


def sound_billing_provider(provider: BillingProvider, tax_kept: str = "") -> BillingProvider:
    """A billing provider as it is kept, its tax id in clear. `tax_kept`: how a sealed one is shown, which stays as it
    is. Invalid `invalid_fields` names each field at fault.
    """
    faults = Faults()
    _named(faults, "name", provider.name)
    _dated(faults, provider)
    kept = replace(
        provider,
        npi=_npi(faults, provider),
        tax_id=_tax_id(faults, provider, tax_kept),
        taxonomy=faults.read("taxonomy", lambda: clean_taxonomy(provider.taxonomy), ""),
        address=_address(faults, "address", provider.address, street=True),
        pay_to=_address(faults, "pay_to", provider.pay_to, street=False),
        contact_phone=_phone(faults, provider.contact_phone),
    )
    faults.settle()
    return kept


def sound_practitioner(practitioner: Practitioner, payers: Mapping[str, str]) -> Practitioner:
    """A practitioner as it is kept. `payers` are the names of the payers there are, by id. Invalid `invalid_fields`."""
    faults = Faults()
    _named(faults, "family", practitioner.family)
    _dated(faults, practitioner)
    _enrolled(faults, practitioner.enrollments, payers)
    kept = replace(
        practitioner,
        npi=_npi(faults, practitioner),
        taxonomy=faults.read("taxonomy", lambda: clean_taxonomy(practitioner.taxonomy), ""),
        licence_region=practitioner.licence_region.upper(),
        roles=tuple(dict.fromkeys(practitioner.roles)),
    )
    faults.settle()
    return kept


def sound_facility(facility: Facility) -> Facility:
    """A facility as it is kept. Invalid `invalid_fields` names each field at fault."""
    faults = Faults()
    _named(faults, "name", facility.name)
    _dated(faults, facility)
    if facility.place_of_service and facility.place_of_service not in places_of_service():
        faults.add("place_of_service", say("Choose one of the places of service in the list."))
    kept = replace(
        facility,
        npi=_npi(faults, facility),
        address=_address(faults, "address", facility.address, street=True),
        certificates=_certified(faults, facility.certificates),
    )
    faults.settle()
    return kept


def _named(faults: Faults, field: str, name: str) -> None:
    faults.add(field, UNSAID if name else say("Write the name."))


def _dated(faults: Faults, thing: Dated, at: str = "") -> None:
    if empty(thing):
        faults.add(f"{at}until_on", say("The end must come after the first day. Change one of the two days."))


def _npi(faults: Faults, thing: _Numbered) -> str:
    return faults.read("npi", lambda: clean_npi(thing.npi), "")


def _tax_id(faults: Faults, provider: BillingProvider, kept: str) -> str:
    if kept and provider.tax_id == kept:
        return kept
    return faults.read("tax_id", lambda: clean_tax_id(provider.tax_id, provider.tax_kind), "")


def _phone(faults: Faults, typed: str) -> str:
    return faults.read("contact_phone", lambda: clean_phone(typed, "US"), "") if typed else ""


def _address(faults: Faults, at: str, address: Address, *, street: bool) -> Address:
    try:
        clean = clean_address(address)
    except Misfit as error:
        faults.add(f"{at}.{error.field}", error.why)
        return address
    for line in ("line1", "line2"):
        if street and a_box(getattr(clean, line)):
            faults.add(
                f"{at}.{line}",
                say("Payers take no post office box here. Write the street; payments may be mailed to a box."),
            )
    return clean


def _enrolled(faults: Faults, enrollments: Sequence[PayerEnrollment], payers: Mapping[str, str]) -> None:
    for place, one in enumerate(enrollments):
        _dated(faults, one, f"enrollments.{place}.")
        if one.payer_id not in payers:
            faults.add(f"enrollments.{place}.payer_id", say("Choose one of the payers."))
        if one.state is EnrollmentState.ENDED and one.until_on is None:
            faults.add(f"enrollments.{place}.until_on", say("Write from which day the enrollment holds no more."))
    for (_, one), (place, other) in combinations(enumerate(enrollments), 2):
        if one.payer_id == other.payer_id and meet(one, other):
            faults.add(
                f"enrollments.{place}.from_on",
                say(
                    "Two enrollments with {payer} hold on the same days. End the earlier one before the other begins.",
                    payer=payers.get(one.payer_id, ""),
                ),
            )


def _certified(faults: Faults, certificates: Sequence[CliaCertificate]) -> tuple[CliaCertificate, ...]:
    kept = []
    for place, one in enumerate(certificates):
        _dated(faults, one, f"certificates.{place}.")
        number = faults.read(f"certificates.{place}.number", partial(clean_clia, one.number), "")
        kept.append(replace(one, number=number))
    for (_, one), (place, other) in combinations(enumerate(kept), 2):
        if meet(one, other):
            faults.add(
                f"certificates.{place}.from_on",
                say("Two certificates hold on the same days. End the earlier one before the other begins."),
            )
    return tuple(kept)
