"""Moving the local clock by a day: what is left of the office's day fires, then its next day, in their order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infra.local.clock import office_day, until_tomorrow

HOURS = {"Reconcile": 0, "Prove": 4, "Dun": 9}  # the office's: five hours behind UTC in winter


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "fired"),
    [
        ("2026-11-21T21:00", ["22 00 Reconcile", "22 04 Prove", "22 09 Dun"]),
        ("2026-11-22T00:25", ["22 00 Reconcile", "22 04 Prove", "22 09 Dun"]),  # still the 21st in New York
        ("2026-11-21T10:00", ["21 09 Dun", "22 00 Reconcile", "22 04 Prove", "22 09 Dun"]),
        ("2026-11-21T14:00", ["22 00 Reconcile", "22 04 Prove", "22 09 Dun"]),  # as the move before left it
    ],
)
def test_a_move_fires_what_is_left_of_today_and_then_tomorrow(now: str, fired: list[str]) -> None:
    found = until_tomorrow(at(now), HOURS)
    assert [f"{moment:%d %H} {name}" for moment, name in found] == fired
    assert all(moment.utcoffset() == timedelta(hours=-5) for moment, _ in found)
    assert (office_day(found[-1][0]) - office_day(at(now))).days == 1
