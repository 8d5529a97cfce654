"""Rules 1 to 6: each is broken and kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.edi.rules import Facts
from chalicelib.edi.rules.codes import icd10_form, procedure_form
from chalicelib.edi.rules.identifiers import (
    valid_billing_zip,
    valid_ein,
    valid_mbi,
    valid_npi,
    valid_ssn,
    valid_taxonomy,
)
from tests.unit.edi.samples import CLAIM, INSTITUTIONAL, REMITTANCE, read_one

SENDING = Facts(sending=True)


def issue_of(body, code, facts=SENDING, key="837P"):
    message = read_one(key, body, facts)
    return next(i for i in [*message.issues, *message.claim_issues] if i.code == code)


def luhn(digits):
    doubled = [int(d) * (2 if n % 2 else 1) for n, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


@pytest.mark.parametrize(
    ("npi", "valid"),
    [("1234567893", True), ("1200000010", True), ("1300000027", True), ("1234567890", False), ("3234567893", False),
     ("123456789", False), ("12345678931", False), ("123456789X", False), ("", False), ("NPI Number", False), ("2000000002", True)],
)  # fmt: skip
def test_rule_1_npi(npi, valid):
    assert valid_npi(npi) == valid


@given(st.integers(min_value=1_000_000_000, max_value=2_999_999_999).map(str))
def test_rule_1_npi_is_luhn_over_80840_and_the_number(npi):
    assert valid_npi(npi) == luhn("80840" + npi)


@given(st.integers(min_value=100_000_000, max_value=299_999_999).map(str), st.integers(0, 9), st.integers(1, 9))
def test_rule_1_one_wrong_digit_is_always_found(base, place, change):
    valid = next(base + check for check in "0123456789" if valid_npi(base + check))
    digit = str((int(valid[place]) + change) % 10)
    wrong = valid[:place] + digit + valid[place + 1 :]
    assert not valid_npi(wrong)


def test_rule_1_is_an_error_in_what_we_send_and_a_warning_in_what_we_receive():
    broken = CLAIM.replace("1300000027", "1300000028")
    assert issue_of(broken, "identifier.npi").severity == "error"
    assert issue_of(broken, "identifier.npi").element == "09"
    assert issue_of(broken, "identifier.npi", Facts()).severity == "warning"
    payee = issue_of(REMITTANCE.replace("1200000010", "1200000011"), "identifier.npi", Facts(), "835")
    assert (payee.severity, payee.segment, payee.element, payee.loop) == ("warning", "N1", "04", "1000B")
    billing = issue_of(CLAIM.replace("1200000010", "1200000011"), "identifier.npi")
    assert (billing.segment, billing.loop) == ("NM1", "2010AA")


@pytest.mark.parametrize(
    ("mbi", "valid"),
    [("1EG4TE5MK73", True), ("1EG4-TE5-MK73", False), ("1eg4te5mk73", False), ("0EG4TE5MK73", False), ("1SG4TE5MK73", False),
     ("1EG4TE5MK7", False), ("1EG4TE5MKA3", False), ("1EG4TE5M373", False), ("11G4TE5MK73", False), ("1E54TE5MK73", True),
     ("1EGATE5MK73", False), ("1EG41E5MK73", False), ("1EG4T15MK73", True), ("1EG4TEAMK73", False), ("1EG4TE51K73", False),
     ("1EG4TE5MK731", False), ("1EB4TE5MK73", False), ("1EG4TE5MK7X", False)],
)  # fmt: skip
def test_rule_2_mbi(mbi, valid):
    assert valid_mbi(mbi) == valid


def test_rule_2_is_asked_of_medicare_members_alone():
    medicare = CLAIM.replace("*18*******CI", "*18*******MB")
    assert issue_of(medicare, "identifier.mbi").value == "SYN0001"
    assert read_one("837P", medicare.replace("SYN0001", "1EG4TE5MK73"), SENDING).status == "accepted"
    assert read_one("837P", medicare.replace("MI*SYN0001", "II*SYN0001"), SENDING).status == "accepted"


@pytest.mark.parametrize(
    ("ssn", "valid"),
    [("123456789", True), ("000456789", False), ("666456789", False), ("900456789", False), ("999456789", False), ("899456789", True),
     ("123006789", False), ("123450000", False), ("123-45-6789", False), ("12345678", False), ("667456789", True), ("001010001", True)],
)  # fmt: skip
def test_rule_3_ssn(ssn, valid):
    assert valid_ssn(ssn) == valid


def test_rule_3_is_asked_of_billing_providers_and_subscribers():
    assert issue_of(CLAIM.replace("REF*EI*999887777", "REF*SY*000887777"), "identifier.ssn").loop == "2010AA"
    with_number = CLAIM.replace("DMG*D8*19800101*F", "DMG*D8*19800101*F\nREF*SY*{}")
    assert issue_of(with_number.format("666112222"), "identifier.ssn").loop == "2010BA"
    assert read_one("837P", with_number.format("665112222"), SENDING).status == "accepted"


@pytest.mark.parametrize(
    ("code", "form"),
    [("I10", True), ("Z0000", True), ("C7A00", True), ("M1A0110", True), ("O9A111", True), ("QA00", True), ("Z00.00", False),
     ("I1", False), ("Z0000000", False), ("100", False), ("i10", False), ("", False)],
)  # fmt: skip
def test_rule_4_a_diagnosis_has_its_form(code, form):
    assert icd10_form(code) == form


def test_rule_4_a_diagnosis_is_a_billable_leaf_on_the_day():
    def valid(system, code, on):
        return system == "icd10cm" and code in ("Z0000", "I10") and on == date(2025, 12, 1)

    facts = Facts(sending=True, valid_code=valid)
    assert read_one("837P", CLAIM, facts).status == "accepted"
    issue = issue_of(CLAIM.replace("ABF:I10", "ABF:E11"), "code.diagnosis_date", facts)
    assert (issue.element, issue.value, issue.severity) == ("02-2", "E11", "error")
    assert issue_of(CLAIM.replace("ABF:I10", "ABF:I1.0"), "code.diagnosis", facts).value == "I1.0"
    assert read_one("837P", CLAIM.replace("ABK:", "BK:").replace("ABF:I10", "BF:4019"), facts).status == "accepted"


@pytest.mark.parametrize(
    ("code", "form"),
    [("G0402", True), ("99213", True), ("0001F", True), ("0001T", True), ("0001U", True), ("0001M", True), ("0001X", False),
     ("9921", False), ("g0402", False), ("GG402", False), ("992133", False)],
)  # fmt: skip
def test_rule_5_procedures_have_their_form(code, form):
    assert procedure_form(code) == form


@pytest.mark.parametrize(
    ("procedure", "told"),
    [("HC:G0402", []), ("HC:G0402:25:59:LT:RT", []), ("HC:G0402:25:25", ["code.modifier"]), ("HC:G0402:2-", ["code.modifier"]),
     ("HC:XX", ["code.procedure"]), ("ER:XX", [])],
)  # fmt: skip
def test_rule_5_modifiers_are_distinct_pairs_of_letters_or_digits(procedure, told):
    message = read_one("837P", CLAIM.replace("HC:G0402", procedure), SENDING)
    assert [i.code for i in message.claim_issues] == told


def test_rule_5_a_place_of_service_is_two_digits():
    assert issue_of(CLAIM.replace("*180*UN*1***1", "*180*UN*1*1A**1"), "code.place").value == "1A"
    assert read_one("837P", CLAIM.replace("*180*UN*1***1", "*180*UN*1*11**1"), SENDING).status == "accepted"


def test_rule_5_institutional_procedures_are_looked_at_in_their_own_place():
    assert issue_of(INSTITUTIONAL.replace("HC:G0402", "HC:XX"), "code.procedure", key="837I").element == "02-2"


@pytest.mark.parametrize(
    ("code", "valid"), [("207Q00000X", True), ("207Q0000X", False), ("207Q00000x", False), ("207Q00000XX", False)]
)
def test_rule_6_taxonomy(code, valid):
    assert valid_taxonomy(code) == valid
    told = [
        i.code for i in read_one("837P", CLAIM.replace("HL*1**20*1", f"HL*1**20*1\nPRV*BI*PXC*{code}"), SENDING).issues
    ]
    assert told == ([] if valid else ["identifier.taxonomy"])


@pytest.mark.parametrize(("ein", "valid"), [("999887777", True), ("99-9887777", False), ("99988777", False)])
def test_rule_6_ein(ein, valid):
    assert valid_ein(ein) == valid
    told = [i.code for i in read_one("837P", CLAIM.replace("999887777", ein), SENDING).issues]
    assert told == ([] if valid else ["identifier.ein"])


@pytest.mark.parametrize(("code", "valid"), [("430010001", True), ("43001", False), ("43001-0001", False)])
def test_rule_6_the_billing_providers_postal_code_has_nine_digits(code, valid):
    assert valid_billing_zip(code) == valid
    told = [i.code for i in read_one("837P", CLAIM.replace("430010001", code), SENDING).issues]
    assert told == ([] if valid else ["identifier.postal_code"])


def test_rule_6_a_foreign_billing_provider_has_its_own_postal_code():
    abroad = CLAIM.replace("N4*ANYTOWN*OH*430010001", "N4*MALMO**21119*SE")
    assert read_one("837P", abroad, SENDING).status == "accepted"


def test_specialities_of_rendering_providers_are_looked_at_too():
    body = CLAIM.replace("XX*1300000027", "XX*1300000027\nPRV*PE*PXC*{}")
    assert issue_of(body.format("207Q"), "identifier.taxonomy").loop == "2310B"
    assert read_one("837P", body.format("207Q00000X"), SENDING).status == "accepted"
