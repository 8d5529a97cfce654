"""A file is read in its own encoding, or a person is asked which it is: no name is changed without a word."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.encodings import Unclear, decoded
from chalicelib.kernel.errors import Misfit

POLISH = "client_id;family_name;given_name;city\nK-1;Wąsowicz;Paweł;Łódź\nK-2;Kołodziej;Świętosława;Gdańsk\n"
SWEDISH = "client_id;family_name;given_name;city\nK-1;Åström;Åsa;Malmö\n"
CZECH = "client_id;family_name;given_name\nK-1;Dvořák;Jiří\nK-2;Černý;Šárka\n"
MANY = "client_id,family_name,given_name\nK-1,Núñez,José\nK-2,Müller,Zoë\nK-3,Åström,François\n"
LITHUANIAN = "client_id;family_name;given_name\nK-1;Žukauskas;Kęstutis\nK-2;Čiurlionytė;Šarūnė\nK-3;Grįžtas;Ąžuolas\n"
LATVIAN = "client_id;family_name;given_name\nK-1;Bērziņš;Jānis\nK-2;Kļaviņa;Līga\nK-3;Šķēle;Ģirts\n"
UNITS = "service_id;description\nS-1;Vatten 12 m³\nS-2;Läkarbesök – återbesök 5 °\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((POLISH, name) for name in ("cp1250", "iso8859-2", "cp852", "utf-8", "utf-8-sig", "utf-16")),
        *((POLISH, name) for name in ("utf-16-le", "utf-16-be")),
        *((POLISH.upper(), name) for name in ("cp1250", "iso8859-2")),
        *((SWEDISH, name) for name in ("cp1252", "iso8859-1", "mac_roman", "utf-16-le")),
        ("client_id;given_name\nK-1;Åsa\n", "cp1252"),
        ("client_id;family_name\nK-1;Müller\n", "cp1252"),
        *((CZECH, name) for name in ("cp1250", "iso8859-2")),
        *((text, "cp1257") for text in (LITHUANIAN, LITHUANIAN.upper(), LATVIAN, LATVIAN.upper())),
        (MANY, "cp1252"),
        (UNITS, "cp1252"),
    ],
)
def test_a_file_whose_letters_tell_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("Nędza", "cp1250"), ("Wąsik", "cp1250"), ("Øre", "cp1252"), ("Björn", "mac_roman"), ("Иванов", "cp1251")],
)
def test_what_could_be_read_in_two_ways_is_asked_for_with_every_reading(name: str, encoding: str) -> None:
    body = f"client_id;family_name\nK-1;{name}\n".encode(encoding)
    with pytest.raises(Unclear) as asked:
        decoded(body)
    (right,) = [reading.encoding for reading in asked.value.readings if reading.words == (name,)]
    assert decoded(body, right.value).text.endswith(f"{name}\n")


def test_a_reading_that_was_found_shows_the_others_too() -> None:
    found = decoded(POLISH.encode("cp1250"))
    assert found.encoding == "windows-1250"
    words = {reading.encoding.value: reading.words for reading in found.readings}
    assert words["windows-1250"][:3] == ("Wąsowicz", "Paweł", "Łódź")
    assert words["windows-1252"][:3] == ("W¹sowicz", "Pawe³", "£ódŸ")
    assert decoded(b"plain,ascii\n").readings == ()


def test_a_file_that_is_not_in_the_encoding_that_was_asked_for_is_refused() -> None:
    with pytest.raises(Misfit, match="utf-8"):
        decoded(POLISH.encode("cp1250"), "utf-8")


BALTIC = (["Žukauskas", "Kęstutis", "Šarūnė", "Ąžuolas"], ["Bērziņš", "Jānis", "Kļaviņa", "Ģirts", "Šķēle"])


@given(st.sampled_from(BALTIC).flatmap(lambda names: st.lists(st.sampled_from(names), min_size=1)))
def test_no_baltic_name_is_ever_read_as_another(names: list[str]) -> None:
    text = "family_name\n" + "\n".join(names) + "\n"
    with contextlib.suppress(Unclear):  # asked for
        assert decoded(text.encode("cp1257")).text == text


NAMES = st.sampled_from(["Wąsik", "Nędza", "Żak", "Łoś", "Gdańsk", "Ćwik", "Óbrębski", "Jeż", "Kość"])


@given(st.lists(NAMES, min_size=1))
@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "cp852", "utf-8"])
def test_no_polish_name_is_ever_read_as_another(encoding: str, names: list[str]) -> None:
    text = "family_name\n" + "\n".join(names) + "\n"
    with contextlib.suppress(Unclear):  # asked for
        assert decoded(text.encode(encoding)).text == text


@given(st.binary(max_size=200), st.sampled_from(["", "windows-1250", "utf-16le", "ibm852"]))
def test_any_bytes_are_read_or_refused(body: bytes, asked: str) -> None:
    with contextlib.suppress(Misfit):
        assert isinstance(decoded(body, asked).text, str)
