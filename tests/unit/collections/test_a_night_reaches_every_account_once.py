"""A night decides once for every account it concerns, whatever the pages, kills, repeats and order of its messages."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.cloud import rounds
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.collections import actions
from chalicelib.collections.actions import shards
from chalicelib.collections.actions.watching import watch_from
from chalicelib.collections.store import office
from chalicelib.collections.store.accounts import DUNNINGS
from chalicelib.collections.walks import Walk
from chalicelib.kernel.ports import Ports
from chalicelib.notices import actions as notices
from tests.fakes.dunning import drain, enroll, owe, queue_night
from tests.fakes.office import REP, FakeQueues, make_office

TODAY = date(2026, 3, 2)
REASONS = ("newly", "newly twice", "look", "left", "newly and left", "made newly overdue last night", "not due")


class Killed(BaseException):
    """The worker is gone: nothing catches this."""


class PatchyQueues(FakeQueues):
    """Queues to which messages go one by one: a worker may die between two of them."""

    life = 10**9

    def send(self, queue: str, messages: Any, after: timedelta = timedelta()) -> None:
        for message in messages:
            self.spend()
            super().send(queue, [message], after)

    def spend(self) -> None:
        self.life -= 1
        if self.life < 0:
            raise Killed


def concern(ports: Ports, key: str, reason: str) -> str:
    """An account that tonight's night meets for a reason; answers its id."""
    account = enroll(ports, key)
    yesterday = TODAY - timedelta(days=1)
    if "newly" in reason and "last" not in reason:
        owe(ports, account, 100_00, yesterday)
    if "twice" in reason:
        owe(ports, account, 50_00, yesterday, "b")
    if reason in ("look", "left", "newly and left"):
        owe(ports, account, 70_00, TODAY - timedelta(days=40), "old")
        watch_from(ports, account.id, TODAY if reason == "look" else TODAY - timedelta(days=3))
    if "last night" in reason:
        owe(ports, account, 100_00, TODAY - timedelta(days=2))
    if reason == "not due":
        owe(ports, account, 100_00, TODAY)
    return account.id


def decisions(ports: Ports) -> Counter[str]:
    """How often today was decided, by account."""
    found: Counter[str] = Counter()
    for table, old, new in ports.tables.changes:
        if table == CoreItem.table() and new and new["sk"]["S"] == "DUNNING":
            before, after = (DUNNINGS.read(raw).step if raw else None for raw in (old, new))
            found[new["pk"]["S"]] += after is not None and after.on == TODAY and before != after
    return +found


def work_off(ports: Ports, chance: Random) -> None:
    """Work off the queue in any order; some messages come twice, some workers die on the way and it comes again."""
    queues, kills, repeats = ports.queues, 8, 8
    while waiting := queues.messages.get("dunning"):
        message = waiting.pop(chance.randrange(len(waiting)))
        queues.life = chance.randint(0, 12) if kills and chance.random() < 0.5 else 10**9
        try:
            actions.work_dunning(ports, message)
        except Killed:
            kills -= 1
            waiting.append(message)
        else:
            if repeats and chance.random() < 0.2:
                repeats -= 1
                queues.messages["dunning"].append(message)
    queues.life = 10**9


def killed_by_its_queue(ports: Ports) -> None:
    ports.tables.fault = lambda step, writes: ports.queues.spend()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(REASONS), min_size=1, max_size=7), st.integers(1, 3), st.integers(1, 4), st.integers(0))
