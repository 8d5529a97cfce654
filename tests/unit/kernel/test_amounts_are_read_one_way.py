"""One reader of amounts: the table that the portal's fields follow too, and properties of it."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.amounts import read_amount, read_number, sure_amount
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.horizons import AMOUNT_MAX
from chalicelib.kernel.money import MINOR_DIGITS, Money, currency

TABLE = json.loads((Path(__file__).parents[2] / "examples" / "amounts.json").read_text("utf-8"))


@pytest.mark.parametrize("example", TABLE["amounts"], ids=lambda one: f"{one['text']!r} {one['currency']}")
def test_an_amount_is_read_as_the_table_says(example: dict) -> None:
    code = currency(example["currency"])
    if example["minor"] is None:
        with pytest.raises(Misfit):
            read_amount(example["text"], code)
        return
    found = read_amount(example["text"], code)
    assert (found.units, found.sure) == (example["minor"], example["sure"])


@pytest.mark.parametrize("example", TABLE["numbers"], ids=lambda one: f"{one['text']!r} {one['decimals']}")
def test_a_number_is_read_as_the_table_says(example: dict) -> None:
    if example["units"] is None:
        with pytest.raises(Misfit):
            read_number(example["text"], example["decimals"])
        return
    found = read_number(example["text"], example["decimals"])
    assert (found.units, found.sure) == (example["units"], example["sure"])


@pytest.mark.parametrize("text", ["1.000", "1,000", "12,500", "-1.000"])
def test_a_file_says_what_could_mean_two_amounts_and_how_to_write_it(text: str) -> None:
    with pytest.raises(Misfit) as refused:
        sure_amount(text, currency("PLN"))
    assert text.lstrip("-").replace(".", "").replace(",", "") in refused.value.why


MARKS = [("", "."), (" ", ","), (",", "."), (".", ","), ("\u00a0", ","), ("’", ".")]
ANY = st.text(max_size=12) | st.text(alphabet="0123456789.,- ()kr$", max_size=60)


@given(st.integers(-AMOUNT_MAX, AMOUNT_MAX), st.sampled_from(sorted(MINOR_DIGITS)), st.sampled_from(MARKS))
def test_what_is_written_with_two_decimals_is_read_back_to_the_cent(minor: int, code: str, marks: tuple) -> None:
    group, mark = marks
    whole, _, fraction = f"{Money(minor, currency(code)).decimal():,.2f}".partition(".")
    assert sure_amount(whole.replace(",", group) + mark + fraction, currency(code)) == minor


@given(ANY, st.sampled_from(sorted(MINOR_DIGITS)))
def test_any_text_is_an_amount_or_refused(text: str, code: str) -> None:
    with contextlib.suppress(Misfit):
        assert isinstance(read_amount(text, currency(code)).units, int)
        assert any(char.isdigit() for char in text)
