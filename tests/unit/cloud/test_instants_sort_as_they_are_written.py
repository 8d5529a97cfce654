"""An instant is stored as text of one width that sorts by time, in any year, and comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.cloud.attributes import InstantAttribute

STORED = InstantAttribute()
FIRST, LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001  # zones are drawn beside
instants = st.datetimes(FIRST, LAST, timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]))


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2026, 11, 21, 18, 55, 24, 123456, UTC), "2026-11-21T18:55:24.123456Z"),
        (datetime(2026, 11, 21, tzinfo=UTC), "2026-11-21T00:00:00.000000Z"),
        (datetime(987, 6, 5, tzinfo=UTC), "0987-06-05T00:00:00.000000Z"),
    ],
)
def test_an_instant_is_written_to_the_microsecond_in_utc(at: datetime, written: str) -> None:
    assert STORED.serialize(at) == written


@given(instants, instants)
def test_text_sorts_as_time_does(one: datetime, other: datetime) -> None:
    assert (STORED.serialize(one) < STORED.serialize(other)) is (one < other)
    assert STORED.deserialize(STORED.serialize(one)) == one
