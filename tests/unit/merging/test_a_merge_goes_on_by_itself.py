"""Whatever message of a merge or a split is lost, it comes to its end, once, and nobody presses anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.kernel.standstill import STILL_AFTER
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import MERGED, SPLIT
from chalicelib.merging import actions as merging
from chalicelib.merging.model import MergeState
from tests.fakes.merging import Twice

Press = Callable[[Twice], Any]


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.merging.actions.carrying.WRITES_MAX", 6)
    monkeypatch.setattr("chalicelib.merging.actions.carrying.STEPS_AT_ONCE", 1)


def busy() -> Twice:
    desk = Twice()
    for days in range(4):
        desk.bill_days_ago(days)
        desk.by_cheque(5_000)
    desk.bill_other()
    return desk


def until_quiet(desk: Twice, deliver: Callable[[Mapping[str, Any]], object]) -> int:
    """Work off the queue, while the schedule's sweep runs every five minutes; answers how often that set one going."""
    waiting, times, quiet = desk.ports.queues.messages.setdefault("imports", []), 0, 0
    for _ in range(400):
        while waiting:
            deliver(waiting.pop(0))
        desk.ports.clock.advance(timedelta(minutes=5))
        found = merging.sweep(desk.ports)
        times, quiet = times + found, 0 if found or waiting else quiet + 1
        if quiet > 8:
            return times
    raise AssertionError("it never came to rest")


ENDS = {"merge": (Twice.merge, MergeState.DONE), "split": (Twice.split, MergeState.SPLIT)}


@pytest.mark.parametrize("end", list(ENDS))
def test_any_message_may_be_lost_and_every_cent_is_carried_once(end: str) -> None:
    press, state = ENDS[end]
    tries, lost = [], 0
    while not tries or tries[-1]:
        desk, at = busy(), [-1]
        if end == "split":
            desk.merge()
            until_quiet(desk, lambda message, desk=desk: merging.work(desk.ports, message))
        owed = sum(ledger.head_of(desk.ports, a.id).balance for a in (desk.first, desk.other))

        def deliver(message: Mapping[str, Any], desk: Twice = desk, at: list[int] = at, lost: int = lost) -> None:
            at[0] += 1
            if at[0] != lost:
                merging.work(desk.ports, message)

        press(desk)
        tries.append(until_quiet(desk, deliver))
        assert merging.merge_of(desk.ports, desk.first.id).state is state, lost
        desk.both_tie()
        assert sum(ledger.head_of(desk.ports, a.id).balance for a in (desk.first, desk.other)) == owed
        _each_part_once(desk)
        lost += 1
    assert tries == [*[1] * (lost - 1), 0]
    assert lost > 3


def _each_part_once(desk: Twice) -> None:
    """Each part has one entry in each journal, and a split one that reverses each."""
    for account in (desk.first, desk.other):
        entries = ledger.journal(desk.ports, account.id)
        there = [entry.version for entry in entries if entry.reason == MERGED]
        back = [entry.reverses for entry in entries if entry.reason == SPLIT]
        assert len({entry.source for entry in entries}) == len(entries)
        assert back in ([], there[::-1])


def test_a_press_whose_message_could_not_be_sent_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Unavailable("busy", say("The books are busy just now. Nothing was lost; try again in a moment."))

    desk = busy()
    for press, state in ENDS.values():
        with monkeypatch.context() as broken:
            broken.setattr(desk.ports.queues, "send", refuse)
            with pytest.raises(Unavailable):
                press(desk)
        assert until_quiet(desk, lambda message: merging.work(desk.ports, message)) == 1
        assert merging.merge_of(desk.ports, desk.first.id).state is state
        desk.both_tie()


def test_what_moves_or_has_ended_is_left_alone() -> None:
    desk = busy()
    desk.merge()
    message = desk.ports.queues.messages["imports"].pop()
    desk.ports.clock.advance(STILL_AFTER - timedelta(minutes=1))
    merging.work(desk.ports, message)  # a step further: it moves
    desk.ports.queues.messages["imports"].clear()
    desk.ports.clock.advance(STILL_AFTER - timedelta(minutes=1))
    assert merging.sweep(desk.ports) == 0
    desk.ports.clock.advance(timedelta(minutes=1))
    assert (merging.sweep(desk.ports), desk.ports.queues.messages["imports"]) == (1, [message])
    assert merging.sweep(desk.ports) == 0
    until_quiet(desk, lambda message: merging.work(desk.ports, message))
    desk.ports.clock.advance(timedelta(days=3))
    assert merging.sweep(desk.ports) == 0


def test_what_fails_each_time_is_tried_more_and_more_rarely_but_for_ever() -> None:
    desk = busy()
    desk.merge()
    waits, waited = [], timedelta()
    while len(waits) < 10:
        desk.ports.queues.messages["imports"].clear()
        desk.ports.clock.advance(timedelta(minutes=5))
        waited += timedelta(minutes=5)
        if merging.sweep(desk.ports):
            waits.append(waited)
            waited = timedelta()
    assert waits[:4] == [STILL_AFTER * 2**n for n in range(4)]
    assert waits[-1] == timedelta(hours=24)


def test_two_sweeps_at_once_set_it_going_once(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = busy()
    desk.merge()
    desk.ports.clock.advance(STILL_AFTER)
    first, found = desk.ports.queues.send, []

    def send(queue: str, messages: Any) -> None:
        monkeypatch.setattr(desk.ports.queues, "send", first)
        found.append(merging.sweep(desk.ports))  # the twin is quicker
        first(queue, messages)

    monkeypatch.setattr(desk.ports.queues, "send", send)
    found.append(merging.sweep(desk.ports))
    assert found == [1, 0]
    assert merging.merge_of(desk.ports, desk.first.id).set_going == 1
