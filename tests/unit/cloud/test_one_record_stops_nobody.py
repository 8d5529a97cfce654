"""A change that cannot be carried over stops nobody: it is set aside whole, and carried when it can be."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from chalicelib.cloud.set_aside import SET_ASIDE
from chalicelib.cloud.stream import Carried, carry, replay
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from tests.fakes.office import make_office

POISON = base64.b64encode(b"poison").decode()


def record(number: int, account: str, lines: str = "") -> dict[str, Any]:
    image = {"pk": {"S": account}, "sk": {"S": f"INV#{number}"}, "lines": {"B": lines}}
    body = {"Keys": {"pk": {"S": account}, "sk": image["sk"]}, "NewImage": image, "SequenceNumber": f"{number:03d}"}
    return {"eventID": f"event-{number}", "eventName": "INSERT", "dynamodb": body}


class Reader:
    """A consumer that fails on poison until it is mended, and is busy when told so."""

    def __init__(self) -> None:
        self.mended = False
        self.busy: set[str] = set()
        self.seen: list[str] = []

    def __call__(self, records: list[dict[str, Any]]) -> None:
        for one in records:
            if one["eventID"] in self.busy:
                raise Unavailable("busy", say("The books are busy just now. Nothing was lost; try again in a moment."))
            if one["dynamodb"]["NewImage"]["lines"]["B"] == b"poison" and not self.mended:
                raise OverflowError("a day without a name, of Ada Okafor")
        self.seen += [one["eventID"] for one in records]


@pytest.fixture
def ports() -> Ports:
    return make_office()


def test_the_records_around_a_poisoned_one_are_carried(ports: Ports) -> None:
    read, records = Reader(), [record(1, "acc_1"), record(2, "acc_1", POISON), record(3, "acc_1"), record(4, "acc_2")]
    assert carry(ports, "lists", {"Records": records}, read) == Carried((), 1)
    assert sorted(read.seen) == ["event-1", "event-3", "event-4"]
    (kept,) = SET_ASIDE.of(ports.tables, "lists")
    assert (kept.id, kept.why, kept.record) == ("event-2", "OverflowError", records[1])
    assert "Okafor" not in repr(kept)


def test_what_was_set_aside_is_carried_once_it_can_be_and_leaves(ports: Ports) -> None:
    read = Reader()
    carry(ports, "lists", {"Records": [record(2, "acc_1", POISON), record(5, "acc_3", POISON)]}, read)
    assert replay(ports, "lists", read) == 2
    read.mended = True
    assert replay(ports, "lists", read) == 0
    assert sorted(read.seen) == ["event-2", "event-5"]
    assert SET_ASIDE.of(ports.tables, "lists") == []


def test_what_is_busy_is_wanted_again_and_never_set_aside(ports: Ports) -> None:
    read = Reader()
    read.busy = {"event-2"}
    records = [record(1, "acc_1"), record(2, "acc_2"), record(3, "acc_3")]
    assert carry(ports, "lists", {"Records": records}, read) == Carried(("002",), 0)
    assert read.seen == ["event-1", "event-3"]
    assert SET_ASIDE.of(ports.tables, "lists") == []


def test_a_poisoned_record_told_twice_is_kept_once_and_by_consumer(ports: Ports) -> None:
    for name in ("lists", "trail", "lists"):
        carry(ports, name, {"Records": [record(2, "acc_1", POISON)]}, Reader())
    assert [len(SET_ASIDE.of(ports.tables, name)) for name in ("lists", "trail")] == [1, 1]
