"""Validation by decision table: what is kept, in which form, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from chalicelib.enrollment import rules
from chalicelib.enrollment.model import Address, PersonName
from chalicelib.enrollment.rules import contact, identifiers, persons
from chalicelib.kernel.errors import Misfit

TODAY = date(2026, 3, 2)
REFUSED = None


def kept(clean, *args):
    try:
        return clean(*args)
    except ValueError as error:
        refusal = str(error)
    repeated = [arg for arg in args if isinstance(arg, str) and len(arg) > 3 and arg in refusal]
    assert refusal, "a refusal says how to mend it"
    assert not repeated, "a refusal does not repeat what was typed"
    return REFUSED


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("(617) 555-0123", "US", "+16175550123"),
        ("070-174 06 05", "SE", "+46701740605"),
        ("512 345 678", "PL", "+48512345678"),
        ("+46 70 174 06 05", "US", "+46701740605"),
        ("0046701740605", "SE", "+46701740605"),
        ("555-0123", "US", REFUSED),
        ("555-123-4567", "US", REFUSED),  # no area code 555
        ("call me", "US", REFUSED),
        ("", "US", REFUSED),
        ("+999 12345678", "US", REFUSED),
        ("617-555-0142x31", "US", "+16175550142 ext. 31"),
        ("(617) 555-0142 ext. 31", "US", "+16175550142 ext. 31"),
        ("617-555-0142 extension 31", "US", "+16175550142 ext. 31"),
        ("617-555-0142 #31", "US", "+16175550142 ext. 31"),
        ("+16175550142 ext. 31", "SE", "+16175550142 ext. 31"),  # as it is kept, typed once more
        ("08-123 456 78 ankn. 31", "SE", "+46812345678 ext. 31"),
        ("22 123 45 67 wew. 31", "PL", "+48221234567 ext. 31"),
        ("+46 (0)70 174 06 05", "US", "+46701740605"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("617-555-0142 31", "US", REFUSED),
        ("617-555-0142 / 617-555-0143", "US", REFUSED),
        ("617-555-0142 after 5", "US", REFUSED),
    ],
)
def test_phones_are_kept_in_e164(typed: str, country: str, number: str | None) -> None:
    assert kept(rules.clean_phone, typed, country) == number


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        (" anna@Example.com ", "anna@example.com"),
        ("anna@przykład.example", "anna@przykład.example"),
        ("anna@xn--przykad-rjb.example", "anna@przykład.example"),
        ("żółć@przykład.example", REFUSED),
        ("李@example.com", REFUSED),
        ("ａnna@example.com", REFUSED),
        ("anna\x00@example.com", REFUSED),
        ("an\u200bna@example.com", REFUSED),
        ("anna@example.com\r\nBcc: all@example.com", REFUSED),
        ("anna@[127.0.0.1]", REFUSED),
        ("anna@localhost", REFUSED),
        (f"{'a' * 65}@example.com", REFUSED),
        (f"anna@{'ü' * 60}.example", REFUSED),
        ("", ""),
        ("anna@", REFUSED),
        ("anna.example.com", REFUSED),
        ("anna@x@example.com", REFUSED),
        ("anna@host.local", REFUSED),
        ("Anna <anna@example.com>", REFUSED),
    ],
)
def test_emails_are_kept_as_rfc_5321_has_them(typed: str, email: str | None) -> None:
    assert kept(rules.clean_email, typed) == email


@pytest.mark.parametrize(
    ("system", "typed", "number"),
    [
        ("us-ssn", "536-22-8726", "536228726"),
        ("us-ssn", "999-12-3456", REFUSED),  # area 900-999
        ("us-ssn", "666-12-3456", REFUSED),
        ("us-ssn", "000-12-3456", REFUSED),
        ("us-ssn", "536-00-8726", REFUSED),
        ("us-ssn", "536-22-0000", REFUSED),
        ("se-personnummer", "880320-0016", "198803200016"),
        ("se-personnummer", "19880320-0016", "198803200016"),
        ("se-personnummer", "880320+0016", "188803200016"),
        ("se-personnummer", "880320-0018", REFUSED),  # check digit
        ("se-personnummer", "881320-0016", REFUSED),
        ("pl-pesel", "44051401359", "44051401359"),
        ("pl-pesel", "44051401358", REFUSED),
        ("pl-pesel", "44051401", REFUSED),
        ("mrn", " A-12/7 ", "A-12/7"),
        ("mrn", "", REFUSED),
        ("synthea", "b9c610cd-28a6-4636-ccb6-c7a0d2a4cb85", "b9c610cd-28a6-4636-ccb6-c7a0d2a4cb85"),
        ("passport", "AB123456", REFUSED),
    ],
)
def test_national_numbers_hold_their_check(system: str, typed: str, number: str | None) -> None:
    assert kept(rules.clean_identifier, system, typed) == number


@pytest.mark.parametrize(
    ("country", "typed", "code"),
    [
        ("US", "02139", "02139"),
        ("US", "021391234", "02139-1234"),
        ("US", "02139-1234", "02139-1234"),
        ("US", "2139", REFUSED),
        ("SE", "11455", "114 55"),
        ("SE", "114 55", "114 55"),
        ("SE", "1145", REFUSED),
        ("PL", "00950", "00-950"),
        ("PL", "00-950", "00-950"),
        ("PL", "00 950", REFUSED),
        ("GB", "sw1a1aa", "SW1A 1AA"),
        ("CA", "k1a0b1", "K1A 0B1"),
        ("NO", "0150", "0150"),
        ("JP", "100-0001", "100-0001"),
        ("JP", "<script>", REFUSED),
        ("US", "", ""),
    ],
)
def test_postal_codes_are_written_as_their_country_does(country: str, typed: str, code: str | None) -> None:
    assert kept(contact.clean_postal_code, typed, country) == code


@pytest.mark.parametrize(
    ("address", "field"),
    [
        (Address(country="XX"), "country"),
        (Address(line1="a" * 101), "line1"),
        (Address(line2="a" * 101), "line2"),
        (Address(city="Bo\x00ston"), "city"),
        (Address(postal_code="abc"), "postal_code"),
    ],
)
def test_a_wrong_address_names_its_field(address: Address, field: str) -> None:
    with pytest.raises(Misfit) as refused:
        rules.clean_address(address)
    assert refused.value.field == field


@pytest.mark.parametrize("line", ["17", "204", "12/4", "9-11", "3 B", "Polna", ""])
def test_an_address_line_needs_no_letters(line: str) -> None:
    kept = rules.clean_address(Address(line1=line, line2=line, city=line, region=line))
    assert (kept.line1, kept.line2, kept.city, kept.region) == (line,) * 4


def test_a_wrong_name_names_its_part() -> None:
    for part in ("family", "given", "middle", "prefix", "suffix"):
        with pytest.raises(Misfit) as refused:
            rules.clean_name(PersonName(**{"family": "Testberg", "given": "Ada", part: "a" * 101}))
        assert refused.value.field == part


@pytest.mark.parametrize(
    ("born", "good"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 3, 3), False),
        (date(1896, 3, 2), True),
        (date(1895, 3, 3), True),  # still 130
        (date(1895, 3, 2), False),
        (date(1866, 1, 1), False),
    ],
)
def test_birth_dates_are_neither_ahead_nor_beyond_130_years(born: date, good: bool) -> None:
    assert (rules.birth_date_fault(born, TODAY) == "") is good


@pytest.mark.parametrize(
    ("deceased", "good"),
    [(None, True), (date(1980, 1, 1), True), (TODAY, True), (date(1979, 12, 31), False), (date(2026, 3, 3), False)],
)
def test_nobody_dies_before_birth_or_tomorrow(deceased: date | None, good: bool) -> None:
    assert (rules.deceased_fault(date(1980, 1, 1), deceased, TODAY) == "") is good


@pytest.mark.parametrize(
    ("name", "result"),
    [
        (PersonName("  Öström  Ng ", "Anna"), PersonName("Öström Ng", "Anna")),
        (PersonName("Pele", ""), PersonName("Pele", "")),
        (PersonName("O\u0308stro\u0308m", "A"), PersonName("Öström", "A")),
        (PersonName("Abbott774", "Aaron697"), PersonName("Abbott774", "Aaron697")),
        (PersonName("", "Anna"), REFUSED),
        (PersonName("123", "Anna"), REFUSED),
        (PersonName("A\u202eB", "Anna"), REFUSED),
        (PersonName("a" * 101, "Anna"), REFUSED),
    ],
)
def test_names_are_kept_readable(name: PersonName, result: PersonName | None) -> None:
    assert kept(rules.clean_name, name) == result


@pytest.mark.parametrize(
    ("zone", "good"), [("Europe/Warsaw", True), ("Mars/Base", False), ("../etc", False), ("", False)]
)
def test_time_zones_are_those_of_the_database(zone: str, good: bool) -> None:
    assert (kept(rules.clean_time_zone, zone) is not REFUSED) is good


@given(st.integers(min_value=1, max_value=10**9))
def test_one_wrong_digit_of_an_account_number_always_shows(serial: int) -> None:
    number = rules.account_number(serial)
    assert luhn.is_valid(number)
    assert len(number) >= identifiers.ACCOUNT_DIGITS + 1
    for place, digit in enumerate(number):
        wrong = number[:place] + str((int(digit) + 1 + serial % 9) % 10) + number[place + 1 :]
        assert luhn.is_valid(wrong) is (wrong == number)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_account_numbers_differ_as_their_serials_do(one: int, other: int) -> None:
    assert (rules.account_number(one) == rules.account_number(other)) is (one == other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Łukasz Öström-Ng", "lukasz ostrom ng"), ("ÅSA", "asa"), ("Żółć", "zolc"), ("Groß", "gross"), ("_a b_", "a b")],
)
def test_folding_forgets_case_marks_and_punctuation(text: str, folded: str) -> None:
    assert persons.fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert persons.fold(persons.fold(text)) == persons.fold(text)
