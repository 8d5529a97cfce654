"""A notice whose message waits is not queued by every sweep: again after a quarter of an hour, then twice as late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.ports import Ports
from chalicelib.notices import actions as notices
from chalicelib.notices import store
from chalicelib.notices.actions import left
from chalicelib.notices.model import QueuedAgain
from chalicelib.notices.rules.queued_lately import FIRST, LONGEST, queued_lately
from chalicelib.outreach import actions as outreach
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import REP, START, make_office

EVERY = timedelta(minutes=left.EVERY_MINUTES)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def waiting(accounts: int = 1) -> Ports:
    """An office whose notices lie on a queue that nobody works off."""
    ports = make_office()
    for place in range(accounts):
        account = enroll(ports, f"p{place}")
        owe(ports, account, 100_00, ports.clock.now().date())
        outreach.send(ports, account.id, f"notice-{place}", "invoice_ready", REP, at=START)
    ports.queues.messages.pop("notices")
    return ports


def swept(ports: Ports, hours: float) -> list[int]:
    """Minutes at which the sweep queued something again, run after run."""
    minutes, begun = [], ports.clock.now()
    while ports.clock.now() - begun < timedelta(hours=hours):
        ports.clock.advance(EVERY)
        if outreach.sweep(ports):
            minutes.append(int((ports.clock.now() - begun).total_seconds() // 60))
    return minutes


def test_the_time_between_two_messages_doubles_up_to_four_hours() -> None:
    assert swept(waiting(), 18) == [20, 35, 65, 125, 245, 485, 725, 965]


def test_a_night_of_waiting_costs_a_handful_of_messages_a_notice() -> None:
    ports = waiting(5)
    swept(ports, 12)
    assert len(ports.queues.messages["notices"]) <= 7 * 5


def test_what_is_put_off_to_an_hour_is_queued_when_it_comes_whatever_was_before() -> None:
    ports = waiting()
    swept(ports, 3)
    ((pk, sk),) = [key for part in range(16) for key in ports.tables.due(store.AGENDA, NOON.date(), part)]
    notice = store.NOTICES.get(ports.tables, pk, sk.removeprefix("NTC#"))
    assert notice is not None
    until = ports.clock.now() + timedelta(minutes=7)
    _put_off(ports, notice, until)
    assert swept(ports, 0.5) == [10, 25]


def _put_off(ports: Ports, notice: Any, until: datetime) -> None:
    later = store.NOTICES.raw(notice) | {"not_before": {"S": until.isoformat()}}
    table = ports.tables.kept[store.NOTICES.table()]
    name = store.NOTICES.begins + notice.id
    table[notice.account_id][name] = {**table[notice.account_id][name], "not_before": later["not_before"]}


def test_sending_for_the_first_time_writes_nothing_more() -> None:
    ports = waiting(3)
    before = len(ports.tables.changes)
    assert outreach.sweep(ports) == 0
    assert len(ports.tables.changes) == before


def test_a_run_that_queues_many_again_writes_once() -> None:
    ports = waiting(6)
    ports.clock.advance(timedelta(minutes=20))
    before = len(ports.tables.changes)
    assert outreach.sweep(ports) == 6
    assert len(ports.tables.changes) == before + 1


def test_who_dies_between_queueing_and_keeping_it_queues_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = waiting()
    ports.clock.advance(timedelta(minutes=20))
    with monkeypatch.context() as patch:
        patch.setattr(notices, "keep_queued", lambda *given: None, raising=False)
        outreach.sweep(ports)
    assert (outreach.sweep(ports), outreach.sweep(ports)) == (1, 0)


def test_no_more_are_remembered_than_one_item_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left, "KEPT_MAX", 4)
    ports = waiting(6)
    ports.clock.advance(timedelta(minutes=20))
    assert outreach.sweep(ports) == 6
    assert outreach.sweep(ports) == 2  # who is forgotten is queued again: no notice is left


@given(times=st.integers(1, 60), minutes=st.integers(0, 10_000))
def test_nothing_waits_longer_than_four_hours_for_its_next_message(times: int, minutes: int) -> None:
    after = timedelta(minutes=minutes)
    lately = queued_lately(QueuedAgain(times, NOON), NOON, NOON + after)
    assert not (lately and after >= LONGEST)
    assert lately or after >= FIRST


def test_what_it_waited_for_before_does_not_count() -> None:
    again = QueuedAgain(5, NOON)
    assert queued_lately(again, NOON, NOON + FIRST)
    assert not queued_lately(again, NOON + timedelta(seconds=1), NOON + FIRST)
    assert not queued_lately(None, NOON, NOON)
