"""Each thing that a claim lacks of the office's own side is a row: what is missing, which screen mends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.enrollment.model import Address
from chalicelib.kernel.errors import NotFound
from chalicelib.providers import actions
from chalicelib.providers.model import (
    BillingProvider,
    Chosen,
    EnrollmentState,
    Facility,
    PayerEnrollment,
    Practitioner,
    PractitionerRole,
)
from chalicelib.providers.rules.ready import Sides, lacking
from infra.demo.sides import ADLER, BILLER, CLINIC
from tests.fakes.office import REP, make_office

DAY, EARLIER = date(2026, 3, 2), date(2018, 12, 31)
ACTIVE = PayerEnrollment("pyr_1", date(2020, 1, 1), state=EnrollmentState.ACTIVE, number="A1")
WHOLE = Sides(BILLER, replace(ADLER, enrollments=(ACTIVE,)), CLINIC, "pyr_1", laboratory=True)


def _biller(**changes: Any) -> Sides:
    return replace(WHOLE, biller=replace(BILLER, **changes))


def _treats(**changes: Any) -> Sides:
    assert WHOLE.practitioner
    return replace(WHOLE, practitioner=replace(WHOLE.practitioner, **changes))


def _at(**changes: Any) -> Sides:
    return replace(WHOLE, facility=replace(CLINIC, **changes))


STREET = BILLER.address
BEFORE = PayerEnrollment("pyr_1", DAY + timedelta(1))
ROWS: dict[str, tuple[Sides, list[str]]] = {
    "all is there": (WHOLE, []),
    "nobody bills": (replace(WHOLE, biller=None), ["no_biller"]),
    "the billing provider ended the day before": (_biller(until_on=DAY), ["billing_providers.not_on"]),
    "the billing provider ends the day after": (_biller(until_on=DAY + timedelta(1)), []),
    "it has no npi": (_biller(npi=""), ["billing_providers.npi"]),
    "it has no tax id": (_biller(tax_id=""), ["billing_providers.tax_id"]),
    "it has no taxonomy": (_biller(taxonomy=""), ["billing_providers.taxonomy"]),
    "it has no address": (_biller(address=Address()), ["billing_providers.address", "billing_providers.zip"]),
    "its postal code has five digits": (
        _biller(address=replace(STREET, postal_code="02118")),
        ["billing_providers.zip"],
    ),
    "nobody treats": (replace(WHOLE, practitioner=None), ["no_practitioner"]),
    "the practitioner had left": (_treats(until_on=DAY), ["practitioners.not_on"]),
    "they have no given name": (_treats(given=""), ["practitioners.given"]),
    "they have no npi": (_treats(npi=""), ["practitioners.npi"]),
    "they have no role": (_treats(roles=()), ["practitioners.role"]),
    "who renders has no taxonomy": (_treats(taxonomy=""), ["practitioners.taxonomy"]),
    "who only refers gave no service": (
        _treats(taxonomy="", roles=(PractitionerRole.REFERRING,)),
        ["practitioners.rendering"],
    ),
    "they are not enrolled": (_treats(enrollments=()), ["practitioners.enrollment"]),
    "they are enrolled from tomorrow": (_treats(enrollments=(BEFORE,)), ["practitioners.enrollment"]),
    "their enrollment ended the day before": (
        _treats(enrollments=(replace(ACTIVE, until_on=DAY, state=EnrollmentState.ENDED),)),
        ["practitioners.enrollment"],
    ),
    "their enrollment held then and has ended since": (
        _treats(enrollments=(replace(ACTIVE, until_on=DAY + timedelta(1), state=EnrollmentState.ENDED),)),
        [],
    ),
    "their enrollment is applied for": (
        _treats(enrollments=(replace(ACTIVE, state=EnrollmentState.APPLIED),)),
        ["practitioners.applied"],
    ),
    "no payer is asked yet": (replace(_treats(enrollments=()), payer_id=""), []),
    "a claim without a facility": (replace(WHOLE, facility=None), []),
    "the facility was closed": (_at(until_on=DAY), ["facilities.not_on"]),
    "it has no npi of its own": (_at(npi=""), ["facilities.npi"]),
    "its address has no state": (_at(address=replace(STREET, region="")), ["facilities.address"]),
    "its postal code is short": (_at(address=replace(STREET, postal_code="02118")), ["facilities.zip"]),
    "it says no place of service": (_at(place_of_service=""), ["facilities.place_of_service"]),
    "its certificate ended": (
        _at(certificates=(replace(CLINIC.certificates[0], until_on=DAY),)),
        ["facilities.clia"],
    ),
    "no test is billed": (replace(_at(certificates=()), laboratory=False), []),
}


@pytest.mark.parametrize("row", ROWS)
def test_each_lack_has_its_row(row: str) -> None:
    sides, keys = ROWS[row]
    assert [one.key for one in lacking(sides, DAY)] == keys


def test_each_lack_names_the_screen_that_mends_it_and_how() -> None:
    for sides, _ in ROWS.values():
        for lack in lacking(sides, DAY):
            assert lack.key.startswith((lack.mends.value, "no_"))
            assert str(lack.why).endswith(".")


def test_a_place_of_service_counts_from_its_day() -> None:
    outreach = _at(place_of_service="27", from_on=EARLIER)
    assert not lacking(outreach, DAY)
    early = [one.key for one in lacking(outreach, date(2023, 9, 30))]
    assert early == ["facilities.place_of_service"]


def test_what_was_chosen_is_read_and_what_is_not_there_is_said() -> None:
    office = make_office()
    biller: BillingProvider = actions.add_billing_provider(office, BILLER, REP, "k")
    facility: Facility = actions.add_facility(office, replace(CLINIC, certificates=()), REP, "k")
    practitioner: Practitioner = actions.add_practitioner(office, ADLER, REP, "k")
    chosen = Chosen(biller.id, practitioner.id, facility.id, "pyr_1", laboratory=True)
    found = [one.key for one in actions.lacking_on(office, chosen, DAY)]
    assert found == ["practitioners.enrollment", "facilities.clia"]
    with pytest.raises(NotFound):
        actions.lacking_on(office, Chosen("bil_none"), DAY)
