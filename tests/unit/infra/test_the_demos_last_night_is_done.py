"""Whoever opens the demo practice finds its last night of dunning done, as a worker would have left it."""

from __future__ import annotations

from datetime import timedelta

from chalicelib.cloud.round_counts import progress_of
from infra.demo.year import Year
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import START, make_office


def test_the_night_of_the_last_day_is_shown_as_ended() -> None:
    ports = make_office()
    owe(ports, enroll(ports), 5_000, START.date(), "bill")
    Year(ports, START.date())._day(START.date() + timedelta(days=1))
    progress = progress_of(ports, "dunning")
    assert progress is not None
    assert (progress.queued, progress.done, progress.state(ports.clock.now())) == (1, 1, "ended")
