"""Who bills, who treats and where: what cannot be right is named at its field, and what is kept is kept once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.edi.rules.identifiers import valid_npi
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions.forms import PayerForm
from chalicelib.enrollment.model import Address, PayerKind
from chalicelib.kernel.errors import Conflict, Invalid, Misfit, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.providers import actions
from chalicelib.providers.model import (
    BillingProvider,
    CliaCertificate,
    CliaKind,
    EnrollmentState,
    Facility,
    PayerEnrollment,
    Practitioner,
    TaxIdKind,
)
from chalicelib.providers.rules.numbers import a_box, clean_npi
from chalicelib.providers.rules.sound import sound_billing_provider, sound_facility, sound_practitioner
from chalicelib.providers.rules.standing import meet, on
from chalicelib.providers.store import BILLERS
from infra.demo.sides import ADLER, BILLER, CLINIC
from tests.fakes.office import REP, lose_replies, make_office

DAY = date(2026, 3, 2)
SSN = replace(BILLER, tax_kind=TaxIdKind.SSN, tax_id="219-09-9999")
CLIA = CliaCertificate("22D0123456", CliaKind.WAIVER, DAY)


@pytest.mark.parametrize(
    ("provider", "field"),
    [
        (replace(BILLER, name=""), "name"),
        (replace(BILLER, npi="1234567890"), "npi"),  # one digit off the check digit
        (replace(BILLER, npi="123456789"), "npi"),
        (replace(BILLER, npi="3234567893"), "npi"),
        (replace(BILLER, tax_id="12-345678"), "tax_id"),
        (replace(SSN, tax_id="000-12-3456"), "tax_id"),
        (replace(BILLER, taxonomy="207Q"), "taxonomy"),
        (replace(BILLER, until_on=BILLER.from_on), "until_on"),
        (replace(BILLER, address=replace(BILLER.address, line1="P.O. Box 12")), "address.line1"),
        (replace(BILLER, address=replace(BILLER.address, line2="PO Box 12")), "address.line2"),
        (replace(BILLER, address=replace(BILLER.address, postal_code="0211")), "address.postal_code"),
        (replace(BILLER, contact_phone="12"), "contact_phone"),
    ],
)
def test_what_cannot_be_right_of_a_billing_provider_is_named_at_its_field(
    provider: BillingProvider, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        sound_billing_provider(provider)
    assert list(refused.value.fields) == [field]


@pytest.mark.parametrize(
    ("facility", "field"),
    [
        (replace(CLINIC, name=""), "name"),
        (replace(CLINIC, place_of_service="30"), "place_of_service"),
        (replace(CLINIC, address=Address("Post Office Box 9")), "address.line1"),
        (replace(CLINIC, certificates=(replace(CLIA, number="22E0123456"),)), "certificates.0.number"),
        (replace(CLINIC, certificates=(replace(CLIA, until_on=DAY),)), "certificates.0.until_on"),
        (replace(CLINIC, certificates=(CLIA, replace(CLIA, from_on=DAY + timedelta(9)))), "certificates.1.from_on"),
    ],
)
def test_what_cannot_be_right_of_a_facility_is_named_at_its_field(facility: Facility, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        sound_facility(facility)
    assert list(refused.value.fields) == [field]


@pytest.mark.parametrize(
    ("enrollments", "fields"),
    [
        ((PayerEnrollment("pyr_1", DAY),), []),
        ((PayerEnrollment("pyr_1", DAY), PayerEnrollment("pyr_2", DAY)), []),
        ((PayerEnrollment("pyr_1", DAY, DAY + timedelta(1)), PayerEnrollment("pyr_1", DAY + timedelta(1))), []),
        ((PayerEnrollment("pyr_1", DAY), PayerEnrollment("pyr_1", DAY)), ["enrollments.1.from_on"]),
        ((PayerEnrollment("pyr_1", DAY, DAY),), ["enrollments.0.until_on"]),
        ((PayerEnrollment("pyr_9", DAY),), ["enrollments.0.payer_id"]),
        ((PayerEnrollment("pyr_1", DAY, None, EnrollmentState.ENDED),), ["enrollments.0.until_on"]),
    ],
)
def test_one_payer_has_one_enrollment_on_a_day(enrollments: tuple[PayerEnrollment, ...], fields: list[str]) -> None:
    payers = {"pyr_1": "Harbor Mutual", "pyr_2": "Blue River"}
    try:
        sound_practitioner(replace(ADLER, enrollments=enrollments), payers)
        found: list[str] = []
    except Invalid as refused:
        found = list(refused.fields)
    assert found == fields


@pytest.mark.parametrize(
    ("line", "box"),
    [
        ("PO Box 5500", True), ("P.O. BOX 1", True), ("p o box 1", True), ("Post Office Box 7", True), ("POB 12", True),
        ("Lock Box 4", True), ("100 North Street", False), ("12 Boxwood Lane", False), ("Pobble Road 3", False),
    ],
)  # fmt: skip
def test_a_post_office_box_is_known_however_it_is_written(line: str, box: bool) -> None:
    assert a_box(line) is box


@given(st.from_regex(r"[12][0-9]{9}", fullmatch=True), st.integers(0, 9), st.integers(1, 9))
def test_an_npi_with_one_digit_wrong_is_never_taken(npi: str, at: int, by: int) -> None:
    good = next(number for digit in "0123456789" if valid_npi(number := npi[:9] + digit))
    bad = good[:at] + str((int(good[at]) + by) % 10) + good[at + 1 :]
    assert clean_npi(f"{good[:4]} {good[4:]}") == good
    with pytest.raises(Misfit):
        clean_npi(bad)


DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_that_do_not_meet_hold_on_no_day_together(a: date, b: date, c: date, d: date) -> None:
    one, other = (PayerEnrollment("p", min(pair), max(pair)) for pair in ((a, b), (c, d)))
    days = (date(2024, 1, 1) + timedelta(n) for n in range(70))
    together = any(len(on([one, other], day)) == 2 for day in days)
    assert meet(one, other) or not together


def _payer(office: Ports) -> str:
    form = PayerForm(name="Harbor Mutual", kind=PayerKind.INSURER, address=Address(country="US"))
    return enrollment.add_payer(office, form, REP, "payer").id


def test_each_is_added_once_whatever_is_repeated_or_lost() -> None:
    office = make_office()
    lose_replies(office, 0)
    first = actions.add_billing_provider(office, BILLER, REP, "k1")
    assert actions.add_billing_provider(office, BILLER, REP, "k1") == first
    actions.add_facility(office, CLINIC, REP, "k1")
    actions.add_practitioner(office, replace(ADLER, enrollments=(PayerEnrollment(_payer(office), DAY),)), REP, "k1")
    assert [one.name for one in actions.billing_providers(office)] == ["North Street Clinic, Inc."]
    assert [one.id[:4] for one in actions.facilities(office)] == ["fac_"]
    assert len(actions.practitioners(office)[0].enrollments) == 1


def test_a_change_stands_on_the_version_that_was_read() -> None:
    office = make_office()
    before = actions.add_facility(office, CLINIC, REP, "k1")
    after = actions.change_facility(office, replace(before, name="South Street Clinic"), REP)
    assert after.version == 2
    assert actions.change_facility(office, replace(before, name="South Street Clinic"), REP) == after  # repeated
    with pytest.raises(Conflict):
        actions.change_facility(office, replace(before, name="East Street Clinic"), REP)
    with pytest.raises(NotFound):
        actions.change_facility(office, replace(before, id="fac_none"), REP)


def test_an_ssn_is_sealed_and_stays_when_it_is_sent_as_it_was_shown() -> None:
    office = make_office()
    added = actions.add_billing_provider(office, SSN, REP, "k1")
    assert added.tax_id == "***-**-9999"
    assert {name for name, value in BILLERS.raw(added).items() if "219099999" in str(value)} <= {"tax_sealed"}
    renamed = actions.change_billing_provider(office, replace(added, tax_sealed=b"", name="Ruth Adler"), REP)
    assert office.crypto.open(renamed.tax_sealed, f"{added.id}:tax") == "219099999"
    firm = replace(renamed, tax_kind=TaxIdKind.EIN, tax_id="12-3456789")
    assert actions.change_billing_provider(office, firm, REP).tax_sealed == b""


def test_a_practitioner_of_an_unknown_payer_is_refused() -> None:
    with pytest.raises(Invalid):
        actions.add_practitioner(make_office(), replace(ADLER, enrollments=(PayerEnrollment("pyr_x", DAY),)), REP, "k")


def test_a_practitioners_changed_enrollment_is_kept() -> None:
    office = make_office()
    payer = _payer(office)
    added: Practitioner = actions.add_practitioner(office, ADLER, REP, "k")
    changed = replace(added, enrollments=(PayerEnrollment(payer, DAY, number="A1"),))
    actions.change_practitioner(office, changed, REP)
    assert actions.practitioners(office)[0].enrollments[0].number == "A1"
