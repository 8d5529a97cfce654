"""Ageing: every amount stands in one bucket, by the days since it fell due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.invoicing.rules.ageing import BUCKETS, ageing, bucket

days_around = st.dates(date(2026, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("days", "name"),
    [(0, "current"), (1, "1-30"), (30, "1-30"), (31, "31-60"), (60, "31-60"), (61, "61-90"), (90, "61-90"),
     (91, "91-120"), (120, "91-120"), (121, "120+"), (4000, "120+")],
)  # fmt: skip
def test_a_debt_ages_by_its_days_past_due(days: int, name: str) -> None:
    assert bucket(days) == name


@given(st.lists(st.tuples(days_around, st.integers(1, 10**6)), max_size=5), days_around)
def test_ageing_loses_nothing(debts: list[tuple[date, int]], on: date) -> None:
    aged = ageing(debts, on)
    assert tuple(aged) == BUCKETS
    assert sum(aged.values()) == sum(minor for _, minor in debts)
    assert aged["current"] == sum(minor for due_on, minor in debts if due_on >= on)
