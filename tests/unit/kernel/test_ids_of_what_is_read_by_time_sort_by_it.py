"""Ids of what is read by time: the same for the same cause, sorted by the moment it is known by."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.ids import id_at, id_from, since_id

moments = st.integers(0, 7_000_000_000_000).map(lambda ms: datetime.fromtimestamp(ms / 1000, UTC))
keys = st.text(min_size=1, max_size=20)


@given(keys, moments, keys, moments)
def test_an_earlier_cause_has_an_earlier_id(one: str, at: datetime, other: str, then: datetime) -> None:
    ms, later_ms = int(at.timestamp() * 1000), int(then.timestamp() * 1000)
    if ms < later_ms:
        assert id_at("ntc", one, at) < since_id("ntc", then) <= id_at("ntc", other, then)


@given(keys, moments, keys)
def test_one_cause_has_one_id_and_another_has_another(one: str, at: datetime, other: str) -> None:
    assert id_at("ntc", one, at) == id_at("ntc", one, at)
    assert (id_at("ntc", one, at) == id_at("ntc", other, at)) == (one == other)
    assert len(id_at("ntc", one, at)) == len(id_from("ntc", one))