def test_every_account_that_a_night_concerns_is_decided_once(
    reasons: list[str], page: int, stretch: int, seed: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "PAGE", page)
        patch.setattr(rounds, "STRETCH", stretch)
        ports = make_office(queues=PatchyQueues())
        queue_night(ports, TODAY - timedelta(days=1))
        met = {concern(ports, f"p{place}", reason): reason for place, reason in enumerate(reasons)}
        killed_by_its_queue(ports)
        actions.queue_dunning(ports, TODAY)
        work_off(ports, Random(seed))  # no secret
    due = {account for account, reason in met.items() if reason != "not due"}
    assert decisions(ports) == dict.fromkeys(due, 1)
    letters = {account: len(notices.notices_page(ports, account, 100, None).items) for account in due}
    assert letters == {account: int("look" in met[account] or "left" in met[account]) for account in due}
    walks = [office.read_walk(ports.tables, part) for part in range(AGENDA_SHARDS)]
    assert {walk.through_on for walk in walks if walk} == {TODAY}


def test_a_shard_that_failed_whole_is_walked_by_the_next_night_and_the_others_are_not_walked_again() -> None:
    ports = make_office()
    queue_night(ports, TODAY - timedelta(days=1))
    accounts = [concern(ports, f"p{place}", "newly") for place in range(12)]
    actions.queue_dunning(ports, TODAY)
    _, *others = drain(ports, "dunning")
    for message in others:
        actions.work_dunning(ports, message)
    reached = {message["account_id"] for message in drain(ports, "dunning")}
    missed = set(accounts) - reached
    for account in reached:
        actions.work_dunning(ports, {"account_id": account, "on": TODAY.isoformat()})
    found = queue_night(ports, TODAY + timedelta(days=1))
    assert missed
    assert {message["account_id"] for message in drain(ports, "dunning")} == missed
    assert (found.accounts, found.left_out) == (len(missed), 0)


def test_a_shard_given_again_after_a_later_night_walked_it_queues_nobody() -> None:
    ports = make_office()
    queue_night(ports, TODAY - timedelta(days=1))
    concern(ports, "ada", "newly")
    actions.queue_dunning(ports, TODAY)
    late = drain(ports, "dunning")
    queue_night(ports, TODAY + timedelta(days=1))
    assert len(drain(ports, "dunning")) == 1
    assert [actions.work_dunning(ports, message).accounts for message in late] == [0] * AGENDA_SHARDS
    assert drain(ports, "dunning") == []


def test_a_walk_kept_before_shards_had_their_own_is_gone_on_from() -> None:
    ports = make_office()
    concern(ports, "ada", "newly")
    ten_back = TODAY - timedelta(days=10)
    ports.tables.commit([office.WALKS_OF_ALL.put(Walk(TODAY, ten_back))], REP)
    assert queue_night(ports, TODAY + timedelta(days=1)).accounts == 1
    (message,) = drain(ports, "dunning")
    assert message["on"] == "2026-03-03"


@pytest.mark.parametrize("accounts", [1, 30])
def test_the_schedule_reads_nothing_and_sends_a_message_a_shard_however_many_accounts(accounts: int) -> None:
    ports = make_office()
    for place in range(accounts):
        concern(ports, f"p{place}", "newly")
    steps: list[str] = []
    ports.tables.fault = lambda step, writes: steps.append(step)
    actions.queue_dunning(ports, TODAY)
    assert (steps, len(drain(ports, "dunning"))) == (["before", "after"], AGENDA_SHARDS)  # that it has begun


def test_a_message_of_a_shard_reads_and_sends_a_stretch_however_many_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "PAGE", 2)
    monkeypatch.setattr(rounds, "STRETCH", 2)
    told = []
    for accounts in (40, 120):
        ports = make_office()
        queue_night(ports, TODAY - timedelta(days=1))
        for place in range(accounts):
            concern(ports, f"p{place}", "newly")
        steps: list[str] = []
        ports.tables.fault = lambda step, writes, steps=steps: steps.append(step)
        actions.queue_dunning(ports, TODAY)
        first = next(m for m in drain(ports, "dunning") if m["part"] == 3)
        actions.work_dunning(ports, first)
        told.append((len(steps), len(drain(ports, "dunning"))))
    assert told[0] == told[1]
    assert told[0][1] == 3
