"""Late interest: the reference's vectors to the cent, additive over any split, never guessed, never on fees."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chalicelib.collections
from chalicelib.collections.rules.fees import fee_rules
from chalicelib.collections.rules.interest import Principal, RateSeries, interest, pieces, rate_series
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.period import Period

PL = rate_series()["pl.late_interest"]
SE = rate_series()["se.late_interest"]
FLAT = RateSeries("flat", "SEK", "test", ((Period(date(2000, 1, 1)), Decimal(10)),))


def test_the_swedish_vector() -> None:
    assert interest([Principal(date(2026, 1, 10), date(2026, 2, 9), 50_000_00)], SE) == 410_96


def test_the_polish_vector_splits_at_the_change_of_rate() -> None:
    owed = [Principal(date(2026, 2, 20), date(2026, 3, 20), 10_000_00)]
    assert [((p.until_on - p.from_on).days, p.percent) for p in pieces(owed, PL)] == [
        (13, Decimal("9.50")),
        (15, Decimal("9.25")),
    ]
    assert interest(owed, PL) == 71_85


def test_a_leap_year_counts_366_days() -> None:
    assert interest([Principal(date(2024, 1, 1), date(2025, 1, 1), 36_600_00)], FLAT) == 3_660_00
    across = pieces([Principal(date(2023, 12, 31), date(2024, 1, 2), 36_500_00)], FLAT)
    assert [piece.amount for piece in across] == [1000, Fraction(36_500_00, 10 * 366)]


@pytest.mark.parametrize(
    ("series", "begin", "end"),
    [
        (SE, date(2026, 12, 30), date(2027, 1, 2)),
        (PL, date(2026, 8, 30), date(2026, 9, 2)),
        (PL, date(2025, 10, 8), date(2025, 10, 10)),
    ],
)
def test_a_day_without_a_published_rate_blocks(series: RateSeries, begin: date, end: date) -> None:
    with pytest.raises(RuleBroken) as refused:
        interest([Principal(begin, end, 1000_00)], series)
    assert refused.value.code == "rate_unknown"
    assert interest([Principal(begin + timedelta(days=1), end - timedelta(days=1), 1000_00)], series) >= 0


days = st.integers(0, 1000).map(lambda n: date(2023, 7, 1) + timedelta(days=n))


@given(days, days, days, st.integers(1, 10**9))
def test_interest_is_the_same_however_the_period_is_cut(a: date, b: date, c: date, minor: int) -> None:
    begin, middle, end = sorted((a, b, c))
    whole = sum(piece.amount for piece in pieces([Principal(begin, end, minor)], SE))
    parts = [Principal(begin, middle, minor), Principal(middle, end, minor)]
    assert sum(piece.amount for piece in pieces(parts, SE)) == whole


@given(days, st.integers(0, 400), st.integers(1, 10**9))
def test_more_days_or_more_principal_never_bear_less(begin: date, length: int, minor: int) -> None:
    until = begin + timedelta(days=length)
    base = interest([Principal(begin, until, minor)], FLAT)
    assert interest([Principal(begin, until + timedelta(days=1), minor)], FLAT) >= base >= 0
    assert interest([Principal(begin, until, minor + 1)], FLAT) >= base


def test_every_rule_names_its_source_and_the_day_it_was_checked() -> None:
    folder = Path(chalicelib.collections.__file__).parent / "tables"
    rows = json.loads((folder / "fee_rules.json").read_text())["fees"]
    rows += json.loads((folder / "interest_rates.json").read_text())["rates"]
    for row in rows:
        assert row["basis"]
        assert row["source"].startswith("https://")
        date.fromisoformat(row["verified_on"])


def test_rates_follow_one_another_without_gap_or_overlap() -> None:
    for series in rate_series().values():
        for (before, _), (after, _) in pairwise(series.rates):
            assert before.until_on == after.from_on


def test_the_swedish_reminder_fee_is_sixty_kronor_since_its_day_and_nothing_before() -> None:
    rule = fee_rules()["se.reminder_fee"]
    assert rule.on(date(2026, 3, 1)) == 60_00
    assert rule.on(date(2013, 3, 15)) == 0
