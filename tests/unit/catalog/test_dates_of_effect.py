"""Dates of effect: at most one row holds a day, releases follow each other, a repeat changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog.model import Code, CodeSystem, Listed, TaxRule
from chalicelib.catalog.rules.dates import after_release, holding, overlap, placed
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.period import Period

START = date(2026, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def rule(from_on: int, until_on: int | None, rate: int = 2500) -> TaxRule:
    return TaxRule("SE-25", rate, Period(day(from_on), None if until_on is None else day(until_on)), "", "test")


periods = st.tuples(st.integers(0, 40), st.none() | st.integers(1, 20)).map(
    lambda p: (p[0], None if p[1] is None else p[0] + p[1])
)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((0, 10), (10, 20), False),
        ((0, 11), (10, 20), True),
        ((0, None), (10, 20), True),
        ((20, None), (10, 20), False),
        ((0, None), (5, None), True),
        ((5, 6), (0, None), True),
    ],
)
def test_two_periods_overlap_when_they_share_a_day(one, other, shared) -> None:
    assert overlap(rule(*one).period, rule(*other).period) is shared
    assert overlap(rule(*other).period, rule(*one).period) is shared


@given(st.lists(periods, max_size=12))
def test_however_rules_are_placed_at_most_one_holds_on_any_day(given_periods) -> None:
    rows: tuple[TaxRule, ...] = ()
    for number, (from_on, until_on) in enumerate(given_periods):
        before = rows
        try:
            rows = placed(rows, rule(from_on, until_on, number))
        except RuleBroken:
            assert rows is before
            continue
        assert placed(rows, rule(from_on, until_on, number)) == rows
        assert holding(rows, day(from_on)).rate_bp == number
    for number in range(70):
        assert sum(row.period.holds(day(number)) for row in rows) <= 1
    assert list(rows) == sorted(rows, key=lambda row: row.period.from_on)


@pytest.mark.parametrize(
    ("there", "new", "after"),
    [
        ([(0, None)], (10, None), [(0, 10), (10, None)]),  # a new one takes over from an open one
        ([(10, None)], (0, None), [(0, 10), (10, None)]),  # an open one holds until the next begins
        ([(0, 10)], (10, 20), [(0, 10), (10, 20)]),
        ([(0, 10)], (0, 5), [(0, 5)]),  # the same first day replaces
        ([(0, 10)], (5, None), None),
        ([(10, 20)], (0, 11), None),
        ([(0, None)], (5, 8), [(0, 5), (5, 8)]),
    ],
)
def test_where_a_rule_is_placed_among_the_others(there, new, after) -> None:
    rows = tuple(rule(*one) for one in there)
    if after is None:
        with pytest.raises(RuleBroken) as refused:
            placed(rows, rule(*new))
        assert refused.value.code == "periods_overlap"
    else:
        assert placed(rows, rule(*new)) == tuple(rule(*one) for one in after)


releases = st.lists(
    st.dictionaries(st.sampled_from(["A1", "B2", "C3"]), st.sampled_from(["old words", "new words"]), max_size=3),
    min_size=1,
    max_size=6,
)


@given(releases)
def test_on_any_day_the_codes_are_those_of_the_release_then_in_force(editions) -> None:
    histories: dict[str, tuple[Code, ...]] = {}
    for number, edition in enumerate(editions):
        rows = [Listed(code, text, True) for code, text in edition.items()]
        histories = after_release(histories, CodeSystem.SERVICE, day(number * 10), rows)
    for number in range(len(editions) * 10 + 5):
        found = {code: holding(history, day(number)) for code, history in histories.items()}
        held = {code: one.description for code, one in found.items() if one}
        assert held == editions[min(number // 10, len(editions) - 1)]
    for history in histories.values():
        for one, other in pairwise(history):
            assert one.period.until_on is not None
            assert one.period.until_on <= other.period.from_on


dated = st.tuples(st.integers(-20, 60), st.none() | st.integers(1, 50)).map(
    lambda p: (p[0], None if p[1] is None else p[0] + p[1])
)


@given(st.lists(st.dictionaries(st.sampled_from(["A1", "B2"]), dated, max_size=2), min_size=1, max_size=5))
def test_codes_with_dates_of_their_own_never_overlap_and_end_when_left_out(editions) -> None:
    histories: dict[str, tuple[Code, ...]] = {}
    for number, edition in enumerate(editions):
        rows = [
            Listed(code, "words", True, day(since), None if until is None else day(until))
            for code, (since, until) in edition.items()
        ]
        histories = after_release(histories, CodeSystem.HCPCS, day(number * 10), rows)
    last = day((len(editions) - 1) * 10)
    for code, history in histories.items():
        for on in range(-30, 120):
            assert sum(one.period.holds(day(on)) for one in history) <= 1
        if code not in editions[-1]:
            assert history[-1].period.until_on is not None
            assert history[-1].period.until_on <= last
    for code, (_, until) in editions[-1].items():
        if until is not None:
            assert holding(histories.get(code, ()), day(until)) is None


def listed(text: str = "words", since: int | None = None, until: int | None = None) -> Listed:
    return Listed("A1", text, True, None if since is None else day(since), None if until is None else day(until))


@pytest.mark.parametrize(
    ("first", "second", "after"),  # releases of day 0 and day 10; periods of A1
    [
        (listed(), listed(), [(0, None)]),
        (listed(), None, [(0, 10)]),
        (listed(), listed("other"), [(0, 10), (10, None)]),
        (None, listed(), [(10, None)]),
        (None, listed(since=4), [(4, None)]),  # a late arrival keeps its own first day
        (listed(), listed(until=30), [(0, 30)]),
        (listed(), listed(until=8), [(0, 8)]),  # ended in retrospect
        (listed(until=5), listed(since=0, until=5), [(0, 5)]),
        (listed(until=5), listed(since=12), [(0, 5), (12, None)]),  # re-activated
        (listed(since=20), None, []),  # withdrawn before it began
    ],
)
def test_what_a_second_release_makes_of_a_code(first, second, after) -> None:
    histories = after_release({}, CodeSystem.HCPCS, day(0), [first] if first else [])
    histories = after_release(histories, CodeSystem.HCPCS, day(10), [second] if second else [])
    found = [(c.period.from_on, c.period.until_on) for c in histories.get("A1", ())]
    assert found == [(day(since), None if until is None else day(until)) for since, until in after]
