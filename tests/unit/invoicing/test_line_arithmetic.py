"""The arithmetic of a charge line is exact and half up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.invoicing.rules.lines import gross_of, tax_on


def half_up(exact: Fraction) -> int:
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    return whole if exact >= 0 else -whole


@given(st.integers(-(10**9), 10**9), st.integers(0, 10_000))
def test_tax_is_the_exact_share_rounded_half_up(net: int, rate_bp: int) -> None:
    assert tax_on(net, rate_bp) == half_up(Fraction(net * rate_bp, 10_000))
    assert tax_on(-net, rate_bp) == -tax_on(net, rate_bp)


@given(st.integers(0, 10**6), st.integers(0, 10**7))
def test_units_in_thousandths_cost_the_exact_product_rounded_half_up(units: int, unit_minor: int) -> None:
    assert gross_of(units, unit_minor) == half_up(Fraction(units * unit_minor, 1000))
    assert gross_of(1000, unit_minor) == unit_minor


@pytest.mark.parametrize(
    ("net", "rate_bp", "tax"),
    [
        (100, 2500, 25),
        (2, 2500, 1),
        (1, 2500, 0),
        (6, 2500, 2),
        (-2, 2500, -1),
        (9999, 600, 600),
        (5, 800, 0),
        (0, 2300, 0),
    ],
)
def test_tax_of_small_amounts(net: int, rate_bp: int, tax: int) -> None:
    assert tax_on(net, rate_bp) == tax
