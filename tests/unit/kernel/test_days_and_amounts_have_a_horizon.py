"""Days are counted on without running off the calendar, and each kind of day has its horizon."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chalicelib.kernel import horizons
from chalicelib.kernel.horizons import AMOUNT_MAX, Horizon, amount_fault, earlier, later
from chalicelib.kernel.money import Money, currency, total

TODAY = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        (date(2026, 2, 28), 1, date(2026, 3, 1)),
        (date.max, 1, date.max),
        (date(9999, 12, 30), 45, date.max),
        (date.max, -1, date(9999, 12, 30)),
        (date.min, -1, date.min),
        (date(2026, 1, 1), 10**12, date.max),
        (date(2026, 1, 1), -(10**12), date.min),
        (datetime(9999, 12, 31, 5, tzinfo=UTC), 3, datetime(9999, 12, 31, 5, tzinfo=UTC)),
    ],
)
def test_counting_on_stops_at_the_calendars_ends(day: date, days: int, then: date) -> None:
    assert later(day, days) == then
    assert earlier(day, -days) == then


@pytest.mark.parametrize(
    ("horizon", "day", "good"),
    [
        (horizons.RECEIVED, TODAY, True),
        (horizons.RECEIVED, date(2026, 3, 1), False),
        (horizons.RECEIVED, date(1, 1, 1), False),
        (horizons.RECEIVED, date(2016, 3, 1), True),
        (horizons.RECEIVED, date(2015, 1, 1), False),
        (horizons.PROMISED, date(2027, 2, 28), True),
        (horizons.PROMISED, date(9999, 12, 31), False),
        (horizons.HELD, date(2029, 2, 28), True),
        (horizons.HELD, date(2035, 1, 1), False),
        (horizons.PREVIEWED, date(2026, 3, 31), True),
        (horizons.PREVIEWED, date(2035, 1, 1), False),
        (horizons.SERVED, date(1954, 7, 1), True),
        (horizons.SERVED, date(2028, 1, 1), False),
        (horizons.BORN, date(1850, 1, 1), True),
        (horizons.BORN, date(2026, 3, 1), False),
        (horizons.TERM, date(2099, 12, 31), True),
        (horizons.TERM, date(9999, 12, 31), False),
        (horizons.ASKED, date(2030, 1, 1), True),
        (horizons.ASKED, date(2099, 1, 1), False),
        (Horizon(ahead=5), date.min, False),
    ],
)
def test_each_kind_of_day_has_its_horizon(horizon: Horizon, day: date, good: bool) -> None:
    assert (horizon.fault(day, TODAY) == "") is good


def test_the_last_days_of_the_calendar_have_horizons_too() -> None:
    assert horizons.HELD.span(date.max)[1] == date.max
    assert horizons.RECEIVED.fault(date.max, date.max) == ""


def test_one_amount_has_a_limit_and_sums_have_none() -> None:
    assert not amount_fault(AMOUNT_MAX)
    assert not amount_fault(-AMOUNT_MAX)
    assert amount_fault(AMOUNT_MAX + 1)
    dollars = [Money(AMOUNT_MAX, currency("USD"))] * 1_000
    assert (total(dollars, currency("USD")) + Money(2**60, currency("USD"))).minor == 10**13 + 2**60
