"""How far a round has come is told as it was: what was queued is exact, what is done is short of nothing."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app as office
from chalicelib.cloud import rounds
from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.round_counts import LANES, Progress, progress_of
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions as reports
from chalicelib.reports.actions import nights
from chalicelib.reports.api.rounds import api
from chalicelib.web.permissions import Permission, may
from tests.crash.jobs import Redelivered, handled, queued
from tests.fakes.client import make_client
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.practice import carry_stream
from tests.fakes.tables import moto_tables

PATH = "/api/v1/reports/rounds"


def practice(accounts: int, **changes: Any) -> Ports:
    """An office whose accounts all owe, with their lines in the lists."""
    ports = make_office(**changes)
    for place in range(accounts):
        owe(ports, enroll(ports, f"p{place}"), 100_00, ports.clock.now().date() - timedelta(days=40))
    if not changes:
        carry_stream(ports)
    return ports


def batch(ports: Ports, size: int = 10, *, lists: bool = False) -> list[dict[str, Any]]:
    """The next messages of the queue, as one call of the worker is given them; those of lists only when asked."""
    waiting = ports.queues.messages.get("proofs", [])
    waiting = [one for one in waiting if lists or not {"list", "lists"} & one.keys()]
    given, ports.queues.messages["proofs"] = waiting[:size], waiting[size:]
    return given


def worked_off(ports: Ports, chance: Random, repeats: int = 0) -> int:
    """Work off all messages in calls of any size, some calls twice; answers how many accounts were given twice."""
    again = 0
    while messages := batch(ports, chance.randint(1, 10), lists=True):
        handled(office.app, ports, office.work_proof, queued(*messages))
        if repeats and chance.random() < 0.3:
            repeats -= 1
            handled(office.app, ports, office.work_proof, queued(*messages))
            again += sum("account_id" in message for message in messages)
    return again


def proof(ports: Ports) -> Progress:
    found = progress_of(ports, "prove")
    assert found is not None
    return found


def test_a_round_is_watched_from_its_beginning_to_its_end() -> None:
    ports = practice(3)
    assert progress_of(ports, "prove") is None
    reports.begin_by_hand(ports, "prove", SUPERVISOR)
    begun = proof(ports)
    assert (begun.shards_ended, begun.queued, begun.done, begun.state(ports.clock.now())) == (0, 0, 0, "running")
    worked_off(ports, Random(1))  # no secret
    ended = proof(ports)
    assert (ended.shards_ended, ended.queued, ended.done, ended.wrong) == (16, 3, 3, 0)
    assert (ended.state(ports.clock.now()), ended.round.begun_by) == ("ended", SUPERVISOR.subject)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 12), st.integers(1, 3), st.integers(1, 5), st.integers(0))
def test_what_was_queued_is_exact_and_what_is_done_is_short_of_nothing(
    accounts: int, page: int, stretch: int, seed: int
) -> None:
    chance = Random(seed)  # no secret
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nights, "PAGE", page)
        patch.setattr(rounds, "STRETCH", stretch)
        ports = practice(accounts)
        reports.begin_by_hand(ports, "prove", SUPERVISOR)
        worked_off(ports, chance, repeats=4)
    found = proof(ports)
    assert (found.shards_ended, found.queued, found.state(ports.clock.now())) == (16, accounts, "ended")
    assert found.done >= accounts


def test_a_call_that_died_before_it_counted_is_counted_when_its_messages_come_again() -> None:
    ports = practice(4)
    reports.begin_by_hand(ports, "prove", SUPERVISOR)
    handled(office.app, ports, office.work_proof, queued(*batch(ports, 16)))
    given = batch(ports)

    def dies(step: str, writes: Any) -> None:
        if step == "before" and any(write.sk == "DONE" for write in writes):
            raise ConnectionError

    ports.tables.fault = dies
    with pytest.raises(Redelivered):
        handled(office.app, ports, office.work_proof, queued(*given))
    ports.tables.fault = None
    assert proof(ports).done == 0
    handled(office.app, ports, office.work_proof, queued(*given))
    assert proof(ports).done == 4


def test_an_account_is_done_at_its_second_look_and_counted_as_wrong_when_it_is() -> None:
    ports = practice(2)
    kept = ports.tables.kept[ports.settings.core_table]
    broken = next(pk for pk in sorted(kept) if "HEAD" in kept[pk])
    kept[broken]["HEAD"] = kept[broken]["HEAD"] | {"invoices": {"N": "7"}}
    reports.begin_by_hand(ports, "prove", SUPERVISOR)
    handled(office.app, ports, office.work_proof, queued(*batch(ports, 16)))
    handled(office.app, ports, office.work_proof, queued(*batch(ports)))
    assert (proof(ports).done, proof(ports).state(ports.clock.now())) == (1, "running")
    handled(office.app, ports, office.work_proof, queued(*batch(ports)))
    assert (proof(ports).done, proof(ports).wrong, proof(ports).state(ports.clock.now())) == (2, 1, "ended")


def test_a_round_that_stands_still_is_behind_and_may_be_begun_again() -> None:
    ports = practice(1)
    client = make_client(ports, [api], SUPERVISOR)
    assert client.post(PATH, {"task": "prove"}).body["state"] == "running"
    refused = client.post(PATH, {"task": "prove"})
    assert (refused.status, refused.body["code"]) == (409, "round_under_way")
    assert client.post(PATH, {"task": "rebuild"}).status == 201
    ports.clock.advance(timedelta(hours=1))
    assert [one["state"] for one in client.get(PATH).body] == ["behind", "behind"]
    assert client.post(PATH, {"task": "prove"}).status == 201


def test_a_call_of_ten_messages_is_one_addition_and_a_million_are_no_hot_key() -> None:
    ports = practice(10)
    reports.begin_by_hand(ports, "rebuild", SUPERVISOR)
    handled(office.app, ports, office.work_proof, queued(*batch(ports, 16)))
    count = len(ports.tables.changes)
    handled(office.app, ports, office.work_proof, queued(*batch(ports)))
    added = [new for _, _, new in ports.tables.changes[count:] if new and new["sk"]["S"] == "DONE"]
    assert [(new["done"]["N"], "expires_at" in new) for new in added] == [("10", True)]
    assert 1_000_000 / 10 / (20 * 60) / LANES < 1_000 / 4  # additions a second on a lane, in a night of 20 minutes


def test_who_may_prove_the_books_may_begin_and_others_may_watch() -> None:
    assert may(SUPERVISOR, Permission.BOOKS_PROVE)
    assert not may(REP, Permission.BOOKS_PROVE)
    client = make_client(practice(0), [api], REP)
    assert client.post(PATH, {"task": "prove"}).status == 403
    assert (client.get(PATH).status, client.get(PATH).body) == (200, [])


def test_the_real_tables_add_and_tell_the_same() -> None:
    with moto_tables() as tables:
        ports = practice(2, tables=tables)
        reports.begin_by_hand(ports, "rebuild", SUPERVISOR)
        worked_off(ports, Random(2))  # no secret
        found = progress_of(ports, "rebuild")
        assert found is not None
        assert (found.shards_ended, found.queued, found.done) == (16, 2, 2)
        lanes = [raw for n in range(LANES) for raw in tables.raw(ProjectionItem.table(), f"ROUND#{found.round.id}#{n}")]
        assert all("expires_at" in raw for raw in lanes)
