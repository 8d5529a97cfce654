"""A postal code tells the places it is of, or none: it never refuses."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api
from infra.postal import table
from tests.fakes.client import make_client
from tests.fakes.office import SUPERVISOR, make_office


@pytest.mark.parametrize(
    ("country", "code", "places"),
    [
        ("US", "02118", [("Boston", "MA")]),
        ("US", "02118-2345", [("Boston", "MA")]),
        ("SE", "114 55", [("Stockholm", "")]),
        ("SE", "11455", [("Stockholm", "")]),
        ("PL", "04-036", [("Warszawa", "")]),
        ("US", "00000", []),
        ("US", "0211", []),
        ("DE", "10115", []),
        ("SE", "", []),
        ("PL", "٠٤٠٣٦", []),
    ],
)
def test_a_code_as_its_country_writes_it(country: str, code: str, places: list[tuple[str, str]]) -> None:
    assert actions.localities_of(country, code) == places


def test_a_code_of_many_villages_tells_them_all() -> None:
    found = [place.city for place in actions.localities_of("PL", "59-700")]
    assert len(found) > 10
    assert {"Bolesławiec", "Żeliszów"} <= set(found)


@given(st.text(max_size=4), st.text(max_size=20))
def test_whatever_is_asked_is_answered(country: str, code: str) -> None:
    assert all(place.city for place in actions.localities_of(country, code))


def test_the_first_and_the_last_line_of_a_table_are_found() -> None:
    for country in ("US", "SE", "PL"):
        lines = table_of(country)
        for line in (lines[0], lines[-1]):
            code, places = line.split("\t")
            assert len(actions.localities_of(country, code)) == len(places.split("|"))


def table_of(country: str) -> list[str]:
    packed = Path("chalicelib/enrollment/tables/postal", f"{country}.txt.gz").read_bytes()
    return gzip.decompress(packed).decode().splitlines()


def test_a_table_is_made_of_each_place_once() -> None:
    head = "postal_code,country_code,admin_name1,admin_code1,admin_name2,admin_name3,place_name\n"
    villages = "".join(f"59-700,PL,L,72,P,B,{name}\n" for name in ("Żeliszów", "Nowa", "Nowa"))
    rows = f'{head}{villages}01-001,PL,M,78,W,W,"Warszawa"\n'
    assert table(rows, "PL") == "01001\tWarszawa\n59700\tNowa|Żeliszów\n"
    assert table(head + "99553,US,Alaska,AK,A,,Akutan\n", "US") == "99553\tAkutan=AK\n"


def test_the_door_answers_places_and_an_empty_list() -> None:
    doors = make_client(make_office(), [api], SUPERVISOR)
    path = "/api/v1/postal-codes"
    assert doors.get(path, {"country": "US", "code": "02118"}).body == {"items": [{"city": "Boston", "region": "MA"}]}
    assert doors.get(path, {"country": "XX", "code": "not a code"}).body == {"items": []}
    assert doors.get(path, {"country": "us", "code": "1"}).status == 422
