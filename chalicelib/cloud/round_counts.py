"""How far a round has come (`cloud/rounds.py`), in `projections`:

pk = ROUNDS · sk = <name>                       the last round of a name
pk = ROUND#<id> · sk = STRETCH#<shard>#<number> what a message of a shard queued; given again, it writes the same anew
pk = ROUND#<id>#<lane> · sk = DONE              the accounts that are done: one addition for all messages of a call

What was queued is exact. What is done is exact but for repeats: a message that comes again after it was counted is
counted again, none is left out. To keep who was counted would cost four written units an account, this a tenth of one.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.cloud.writes import bump
from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import shard
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass

RoundState = Literal["running", "behind", "ended"]
LANES: Final = 4  # a million accounts are a hundred additions a second; a key takes a thousand
KEPT_DAYS: Final = 30
# A message that failed rests for 15 minutes at most, and a worker that was killed keeps its own for half an hour.
QUIET: Final = timedelta(minutes=45)
COUNTER: Final = system("rounds")


@dataclass(frozen=True, slots=True)
class Round:
    """Work on every account: what it is, since when, begun by whom (an actor's subject), and in how many shards."""

    name: str
    id: str
    begun_at: datetime
    begun_by: str
    shards: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one message of a shard queued: how many accounts, how many of them earlier rounds left out, whether they
    were the shard's last; and what it did by itself: how many are `done`, how many of them `wrong`."""

    round: str
    part: int
    number: int
    at: datetime
    accounts: int
    left_out: int = 0
    ended: bool = False
    done: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """A part of the count of what is done."""

    round: str
    lane: int
    at: datetime
    done: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come, and when anything was last queued or done.

    `wrong` are accounts that were done and found wrong, `left_out` whom earlier rounds left out.
    """

    round: Round
    shards_ended: int
    queued: int
    done: int
    wrong: int
    left_out: int
    last_at: datetime

    def state(self, now: datetime) -> RoundState:
        """Whether it ended, goes on, or has stood still for so long that a person should look."""
        if self.shards_ended >= self.round.shards and self.done >= self.queued:
            return "ended"
        return "behind" if now - self.last_at > QUIET else "running"


def _forgotten(at: datetime) -> int:
    return int(later(at, KEPT_DAYS).timestamp())


_ROUNDS: Final = Stored(Round, pk="ROUNDS", sk="{name}", item=ProjectionItem)
_STRETCHES: Final = Stored(
    Stretch,
    pk="ROUND#{round}",
    sk="STRETCH#{part:02d}#{number:03d}",
    expires=lambda stretch: _forgotten(stretch.at),
    item=ProjectionItem,
)
_LANES: Final = Stored(
    Lane, pk="ROUND#{round}#{lane}", sk="DONE", expires=lambda lane: _forgotten(lane.at), item=ProjectionItem
)


def keep_round(ports: Ports, begun: Round, by: Actor) -> None:
    """Keep a round as the last of its name."""
    ports.tables.commit([_ROUNDS.put(begun)], by)


def keep_stretch(ports: Ports, stretch: Stretch) -> None:
    """Keep what a message of a shard queued; one of no round is not counted."""
    if stretch.round:
        ports.tables.commit([_STRETCHES.put(stretch)], COUNTER)


@dataclasses.dataclass(slots=True)
class Tally:
    """What a call of a worker has done, by round."""

    lanes: dict[str, int] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, message: Mapping[str, Any], wrong: bool = False) -> None:
        """Count a message of an account as done; one of no round is not counted."""
        found = message.get("round", "")
        if found:
            self.lanes.setdefault(found, shard(message["account_id"], LANES))
            self.done[found] += 1
            self.wrong[found] += wrong


@contextmanager
def tallied(ports: Ports) -> Iterator[Tally]:
    """Count what is done within, when all of it is: whoever dies before is given its messages again."""
    tally = Tally()
    yield tally
    for found, lane in tally.lanes.items():
        raw = _LANES.raw(Lane(found, lane, ports.clock.now()))
        added = {"done": tally.done[found], "wrong": tally.wrong[found]}
        told = {name: raw[name] for name in ("at", "expires_at")}
        write = bump(ProjectionItem.table(), raw["pk"]["S"], raw["sk"]["S"], added, told)
        ports.tables.commit([write], COUNTER)


def begun_now(begun: Round) -> Progress:
    """The progress of a round that has only begun."""
    return Progress(begun, shards_ended=0, queued=0, done=0, wrong=0, left_out=0, last_at=begun.begun_at)


def progress_of(ports: Ports, name: str) -> Progress | None:
    """How far the last round of a name has come; None before the first."""
    last = _ROUNDS.get(ports.tables, "", name)
    if last is None:
        return None
    by_part: dict[int, list[Stretch]] = {}
    for stretch in _STRETCHES.of(ports.tables, last.id):
        by_part.setdefault(stretch.part, []).append(stretch)
    stretches = [one for part in by_part.values() for one in _to_its_end(part)]
    lanes = [one for lane in range(LANES) for one in _LANES.of(ports.tables, f"{last.id}#{lane}")]
    return Progress(
        round=last,
        shards_ended=sum(one.ended for one in stretches),
        queued=sum(one.accounts for one in stretches),
        done=sum(lane.done for lane in lanes) + sum(one.done for one in stretches),
        wrong=sum(lane.wrong for lane in lanes) + sum(one.wrong for one in stretches),
        left_out=sum(one.left_out for one in stretches),
        last_at=max([last.begun_at, *(one.at for one in stretches), *(lane.at for lane in lanes)]),
    )


def _to_its_end(stretches: list[Stretch]) -> list[Stretch]:
    """A shard's stretches, in order, through its last: one that was walked twice may have kept more behind it."""
    ends = [number for number, one in enumerate(stretches, start=1) if one.ended]
    return stretches[: ends[0]] if ends else stretches
