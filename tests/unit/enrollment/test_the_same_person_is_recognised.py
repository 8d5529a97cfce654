"""Likely duplicates by decision table, and the properties of the score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.enrollment.rules import LIKELY, Traits, fold, likeness
from chalicelib.enrollment.rules.duplicates import near_dates

BORN = date(1980, 3, 12)


def person(name: str = "anna lindqvist", born: date = BORN, **more) -> Traits:
    words = fold(name).split()
    return Traits(frozenset(words), born, given=frozenset(words[:1]), **more)


PHONE = frozenset({"+46701740605"})
ID = frozenset({"ID#se-personnummer#1"})


@pytest.mark.parametrize(
    ("one", "other", "reasons", "likely"),
    [
        (person(), person(), {"same_name", "same_birth_date"}, True),
        (person(), person("Lindqvist Anna Maria"), {"same_name", "same_birth_date"}, True),
        (person("Łucja Öström"), person("lucja ostrom"), {"same_name", "same_birth_date"}, True),
        (person(postal_code="1"), person("anna lindkvist", postal_code="1"),
         {"one_slip_in_name", "same_birth_date", "same_postal_code"}, True),
        (person(), person("anna lindkvist"), {"one_slip_in_name", "same_birth_date"}, True),
        (person("emma lloyd"), person("emma lloyde"), {"one_slip_in_name", "same_birth_date"}, True),
        (person("emma lloyd"), person("ema lloyd"), {"one_slip_in_name", "same_birth_date"}, True),
        (person("emma lloyd"), person("emma llyod"), {"one_slip_in_name", "same_birth_date"}, True),
        (person("emma lloyd"), person("emma lloyde", date(1975, 7, 1)), {"one_slip_in_name"}, False),
        (person("emma lloyd"), person("ema lloid"), {"same_birth_date"}, False),
        (person("ronaldinho"), person("ronaldino"), {"one_slip_in_name", "same_birth_date"}, True),
        (person("na li"), person("na lu"), {"same_given_name", "same_birth_date"}, False),
        (person("anna lindqvist"), person("anna berg", email="a@b.se"), {"same_given_name", "same_birth_date"}, False),
        (person("anna lindqvist", email="a@b.se"), person("anna berg", email="a@b.se"),
         {"same_given_name", "same_birth_date", "same_email"}, True),
        (person("bertil holmquist", phones=PHONE, email="a@b.se", postal_code="1"),
         person("annsofie ekdahl", date(1985, 5, 5), phones=PHONE, email="a@b.se", postal_code="1"),
         {"same_phone", "same_email", "same_postal_code"}, False),
        (person("bertil holmquist", phones=PHONE, email="a@b.se", postal_code="1"),
         person("annsofie holmquist", date(1985, 5, 5), phones=PHONE, email="a@b.se", postal_code="1"),
         {"same_phone", "same_email", "same_postal_code"}, False),
        (person("emma holmquist", phones=PHONE, email="a@b.se"), person("otto holmquist", phones=PHONE, email="a@b.se"),
         {"same_birth_date", "same_phone", "same_email"}, False),
        (person(), person(born=date(1980, 12, 3)), {"same_name", "near_birth_date"}, True),
        (person(), person(born=date(1980, 3, 13)), {"same_name", "near_birth_date"}, True),
        (person(), person(born=date(1975, 7, 1)), {"same_name"}, False),
        (person(phones=PHONE), person(born=date(1975, 7, 1), phones=PHONE), {"same_name", "same_phone"}, True),
        (person(email="a@b.se"), person("erik berg", date(1975, 7, 1), email="a@b.se"), {"same_email"}, False),
        (person(phones=PHONE), person("erik berg", phones=PHONE), {"same_birth_date", "same_phone"}, False),
        (person(identifiers=ID), person("erik berg", date(1975, 7, 1), identifiers=ID), {"same_identifier"}, True),
        (person(), person("erik berg", date(1975, 7, 1)), set(), False),
        (person("pele"), person("pele silva"), {"similar_name", "same_birth_date"}, False),
    ],
)  # fmt: skip
def test_points_and_reasons(one: Traits, other: Traits, reasons: set[str], likely: bool) -> None:
    score, found = likeness(one, other)
    assert set(found) == reasons
    assert (score >= LIKELY) is likely


traits = st.builds(
    Traits,
    names=st.frozensets(st.sampled_from(["anna", "erik", "lindqvist", "berg", "li"]), min_size=1),
    birth_date=st.dates(date(1979, 1, 1), date(1980, 12, 31)),
    phones=st.frozensets(st.sampled_from(["+1", "+2"])),
    email=st.sampled_from(["", "a@b.example"]),
    identifiers=st.frozensets(st.sampled_from(["ID#1", "ID#2"])),
    postal_code=st.sampled_from(["", "114 55"]),
)


@given(traits, traits)
def test_likeness_is_mutual(one: Traits, other: Traits) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(traits)
def test_everybody_is_like_themselves(one: Traits) -> None:
    assert likeness(one, one)[0] >= LIKELY


@given(traits, traits)
def test_a_shared_number_never_lowers_the_score(one: Traits, other: Traits) -> None:
    both = [replace(each, identifiers=each.identifiers | {"ID#shared"}) for each in (one, other)]
    assert likeness(*both)[0] >= likeness(one, other)[0]


def test_a_date_is_not_near_itself_but_near_its_swap() -> None:
    assert not near_dates(BORN, BORN)
    assert near_dates(date(2001, 2, 3), date(2001, 3, 2))
    assert not near_dates(date(2001, 2, 3), date(2002, 3, 4))
