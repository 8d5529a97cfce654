"""What somebody did in one call stands in one entry of a chain; entries of before stay what they were."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.kernel.ports import Ports
from chalicelib.privacy import actions, store
from chalicelib.privacy.model import Fault, Proof
from chalicelib.privacy.rules import DEEDS_MAX
from tests.fakes.memory_tables import MemoryTables
from tests.fakes.office import REP, START, SUPERVISOR, make_office

AUDIT = "quittance-dev-audit"
AT = START - timedelta(seconds=1)


def change(number: int, request: str = "call-1", by: str = REP.subject, at: datetime = AT) -> dict[str, Any]:
    """An item that was added in a call."""
    keys = {"pk": {"S": "acc_1"}, "sk": {"S": f"PAY#pay_{number}"}}
    image = {**keys, "version": {"N": "1"}, "by": {"S": by}, "request": {"S": request}, "minor": {"N": "1"}}
    body = {"Keys": keys, "NewImage": image, "ApproximateCreationDateTime": at.timestamp()}
    return {"eventID": f"event-{number:03d}", "eventName": "INSERT", "dynamodb": body}


def kept(ports: Ports) -> list[dict[str, Any]]:
    return [item for _, item in sorted(ports.tables.kept[AUDIT]["E#acc_1"].items())]


def sources(ports: Ports) -> list[str]:
    return [one.deed.source for one in actions.trail(ports, "acc_1", 500).items[::-1]]


def test_the_deeds_of_a_call_are_one_item_and_read_like_many() -> None:
    ports = make_office()
    assert actions.record_changes(ports, [change(number) for number in range(7)]) == 7
    assert len(kept(ports)) == 1
    told = actions.trail(ports, "acc_1", 50).items
    latest_first = [(1, n + 1, f"PAY#pay_{n}") for n in range(6, -1, -1)]
    assert [(one.place, one.part, one.deed.item) for one in told] == latest_first
    assert {(one.deed.who, one.deed.request, one.deed.at) for one in told} == {(REP.subject, "call-1", AT)}
    assert actions.prove_chain(ports, "acc_1") == Proof(1, True, None)


@pytest.mark.parametrize(
    "other", [{"request": "call-2"}, {"by": SUPERVISOR.subject}, {"at": AT - timedelta(seconds=1)}], ids=str
)
def test_another_call_person_or_moment_is_another_entry(other: dict[str, Any]) -> None:
    ports = make_office()
    actions.record_changes(ports, [change(1), change(2, **other), change(3)])
    assert [[deed.item for deed in one.deeds] for one in store.read_from(ports.tables, "acc_1", 1, 9)] == [
        ["PAY#pay_1", "PAY#pay_3"],
        ["PAY#pay_2"],
    ]


def test_a_call_of_very_many_deeds_is_told_in_several_entries() -> None:
    ports = make_office()
    actions.record_changes(ports, [change(number) for number in range(DEEDS_MAX + 1)])
    assert [len(one.deeds) for one in store.read_from(ports.tables, "acc_1", 1, 9)] == [DEEDS_MAX, 1]


@pytest.mark.parametrize("lie", [b"[]", b'[["removed","payment","PAY#pay_1",[],"event-001"]]'])
def test_a_deed_that_is_changed_or_taken_out_of_an_entry_shows(lie: bytes) -> None:
    ports = make_office()
    actions.record_changes(ports, [change(1), change(2)])
    second = ["added", "payment", "PAY#pay_2", ["minor"], "event-002"]
    kept(ports)[0]["deeds"] = {"B": store.AuditEntryItem.deeds.serialize([*json.loads(lie), second])}
    assert actions.prove_chain(ports, "acc_1").fault == Fault(1, "seal")


def test_when_an_entry_was_recorded_is_sealed_too() -> None:
    ports = make_office()
    actions.record_changes(ports, [change(1)])
    kept(ports)[0]["kept_at"] = {"S": "2030-01-01T00:00:00.000000Z"}
    assert actions.prove_chain(ports, "acc_1").fault == Fault(1, "seal")


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4)), max_size=20), st.integers(0, 400))
@settings(max_examples=30, deadline=None)
def test_whatever_batches_come_again_and_however_late_each_change_is_told_once(
    batches: list[tuple[int, int]], minutes: int
) -> None:
    ports = make_office()
    changes = [change(n, f"call-{n // 3}", at=AT - timedelta(minutes=n)) for n in range(12)]
    for first, length in batches:
        actions.record_changes(ports, changes[first : first + length])
        actions.record_read(ports, SUPERVISOR, "acc_1", "account", "look")
        ports.clock.advance(timedelta(minutes=minutes))
    actions.record_changes(ports, changes)
    told = [source for source in sources(ports) if source]
    assert sorted(told) == [one["eventID"] for one in changes]
    assert actions.prove_chain(ports, "acc_1").fault is None


def test_a_change_of_now_is_told_by_two_short_reads_however_long_the_chain_is(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = make_office()
    for number in range(200):
        actions.record_read(ports, REP, "acc_1", "account", f"look-{number}")
    ports.clock.advance(timedelta(hours=1))
    asked: list[int] = []
    page = MemoryTables.page

    def counted(tables: MemoryTables, *given: Any, **named: Any) -> Any:
        found = page(tables, *given, **named)
        asked.append(len(found.items))
        return found

    monkeypatch.setattr(MemoryTables, "page", counted)
    actions.record_changes(ports, [change(1, at=ports.clock.now())])
    assert asked == [10]


def an_entry_of_before(ports: Ports, place: int, previous: str, *, source: str = "", at: datetime = AT) -> str:
    """An entry as it was stored before: one deed in attributes of its own, and its source marked beside it."""
    deed = [REP.subject, "added", "payment", f"PAY#pay_{place}", at.isoformat(), "call-0", ["minor"], source]
    sealed = ports.crypto.keyed_hash(json.dumps(["trail", "acc_1", place, *deed, previous]))
    pk, words = "E#acc_1", dict(zip(("who", "verb", "kind", "item"), deed[:4], strict=True))
    item: dict[str, Any] = {name: {"S": value} for name, value in words.items()}
    item |= {"at": {"S": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}, "request": {"S": "call-0"}}
    item |= {"fields": {"S": '["minor"]'}, "hash": {"S": sealed}, "pk": {"S": pk}, "sk": {"S": store.place(place)}}
    item |= {"previous_hash": {"S": previous}} if previous else {}
    item |= {"source": {"S": source}} if source else {}
    ports.tables.commit([store.add(store.AuditEntryItem.read(item))], REP)
    if source:
        ports.tables.commit([store.seen("acc_1", source, START)], REP)
    return sealed


def test_a_chain_of_before_goes_on_holds_and_tells_nothing_twice() -> None:
    ports = make_office()
    last = an_entry_of_before(ports, 1, "", source="event-001")
    last = an_entry_of_before(ports, 2, last, source="event-002", at=AT - timedelta(days=30))
    an_entry_of_before(ports, 3, last)
    assert actions.prove_chain(ports, "acc_1") == Proof(3, True, None)
    actions.record_changes(ports, [change(1), change(2), change(3), change(4)])
    actions.record_changes(ports, [change(number) for number in range(1, 5)])
    assert sources(ports) == ["event-001", "event-002", "", "event-003", "event-004"]
    assert actions.prove_chain(ports, "acc_1") == Proof(4, True, None)
    told = actions.trail(ports, "acc_1", 50).items[-1].deed
    assert (told.who, told.verb, told.item, told.fields) == (REP.subject, "added", "PAY#pay_1", ("minor",))
    ports.tables.kept[AUDIT]["E#acc_1"][store.place(2)]["verb"] = {"S": "removed"}
    assert actions.prove_chain(ports, "acc_1").fault == Fault(2, "seal")
