"""The price of a charge: the payer's schedule before cash, on the service date."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.catalog.model import CodeSystem, Price, PriceReason
from chalicelib.catalog.rules.prices import choose_price
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period


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
