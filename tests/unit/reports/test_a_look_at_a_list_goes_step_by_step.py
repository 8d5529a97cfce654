"""A look at a part of a list goes on where it was, finds what one step would find, and reads no more than a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.writes import bump, put
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.reports import actions as reports
from chalicelib.reports import balance, journal
from chalicelib.reports.balance import parts
from chalicelib.reports.faults import faulty_lists
from chalicelib.reports.journal import JournalRow, trial_balance
from tests.fakes.money import Desk
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream

TABLE = ProjectionItem.table()


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    for code in ("VISIT", "LAB", "XRAY"):
        desk.bill(code)
        for _ in range(4):
            desk.by_cheque(500)
        desk.ports.clock.advance(timedelta(days=12))
    carry_stream(desk.ports)
    return desk


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps of two rows."""
    monkeypatch.setattr(balance, "AT_ONCE", 2)
    monkeypatch.setattr(balance, "LOOKED_AT", 2)


def steps(ports: Ports, task: str = "prove", repeats: int = 1) -> Iterator[dict[str, Any]]:
    """Prove all parts, and what is queued for that, each message so often; yields each after it was done."""
    messages = [{"task": task, "list": one.list, "name": one.name} for one in parts(ports)]
    while messages:
        message = messages.pop(0)
        for _ in range(repeats):
            ports.queues.messages.pop("proofs", None)
            reports.work_proof(ports, message)
        yield message
        messages += ports.queues.messages.pop("proofs", [])


def told(ports: Ports) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.list, one.part, one.faults) for one in faulty_lists(ports)]


def sum_drifts(desk: Desk) -> None:
    pk = next(pk for pk in desk.ports.tables.kept[TABLE] if pk.startswith("SUM#payments#"))
    sk, raw = next(iter(desk.ports.tables.kept[TABLE][pk].items()))
    key = next(key for key in raw if key not in ("pk", "sk"))
    desk.ports.tables.commit([bump(TABLE, pk, sk, {key: 7})], REP)


def counter_drifts(desk: Desk) -> None:
    pk = f"TB#{journal.months(desk.ports)[-1]}"
    sk = next(iter(desk.ports.tables.kept[TABLE][pk]))
    desk.ports.tables.commit([bump(TABLE, pk, sk, {"receivable": 900})], REP)


def entry_strays(desk: Desk) -> None:
    pk = next(pk for pk in desk.ports.tables.kept[TABLE] if pk.startswith("JOURNAL#"))
    (row, *_) = desk.ports.tables.query(JournalRow, pk)
    named = {name: getattr(row, name) for name in ("reason", "source", "currency", "legs", "by", "posted_at")}
    desk.ports.tables.commit([put(JournalRow(pk, "acc_none#000000000001", **named))], REP)


DRIFTS = [sum_drifts, counter_drifts, entry_strays]


def test_an_office_that_ties_is_found_well_in_many_steps(desk: Desk, small: None) -> None:
    assert any(message.get("step", 0) >= 3 for message in steps(desk.ports))
    assert told(desk.ports) == []


@pytest.mark.parametrize("drift", DRIFTS)
@pytest.mark.parametrize("repeats", [1, 2])
def test_many_steps_find_what_one_finds_also_when_each_comes_twice(
    desk: Desk, drift: Callable[[Desk], None], repeats: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drift(desk)
    list(steps(desk.ports))
    whole = told(desk.ports)
    assert len(whole) == 1
    monkeypatch.setattr(balance, "AT_ONCE", 2)
    monkeypatch.setattr(balance, "LOOKED_AT", 2)
    list(steps(desk.ports, repeats=repeats))
    assert told(desk.ports) == whole


@pytest.mark.parametrize("drift", DRIFTS)
def test_what_differs_is_mended_in_steps_and_once(desk: Desk, drift: Callable[[Desk], None], small: None) -> None:
    today = ledger.today(desk.ports)
    well = trial_balance(desk.ports, today)
    drift(desk)
    list(steps(desk.ports, "rebuild", repeats=2))
    list(steps(desk.ports))
    assert told(desk.ports) == []
    assert trial_balance(desk.ports, today) == well


def test_a_counter_of_the_trial_balance_that_drifted_is_told(desk: Desk) -> None:
    counter_drifts(desk)
    list(steps(desk.ports))
    ((name, month, (fault,)),) = told(desk.ports)
    assert (name, month) == ("journal", journal.months(desk.ports)[-1])
    assert fault.endswith("receivable lacks -900")


def test_a_sum_that_moves_between_two_steps_is_no_fault(desk: Desk, small: None) -> None:
    for number, _ in enumerate(steps(desk.ports)):
        if number % 5 == 0 and number < 60:
            desk.by_cheque(100)
            carry_stream(desk.ports)
    assert told(desk.ports) == []


def test_a_step_reads_no_more_rows_than_its_limit(desk: Desk, small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    told_by = balance._told
    monkeypatch.setattr(balance, "_told", lambda part, row: (seen.append(1), told_by(part, row))[1])
    for _ in steps(desk.ports):
        assert len(seen) <= 2
        seen.clear()


def test_the_counters_of_a_month_are_those_of_its_days(desk: Desk) -> None:
    for month in journal.months(desk.ports):
        whole, days = {}, {}
        for (_, place), n in journal.counters_of(desk.ports, month).items():
            of = whole if place.month == month else days
            of[place.key] = of.get(place.key, 0) + n
        assert whole == days
