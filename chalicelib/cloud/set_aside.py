"""Changes that a consumer of the stream could not carry over: kept whole, so that none is lost and none stops the rest.

In `projections`:
pk = SETASIDE#<consumer> · sk = <stream event>   one change, whole
pk = BEHIND#<consumer> · sk = <partition>        whose changes those are, and since when
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write
from chalicelib.kernel.values import dataclass

Record = Mapping[str, Any]  # a record of the stream as Lambda brings it: binary values as base64 text


@dataclass(frozen=True, slots=True)
class SetAside:
    """One change that was set aside. `why` is the kind of the error, never its words, which may name a person."""

    consumer: str
    id: str
    at: datetime
    why: str
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Behind:
    """A partition of which a consumer has changes set aside: how many, and since when."""

    consumer: str
    partition: str
    since: datetime
    changes: int
    version: int = 1


SET_ASIDE: Final = Stored(
    SetAside, pk="SETASIDE#{consumer}", sk="{id}", packed=frozenset({"record"}), item=ProjectionItem
)
BEHIND: Final = Stored(Behind, pk="BEHIND#{consumer}", sk="{partition}", item=ProjectionItem)
READ_MAX: Final = 100  # marks read at once: usually there is none


def set_aside(ports: Ports, consumer: str, record: Record, error: Exception) -> None:
    """Keep a change that could not be carried over, once however often it comes, and mark whose it is."""
    kept = SetAside(consumer, str(record["eventID"]), ports.clock.now(), type(error).__name__, dict(record))

    def attempt() -> None:
        was = _mark_of(ports, kept)
        mark = Behind(consumer, _partition(kept), kept.at, 1)
        if was:
            mark = replace(was, changes=was.changes + 1, version=was.version + 1)
        write = BEHIND.replace(mark, was.version) if was else BEHIND.follow(mark)
        ports.tables.commit([SET_ASIDE.add(kept), write], PROJECTOR)

    try:
        until_settled(attempt)
    except AlreadyThere:
        return


def carry_again(ports: Ports, consumer: str, work: Callable[[Record], object]) -> int:
    """Try what was set aside again, each change alone; answers how many still cannot be carried over."""
    left = 0
    for kept in SET_ASIDE.of(ports.tables, consumer):
        try:
            work(kept.record)
        except Exception:  # noqa: BLE001  # one that still fails stays where it is, and the next is tried
            left += 1
            continue
        _leave(ports, kept)
    return left


def behind(ports: Ports, consumer: str) -> Page[Behind]:
    """Partitions of which changes are set aside: the first hundred, with a cursor when there are more."""
    return BEHIND.page(ports.tables, consumer, READ_MAX, None)


def behind_among(ports: Ports, consumer: str, partitions: Iterable[str]) -> dict[str, Behind]:
    """Those of these partitions of which changes are set aside. It costs one small read while there are few."""
    first, wanted = behind(ports, consumer), set(partitions)
    found = first.items
    if first.cursor is not None:
        found = ports.tables.get_all(BEHIND, [(BEHIND.within + consumer, one) for one in sorted(wanted)])
    return {mark.partition: mark for mark in found if mark.partition in wanted}


def _leave(ports: Ports, kept: SetAside) -> None:
    """Take away a change that was carried over, and the mark with the last of its partition."""

    def attempt() -> None:
        if SET_ASIDE.get(ports.tables, kept.consumer, kept.id) is not None:
            ports.tables.commit([SET_ASIDE.remove(kept, 1), *_less(_mark_of(ports, kept))], PROJECTOR)

    until_settled(attempt)


def _less(mark: Behind | None) -> list[Write]:
    if mark is None:  # set aside before there were marks
        return []
    if mark.changes <= 1:
        return [BEHIND.remove(mark, mark.version)]
    return [BEHIND.replace(replace(mark, changes=mark.changes - 1, version=mark.version + 1), mark.version)]


def _mark_of(ports: Ports, kept: SetAside) -> Behind | None:
    return BEHIND.get(ports.tables, kept.consumer, _partition(kept))


def _partition(kept: SetAside) -> str:
    return str(kept.record["dynamodb"]["Keys"]["pk"]["S"])
