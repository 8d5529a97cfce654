"""A look at a part of a list goes step by step; what its rows so far come to is kept until the last one was seen.

In `projections`, forgotten after days:
pk = LOOK#<id> · sk = SUMS#<shard>     the sums of the part as they were when the look began
pk = LOOK#<id> · sk = STEP#<number>    what the rows of a step come to, and which of them are of nothing there is
A look of one step keeps nothing. A step that is given again is written the same anew; the next one, with the row it
begins behind, is one message on the queue of the proofs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any, Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.kernel.actor import PROJECTOR, request_now
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.lists import Counted
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass
from chalicelib.reports.balance import MOST, Key, Part, Step, Unlike, look_at, sums_of_part, unlike
from chalicelib.reports.counters import Place

KEPT_DAYS: Final = 7
_BETWEEN: Final = "|"


@dataclass(frozen=True, slots=True)
class KeptSums:
    """What a shard of the sums was when a look began: by place, as text."""

    look: str
    shard: int
    at: datetime
    sums: dict[str, int]


@dataclass(frozen=True, slots=True)
class KeptStep:
    """What the rows of a step of a look come to, by place, as text, and the keys of stray rows."""

    look: str
    number: int
    at: datetime
    told: dict[str, int] = field(default_factory=dict)
    strays: tuple[tuple[str, str], ...] = ()


def _forgotten(kept: KeptSums | KeptStep) -> int:
    return int(later(kept.at, KEPT_DAYS).timestamp())


_SUMS: Final = Stored(
    KeptSums,
    pk="LOOK#{look}",
    sk="SUMS#{shard}",
    packed=frozenset({"sums"}),
    expires=_forgotten,
    item=ProjectionItem,
)
_STEPS: Final = Stored(
    KeptStep,
    pk="LOOK#{look}",
    sk="STEP#{number:05d}",
    packed=frozenset({"told"}),
    expires=_forgotten,
    item=ProjectionItem,
)


def look_on(ports: Ports, queue: str, part: Part, message: Mapping[str, Any]) -> Unlike | None:
    """Take the next step of a look at a part; what the look found, or None while it goes on with a message more.

    The message is the one that asked for the look, then with its id, its step and the key of the row it got to.
    """
    number: int = message.get("step", 0)
    lists = {Counted(*place).list for _, *place, _ in (message.get("seen") or {}).get("sums", ())}
    before = {} if number else sums_of_part(ports, part, lists)
    step = look_at(ports, part, tuple(message["behind"]) if number else None)
    if not number and step.place is None:
        return unlike(ports, part, before, step.told, step.strays, lists)
    look = message.get("look") or id_from("look", f"{part}:{request_now()}:{message.get('seen')}")
    if not number:
        _keep_sums(ports, look, before)
    _keep_step(ports, look, number, step)
    if step.place is not None:
        ports.queues.send(queue, [{**message, "look": look, "step": number + 1, "behind": step.place}])
        return None
    return _whole(ports, part, look, number, lists)


def _keep_sums(ports: Ports, look: str, sums: Mapping[Place, int]) -> None:
    by_shard: dict[int, dict[str, int]] = {}
    for (at, place), n in sums.items():
        by_shard.setdefault(at, {})[_text(at, place)] = n
    kept = [KeptSums(look, at, ports.clock.now(), told) for at, told in by_shard.items()]
    for one in kept:
        ports.tables.commit([_SUMS.put(one)], PROJECTOR)


def _keep_step(ports: Ports, look: str, number: int, step: Step) -> None:
    told = {_text(*place): n for place, n in step.told.items()}
    kept = KeptStep(look, number, ports.clock.now(), told, tuple(step.strays[:MOST]))
    ports.tables.commit([_STEPS.put(kept)], PROJECTOR)


def _whole(ports: Ports, part: Part, look: str, last: int, lists: set[str]) -> Unlike:
    before = {_place(text): n for kept in _SUMS.of(ports.tables, look) for text, n in kept.sums.items()}
    steps = [kept for kept in _STEPS.of(ports.tables, look) if kept.number <= last]
    told, strays = Counter[Place](), list[Key]()
    for kept in steps:
        told.update({_place(text): n for text, n in kept.told.items()})
        strays += kept.strays
    return unlike(ports, part, before, told, strays, lists)


def _text(at: int, place: Counted) -> str:
    return _BETWEEN.join((str(at), place.list, place.currency, place.month, place.what, place.key))


def _place(text: str) -> Place:
    at, *counted = text.split(_BETWEEN)
    return int(at), Counted(*counted)
