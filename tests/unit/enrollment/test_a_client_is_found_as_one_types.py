"""Search: by the beginning of any name, by phone, e-mail, number and birth date, and in spite of a slip."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.enrollment import actions
from chalicelib.enrollment.model import GuarantorKind, PersonName
from chalicelib.enrollment.rules import client_tokens, question, words
from tests.fakes.office import REP, make_office
from tests.fakes.people import BOSTON, client_form, contact_form, enroll_one

PEOPLE = [
    ("Anna", "Lindqvist", date(1980, 3, 12), "anna.lindqvist@example.com", "+16175550101"),
    ("Annika", "Lindgren", date(1981, 4, 3), "annika@example.org", "+46701740605"),
    ("Łucja", "Wiśniewska", date(1980, 3, 12), "", "+48512345678"),
    ("Li", "Ng", date(1999, 12, 31), "li@example.com", ""),
    ("Seán", "O'Brien", date(1970, 1, 1), "", ""),
]


@pytest.fixture(scope="module")
def office():
    ports = make_office()
    for given_name, family, born, email, phone in PEOPLE:
        phones = (actions.PhoneForm(phone),) if phone else ()
        file = enroll_one(
            ports,
            f"enroll-{family}",
            clients=(client_form(given_name, family, birth_date=born),),
            contact=contact_form(email=email, phones=phones, email_consent=bool(email)),
        )
        actions.refresh_search(ports, file.account.id)
    return ports


def names(office, text: str) -> list[str]:
    return [found.name for found in actions.search_clients(office, text)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lindq", ["Anna Lindqvist"]),
        ("LINDQVIST", ["Anna Lindqvist"]),
        ("anna l", ["Anna Lindqvist"]),
        ("lind ann", ["Anna Lindqvist", "Annika Lindgren"]),
        ("wisniewska", ["Łucja Wiśniewska"]),
        ("Wiśn", ["Łucja Wiśniewska"]),
        ("ng", ["Li Ng"]),
        ("obrien", ["Seán O'Brien"]),
        ("O'Br", ["Seán O'Brien"]),
        ("0101", ["Anna Lindqvist"]),
        ("(617) 555-0101", ["Anna Lindqvist"]),
        ("070-174 06 05", ["Annika Lindgren"]),
        ("+46701740605", ["Annika Lindgren"]),
        ("annika@", ["Annika Lindgren"]),
        ("Anna.Lindqvist@Example.com", ["Anna Lindqvist"]),
        ("1980-03-12", ["Anna Lindqvist", "Łucja Wiśniewska"]),
        ("12.03.1980 anna", ["Anna Lindqvist"]),
        ("03/12/1980 luc", ["Łucja Wiśniewska"]),
        ("4/3/1981", ["Annika Lindgren"]),
        ("3/4/1981", ["Annika Lindgren"]),  # the other way of writing the day
        ("lindkvist", ["Anna Lindqvist"]),  # a slip
        ("wisnievska", ["Łucja Wiśniewska"]),
        ("x", []),
        ("", []),
        ("617", []),
        ("0000", []),
        ("@", []),
        ("2026-99-99", []),
        ("zzzzzz", []),
    ],
)
def test_what_is_typed_finds_whom(office, typed: str, found: list[str]) -> None:
    assert names(office, typed) == found


ELSEWHERE = [("歐", "慧"), ("歐陽", "娜"), ("김", "민준"), ("Å", "Bo"), ("O", "Una"), ("さとう", "はな")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("歐 慧", {"慧 歐"}), ("歐慧", {"慧 歐"}), ("慧歐", {"慧 歐"}), ("慧", {"慧 歐"}), ("歐", {"慧 歐", "娜 歐陽"}),
        ("歐陽娜", {"娜 歐陽"}), ("김민준", {"민준 김"}), ("김", {"민준 김"}), ("민준", {"민준 김"}), ("Å", {"Bo Å"}),
        ("å bo", {"Bo Å"}), ("o", {"Una O"}), ("さとうはな", {"はな さとう"}), ("さ", {"はな さとう"}), ("龍", set()),
        ("b", set()),
    ],
)  # fmt: skip
def test_names_of_one_character_and_scripts_without_spaces_are_found(typed: str, found: set[str]) -> None:
    ports = make_office()
    for place, (family, given_name) in enumerate(ELSEWHERE):
        form = client_form(name=PersonName(family, given_name), identifiers=(), birth_date=date(1980, 1, 1 + place))
        file = enroll_one(ports, f"enroll-{place:04d}", clients=(form,), contact=contact_form(email="", phones=()))
        actions.refresh_search(ports, file.account.id)
    assert {one.name for one in actions.search_clients(ports, typed)} == found


def test_a_number_with_an_extension_is_found_by_the_number() -> None:
    ports = make_office()
    phones = (actions.PhoneForm("(617) 555-0142 ext. 31"),)
    file = enroll_one(ports, contact=contact_form(phones=phones))
    actions.refresh_search(ports, file.account.id)
    assert [one.account_id for one in actions.search_clients(ports, "617-555-0142")] == [file.account.id]
    same = contact_form(email="", phones=(actions.PhoneForm("617 555 0142"),))
    (like,) = actions.likely_duplicates(ports, client_form(identifiers=(), birth_date=date(1955, 1, 1)), same)
    assert "same_phone" in like.reasons


def test_account_and_invoice_numbers_find_their_account(office) -> None:
    number = actions.search_clients(office, "lindq")[0].account_number
    assert names(office, number) == names(office, f"{number}-0001") == names(office, f"{number}-C0001")
    assert names(office, number) == ["Anna Lindqvist"]


def test_rows_show_no_more_than_name_year_and_number(office) -> None:
    rows = [row for pk, items in office.tables.kept["quittance-dev-projections"].items() for row in items.values()
            if pk.startswith("TOKEN#")]  # fmt: skip
    assert rows
    assert {name for row in rows for name in row} == {"pk", "sk", "version", "name", "birth_year", "number"}


letters = st.text(alphabet="abcłéöżw'- ", min_size=2, max_size=12).filter(lambda text: any(c.isalpha() for c in text))


@given(letters, letters)
@settings(max_examples=60, deadline=None)
def test_every_prefix_of_every_word_finds_the_client(family: str, given_name: str) -> None:
    ports = make_office()
    file = enroll_one(ports, clients=(client_form(name=PersonName(family, given_name)),))
    actions.refresh_search(ports, file.account.id)
    for word in words(file.clients[0].name):
        for length in range(2, len(word) + 1):
            found = actions.search_clients(ports, word[:length])
            assert [one.client_id for one in found] == [file.clients[0].id]


@given(st.text(max_size=100))
def test_any_text_is_a_question(text: str) -> None:
    asked = question(text)
    assert all(token.bucket for token in (*asked.tokens, *asked.trigrams))


def test_a_new_name_replaces_the_old_rows_and_a_repeat_changes_nothing() -> None:
    ports = make_office()
    file = enroll_one(ports)
    actions.refresh_search(ports, file.account.id)
    form = client_form("Berta", "Andersson")
    client = actions.change_client(ports, file.account.id, file.clients[0].id, form, 1, REP)
    actions.refresh_search(ports, file.account.id)
    assert actions.search_clients(ports, "lindqvist") == []
    assert [one.name for one in actions.search_clients(ports, "andersson")] == ["Berta Andersson"]
    rows = {key for key, items in ports.tables.kept["quittance-dev-projections"].items() if items}
    actions.refresh_search(ports, file.account.id)
    assert {key for key, items in ports.tables.kept["quittance-dev-projections"].items() if items} == rows
    account = actions.account_of(ports, file.account.id)
    assert len(rows) == len({token.bucket for token in client_tokens(account, client)}) + 1


def test_a_long_name_stays_within_one_transaction() -> None:
    ports = make_office()
    long = " ".join(f"abc{n}def" for n in range(12))[:100]
    answers = actions.GuarantorForm(GuarantorKind.PERSON, name=" ".join(f"x{n}y" for n in range(20)), address=BOSTON)
    file = enroll_one(ports, clients=(client_form(name=PersonName(long, long, long)),), guarantor=answers)
    actions.refresh_search(ports, file.account.id)
    assert len(client_tokens(file.account, file.clients[0])) < 49  # old and new rows together below 100
