"""The arithmetic of a line is exact and half up; discounts are free to the cap and never above the line."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog.model import CodeSystem, DiscountRule, Price, PriceReason
from chalicelib.catalog.rules.amounts import (
    DiscountVerdict,
    cap_minor,
    discount_minor,
    gross_minor,
    judge_discount,
    tax_minor,
)
from chalicelib.catalog.rules.prices import choose_price
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period

ALWAYS = Period(date(2020, 1, 1))


def half_up(exact: Fraction) -> int:
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    return whole if exact >= 0 else -whole


@given(st.integers(-(10**9), 10**9), st.integers(0, 10_000))
def test_tax_is_the_exact_share_rounded_half_up(net: int, rate_bp: int) -> None:
    assert tax_minor(net, rate_bp) == half_up(Fraction(net * rate_bp, 10_000))
    assert tax_minor(-net, rate_bp) == -tax_minor(net, rate_bp)


@given(st.integers(0, 10**6), st.integers(0, 10**7))
def test_units_in_thousandths_cost_the_exact_product_rounded_half_up(units: int, unit_minor: int) -> None:
    assert gross_minor(units, unit_minor) == half_up(Fraction(units * unit_minor, 1000))
    assert gross_minor(1000, unit_minor) == unit_minor


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
    assert tax_minor(net, rate_bp) == tax


RULE = DiscountRule("prompt", "Prompt payment", 500, 1000, ALWAYS)


@pytest.mark.parametrize(
    ("rule", "gross", "discount", "verdict"),
    [
        (RULE, 10_000, 0, DiscountVerdict.FREE),
        (RULE, 10_000, 1000, DiscountVerdict.FREE),
        (RULE, 10_000, 1001, DiscountVerdict.NEEDS_APPROVAL),
        (RULE, 10_000, 10_000, DiscountVerdict.NEEDS_APPROVAL),
        (RULE, 10_000, 10_001, DiscountVerdict.TOO_MUCH),
        (RULE, 10_000, -1, DiscountVerdict.TOO_MUCH),
        (None, 10_000, 1, DiscountVerdict.NEEDS_APPROVAL),
        (None, 10_000, 0, DiscountVerdict.FREE),
        (RULE, 0, 0, DiscountVerdict.FREE),
        (RULE, -100, 0, DiscountVerdict.FREE),
        (RULE, -100, 1, DiscountVerdict.TOO_MUCH),
    ],
)
def test_a_discount_is_free_to_its_cap_and_never_above_the_line(rule, gross, discount, verdict) -> None:
    assert judge_discount(rule, gross, discount) is verdict


@given(st.integers(0, 10**9), st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_rate_within_the_cap_never_needs_an_approval(gross: int, one: int, other: int) -> None:
    rule = DiscountRule("any", "Any", min(one, other), max(one, other), ALWAYS)
    given_discount = discount_minor(gross, rule.rate_bp)
    assert judge_discount(rule, gross, given_discount) is DiscountVerdict.FREE
    assert 0 <= cap_minor(rule, gross) <= gross


def price(schedule: str, minor: int, from_on: date, until_on: date | None = None) -> Price:
    return Price(schedule, CodeSystem.SERVICE, "VISIT", minor, currency("USD"), Period(from_on, until_on), "")


AGREED = price("acme", 80, date(2026, 1, 1), date(2026, 7, 1))
OWN = price("", 100, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("schedule", "on", "minor", "reason"),
    [
        ("acme", date(2026, 1, 1), 80, PriceReason.PAYER_SCHEDULE),
        ("acme", date(2026, 6, 30), 80, PriceReason.PAYER_SCHEDULE),
        ("acme", date(2026, 7, 1), 100, PriceReason.CASH_INSTEAD),
        ("acme", date(2025, 12, 31), None, PriceReason.NO_PRICE),
        ("", date(2026, 3, 1), 100, PriceReason.CASH_PRICE),
        ("", date(2026, 2, 28), None, PriceReason.NO_PRICE),
    ],
)
def test_the_payers_price_comes_before_cash_on_the_service_date(schedule, on, minor, reason) -> None:
    answer = choose_price(schedule, (AGREED,) if schedule else (), (OWN,), on)
    assert (answer.price.unit_minor if answer.price else None, answer.reason) == (minor, reason)
