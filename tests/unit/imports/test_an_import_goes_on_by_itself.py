"""Whatever is lost or cut off, an import ends posted once, and nobody presses anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.imports import actions
from chalicelib.imports.actions import posting, reading
from chalicelib.imports.model import Import, ImportState
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.standstill import STILL_AFTER
from tests.fakes.importing import PLAIN, books, bring, post
from tests.fakes.office import REP, make_office
from tests.fakes.practice import open_practice

STEPS = ("read", "check", "post")


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PORTION_DEEDS", 4)
    monkeypatch.setattr(posting, "STEP_DEEDS", 3)


@pytest.fixture
def ports() -> Ports:
    return fresh()


def fresh() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def until_quiet(ports: Ports, deliver: Callable[[Mapping[str, Any]], None]) -> None:
    """Work off the queue; when it is empty time goes on and the schedule's sweep runs, as long as that finds work."""
    waiting = ports.queues.messages.setdefault("imports", [])
    for _ in range(200):
        while waiting:
            deliver(waiting.pop(0))
        ports.clock.advance(STILL_AFTER)
        if not actions.sweep(ports) and not waiting:
            return
    raise AssertionError("it never came to rest")


def run(ports: Ports, deliver: Callable[[Mapping[str, Any]], None]) -> Import:
    """What a person does: bring the files, start, post the preview. All else must happen by itself."""
    record = bring(ports, PLAIN)
    for press, ends in ((actions.start_import, ImportState.PREVIEWED), (actions.post_import, ImportState.POSTED)):
        press(ports, record.id, REP)
        until_quiet(ports, deliver)
        assert actions.import_of(ports, record.id).state is ends
    return actions.import_of(ports, record.id)


def undisturbed() -> tuple[dict[str, Any], int]:
    ports = fresh()
    post(ports)
    other, count = fresh(), [0]

    def deliver(message: Mapping[str, Any]) -> None:
        count[0] += 1
        actions.work(other, message)

    run(other, deliver)
    assert books(other) == books(ports)
    return books(ports), count[0]


def test_any_message_may_be_lost(ports: Ports) -> None:
    expected, messages = undisturbed()
    assert messages > 8
    for lost in range(messages):
        ports, at = fresh(), [-1]

        def deliver(message: Mapping[str, Any], ports: Ports = ports, at: list[int] = at, lost: int = lost) -> None:
            at[0] += 1
            if at[0] != lost:
                actions.work(ports, message)

        run(ports, deliver)
        assert books(ports) == expected, lost


class Killed(BaseException):
    """The function ends here: its time is over, or its machine is gone."""


def test_a_step_may_be_killed_before_or_after_any_write_and_its_message_lost() -> None:
    expected, _ = undisturbed()
    kills, place = 1, 0
    while kills:
        ports, seen, kills = fresh(), [0], 0

        def fault(step: str, _: object, seen: list[int] = seen, place: int = place) -> None:
            seen[0] += 1
            if seen[0] == place + 1:
                raise Killed

        def deliver(message: Mapping[str, Any], ports: Ports = ports, fault: Any = fault) -> None:
            nonlocal kills
            ports.tables.fault = fault
            try:
                actions.work(ports, message)
            except Killed:
                kills += 1
            finally:
                ports.tables.fault = None

        run(ports, deliver)
        assert books(ports) == expected, place
        place += 5  # every fifth place: places within a transaction are tried by the crash tests
    assert place > 50


def test_a_press_whose_message_could_not_be_sent_is_not_lost(ports: Ports, monkeypatch: pytest.MonkeyPatch) -> None:
    record = bring(ports, PLAIN)
    for press, ends in ((actions.start_import, ImportState.PREVIEWED), (actions.post_import, ImportState.POSTED)):
        with monkeypatch.context() as broken:
            broken.setattr(ports.queues, "send", _busy)
            with pytest.raises(Unavailable):
                press(ports, record.id, REP)
        until_quiet(ports, lambda message: actions.work(ports, message))
        assert actions.import_of(ports, record.id).state is ends


def _busy(queue: str, messages: Iterable[Mapping[str, Any]], after: timedelta = timedelta()) -> None:
    raise Unavailable("busy", say("The books are busy just now. Nothing was lost; try again in a moment."))


def test_what_moves_or_waits_for_a_person_is_left_alone_and_told_as_it_is(ports: Ports) -> None:
    record = bring(ports, PLAIN)
    ports.clock.advance(STILL_AFTER * 3)
    assert (actions.sweep(ports), actions.progress_of(ports, record.id).still_since) == (0, None)
    actions.start_import(ports, record.id, REP)
    pressed = ports.clock.now()
    ports.clock.advance(STILL_AFTER - timedelta(minutes=1))
    assert (actions.sweep(ports), actions.progress_of(ports, record.id).still_since) == (0, None)
    ports.clock.advance(timedelta(minutes=1))
    assert actions.progress_of(ports, record.id).still_since == pressed
    assert actions.sweep(ports) == 1
    assert actions.sweep(ports) == 0
    until_quiet(ports, lambda message: actions.work(ports, message))
    ports.clock.advance(STILL_AFTER * 3)
    assert (actions.sweep(ports), actions.progress_of(ports, record.id).still_since) == (0, None)


def test_what_fails_each_time_is_tried_more_and_more_rarely_but_for_ever(ports: Ports) -> None:
    record = bring(ports, PLAIN)
    actions.start_import(ports, record.id, REP)
    waits, waited = [], timedelta()
    while len(waits) < 10:
        ports.clock.advance(timedelta(minutes=5))
        waited += timedelta(minutes=5)
        if actions.sweep(ports):
            waits.append(waited)
            waited = timedelta()
    assert waits[:4] == [STILL_AFTER * 2**n for n in range(4)]
    assert waits[-1] == timedelta(hours=24)
    until_quiet(ports, lambda message: actions.work(ports, message))
    found = actions.import_of(ports, record.id)
    assert (found.state, found.set_going) == (ImportState.PREVIEWED, 0)
