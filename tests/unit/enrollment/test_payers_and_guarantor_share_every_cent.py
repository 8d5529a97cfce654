"""Coverages: which hold, which stand in each other's way, and how an amount is shared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.enrollment import rules
from chalicelib.enrollment.model import Coverage
from chalicelib.enrollment.rules.coverages import share
from chalicelib.kernel.ids import AccountId, ClientId, CoverageId, PayerId
from chalicelib.kernel.period import Period

ON = date(2026, 3, 2)
NEW_YEAR = date(2026, 1, 1)


def coverage(payer: str = "pyr_1", order: int = 1, **changes) -> Coverage:
    fields = {
        "id": CoverageId(f"cov_{payer}_{order}"),
        "account_id": AccountId("acc_1"),
        "client_id": ClientId("cli_1"),
        "payer_id": PayerId(payer),
        "member_id": "",
        "order": order,
        "period": Period(NEW_YEAR),
        "percent_bp": 10_000,
        "copay_minor": 0,
        "cap_minor": None,
        "version": 1,
    }
    return Coverage(**{**fields, **changes})


coverages = st.builds(
    coverage,
    percent_bp=st.integers(1, 10_000),
    copay_minor=st.integers(0, 50_000),
    cap_minor=st.none() | st.integers(1, 100_000),
)


@given(st.integers(0, 10**9), coverages)
def test_a_share_is_never_negative_and_never_more_than_there_is(total: int, one: Coverage) -> None:
    assert 0 <= share(total, one) <= total


@pytest.mark.parametrize(
    ("total", "terms", "minor"),
    [
        (10_000, {}, 10_000),
        (10_000, {"percent_bp": 8000}, 8000),
        (10_000, {"percent_bp": 8000, "copay_minor": 2500}, 6000),
        (10_000, {"cap_minor": 3000}, 3000),
        (1_000, {"copay_minor": 2500}, 0),
        (101, {"percent_bp": 5000}, 51),  # half a cent goes up, to the payer
        (0, {}, 0),
    ],
)
def test_a_payer_takes_its_part(total: int, terms: dict[str, int], minor: int) -> None:
    assert share(total, coverage(**terms)) == minor


@pytest.mark.parametrize(
    ("other", "stands_in_the_way"),
    [
        (coverage("pyr_2", 1, period=Period(ON)), True),  # same place
        (coverage("pyr_2", 2, period=Period(ON)), False),
        (coverage("pyr_1", 2), True),  # same right twice
        (coverage("pyr_1", 2, member_id="B"), False),  # two policies with one payer
        (coverage("pyr_2", 1, period=Period(date(2025, 1, 1), NEW_YEAR)), False),  # ends the day before
        (coverage("pyr_2", 1, period=Period(date(2025, 1, 1), date(2026, 1, 2))), True),
        (coverage("pyr_2", 1, client_id=ClientId("cli_2")), False),
        (coverage("pyr_1", 1), False),  # itself
    ],
)
def test_one_place_is_held_once_a_day(other: Coverage, stands_in_the_way: bool) -> None:
    assert (rules.overlapping(coverage(), [other]) is not None) is stands_in_the_way


periods = st.builds(
    lambda start, days: Period(
        NEW_YEAR + timedelta(start), None if days is None else NEW_YEAR + timedelta(start + days)
    ),
    st.integers(0, 30),
    st.none() | st.integers(1, 30),
)


@given(periods, periods)
def test_overlap_means_a_shared_day(one: Period, other: Period) -> None:
    days = [NEW_YEAR + timedelta(n) for n in range(90)]
    blocked = rules.overlapping(coverage(period=one), [coverage("pyr_2", 1, period=other)]) is not None
    assert blocked is any(one.holds(day) and other.holds(day) for day in days)


@given(
    st.lists(st.tuples(st.integers(1, 5), periods, st.sampled_from(["cli_1", "cli_2"])), max_size=8), st.integers(0, 60)
)
def test_coverages_hold_by_client_and_day_in_order(rows: list, after: int) -> None:
    every = [
        coverage(f"pyr_{n}", order, period=period, client_id=ClientId(client))
        for n, (order, period, client) in enumerate(rows)
    ]
    on = NEW_YEAR + timedelta(after)
    found = rules.coverages_on(every, "cli_1", on)
    assert [c.order for c in found] == sorted(c.order for c in found)
    assert {c.id for c in found} == {c.id for c in every if c.client_id == "cli_1" and c.period.holds(on)}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, set()),
        ({"order": 0}, {"order"}),
        ({"order": 12}, {"order"}),
        ({"percent_bp": 0}, {"percent_bp"}),
        ({"percent_bp": 10_001}, {"percent_bp"}),
        ({"copay_minor": -1}, {"copay_minor"}),
        ({"cap_minor": 0}, {"cap_minor"}),
        ({"cap_minor": -5, "copay_minor": -5}, {"cap_minor", "copay_minor"}),
    ],
)
def test_terms_that_cannot_be_are_named(changes: dict, fields: set[str]) -> None:
    assert set(rules.terms_faults(coverage(**changes))) == fields
