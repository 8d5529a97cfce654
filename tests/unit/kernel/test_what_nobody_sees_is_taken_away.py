"""Invisible characters go where they mean nothing, and stay where they form the letters of a script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.visible import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\u200fTestberg", "Testberg"),
        ("ada\u200b@people.example", "ada@people.example"),
        ("\ufeffAda\u2060", "Ada"),
        ("Test\u00adberg", "Testberg"),
        ("A\u202eB\u202c", "AB"),
        ("Test\u200cberg\u200d", "Testberg"),
        ("\u3164\u2800Bo", "Bo"),
        ("one\u2028two", "one\ntwo"),
        ("علی\u200cرضا", "علی\u200cرضا"),  # Persian: the joiner keeps two parts of a name apart
        ("क्\u200dष", "क्\u200dष"),
        ("葛\U000e0100城", "葛\U000e0100城"),  # the form of an ideograph that a family writes
        ("A\ufe0f", "A"),
        ("Åström 12 m³ – 李 娜", "Åström 12 m³ – 李 娜"),
    ],
)
def test_only_what_is_not_seen_goes(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(st.text())
def test_twice_is_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(alphabet="aÅł \u200b\u200c\u200d\u200e\ufe0f\ufeff\u00ad", max_size=12))
def test_a_latin_text_keeps_its_letters_and_nothing_else(text: str) -> None:
    assert visible(text) == "".join(char for char in text if char in "aÅł ")
