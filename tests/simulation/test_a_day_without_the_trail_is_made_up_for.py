"""The trail's consumer is down for longer than the stream remembers: what it was given up is replayed, and the trail
tells every change of the journal once.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import app as office
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger.journals import journal
from chalicelib.privacy import actions as privacy
from chalicelib.privacy.rules import deed_of, record_of
from infra import redrive, replay
from tests.crash.following import delivered
from tests.crash.jobs import Context
from tests.fakes.giving_up import NAME, Aws
from tests.fakes.stream import stream_records
from tests.simulation.actions import WEIGHTS
from tests.simulation.world import World

HOURS, DOWN = 30, range(2, 27)  # 25 hours: one more than the stream keeps
BY_THE_HOUR = 6
TRIES = 2  # of 21: more of the same


class Trail:
    """The consumer, on an office whose key service may be down."""

    def __init__(self, ports: Ports) -> None:
        self.ports, self.sealing = ports, ports.crypto.keyed_hash

    def __call__(self, event: dict[str, Any]) -> Any:
        office.app.use_ports(self.ports)
        try:
            return office.record_trail(event, Context())
        finally:
            office.app.use_ports(None)

    def stand_still(self, *, down: bool) -> None:
        self.ports.crypto.keyed_hash = self._refuse if down else self.sealing

    def _refuse(self, text: str) -> str:
        raise Unavailable("key_unavailable", say("The office's key could not be opened. Try again."))


def a_day_without_the_trail() -> tuple[World, Aws]:
    """Thirty hours of work on an office; for 25 of them no change can be told in the trail."""
    world, aws = World(7), Aws()
    trail = aws.functions.handlers[f"{NAME}-RecordTrail"] = Trail(world.ports)
    world.open(12)
    world.ports.tables.fault = None
    carried = 0
    for hour in range(HOURS):
        for _ in range(BY_THE_HOUR):
            world.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0](world)
        trail.stand_still(down=hour in DOWN)
        records = delivered(world.ports.tables)
        aws.stream("RecordTrail", records[carried:], tries=TRIES)
        carried = len(records)
    return world, aws


def told(ports: Ports, record: str) -> Counter[str]:
    entries = privacy.trail(ports, record, 100_000).items
    return Counter(entry.deed.source for entry in entries if entry.deed.source)


def expected(ports: Ports) -> dict[str, Counter[str]]:
    """The changes that are somebody's record, by record."""
    found: dict[str, Counter[str]] = {}
    for change in stream_records(ports.tables):
        record = record_of(change)
        if record and deed_of(change, ports.clock.now()) is not None:
            found.setdefault(record, Counter())[change["eventID"]] += 1
    return found


def test_what_was_given_up_for_25_hours_is_told_once_and_the_chains_hold() -> None:
    world, aws = a_day_without_the_trail()
    ports, missing = world.ports, len(aws.s3.kept)
    assert missing >= len(DOWN) - 1
    wanted = expected(ports)
    assert sum(map(len, wanted.values())) > 4 * sum(len(told(ports, record)) for record in wanted)
    assert replay.replay(aws, NAME) == 0
    assert {record: told(ports, record) for record in wanted} == wanted
    for account in world.accounts:
        entries = {f"J#{entry.version:012d}" for entry in journal(ports, account.id)}
        deeds = [entry.deed for entry in privacy.trail(ports, account.id, 100_000).items]
        assert {deed.item for deed in deeds if deed.verb == "added" and deed.kind == "entry"} == entries
    for record in wanted:
        assert privacy.prove_chain(ports, record).fault is None


def test_a_replay_that_comes_twice_or_after_the_stream_tells_nothing_twice() -> None:
    world, aws = a_day_without_the_trail()
    assert redrive.redrive(aws, NAME) == 0
    before = {record: told(world.ports, record) for record in expected(world.ports)}
    for key, batch in list(aws.s3.hidden.items()):
        aws.keep(f"{NAME}-RecordTrail", json.loads(json.loads(batch)["payload"]), key)
    aws.stream("RecordTrail", delivered(world.ports.tables), at_once=7)
    assert replay.replay(aws, NAME) == 0
    assert {record: told(world.ports, record) for record in before} == before
