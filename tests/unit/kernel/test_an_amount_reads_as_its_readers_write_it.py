"""Amounts as people read them: their own sign, another currency's code, and nothing that a line could break."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.languages import LANGUAGES, Language
from chalicelib.kernel.money import MINOR_DIGITS, Money, currency, display


@pytest.mark.parametrize(
    ("language", "code", "written"),
    [
        ("en", "USD", "$4,052.56"),
        ("en", "PLN", "PLN 4,052.56"),
        ("en", "SEK", "SEK 4,052.56"),
        ("en", "EUR", "€4,052.56"),
        ("sv", "SEK", "4 052,56 kr"),
        ("sv", "USD", "4 052,56 USD"),
        ("sv", "PLN", "4 052,56 PLN"),
        ("sv", "EUR", "4 052,56 €"),
        ("pl", "PLN", "4 052,56 zł"),
        ("pl", "USD", "4 052,56 USD"),
        ("pl", "SEK", "4 052,56 SEK"),
        ("pl", "EUR", "4 052,56 €"),
    ],
)
def test_a_sign_stands_for_the_readers_own_currency_and_a_code_for_another(
    language: Language, code: str, written: str
) -> None:
    assert display(Money(405256, currency(code)), language) == written.replace(" ", "\u00a0")
    assert display(Money(-405256, currency(code)), language) == "-" + written.replace(" ", "\u00a0")


@given(st.integers(-(10**12), 10**12), st.sampled_from(sorted(MINOR_DIGITS)), st.sampled_from(LANGUAGES))
def test_a_currency_stands_apart_from_its_figures_and_no_line_breaks_between(
    minor: int, code: str, language: Language
) -> None:
    written = display(Money(minor, currency(code)), language)
    assert " " not in written
    assert not any(one.isalpha() and other.isdigit() for one, other in pairwise(written))
