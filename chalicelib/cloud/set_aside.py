"""Changes that a consumer of the stream could not carry over: kept whole, so that none is lost and none stops the rest.

pk = SETASIDE#<consumer> · sk = <stream event>, in `projections`
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.ports import Ports

Record = Mapping[str, Any]  # a record of the stream as Lambda brings it: binary values as base64 text


@dataclass(frozen=True, slots=True)
class SetAside:
    """One change that was set aside. `why` is the kind of the error, never its words, which may name a person."""

    consumer: str
    id: str
    at: datetime
    why: str
    record: dict[str, Any]


SET_ASIDE: Final = Stored(
    SetAside, pk="SETASIDE#{consumer}", sk="{id}", packed=frozenset({"record"}), item=ProjectionItem
)


def set_aside(ports: Ports, consumer: str, record: Record, error: Exception) -> None:
    """Keep a change that could not be carried over, once however often it comes."""
    kept = SetAside(consumer, str(record["eventID"]), ports.clock.now(), type(error).__name__, dict(record))
    ports.tables.commit([SET_ASIDE.put(kept)], PROJECTOR)


def carry_again(ports: Ports, consumer: str, work: Callable[[Record], object]) -> int:
    """Try what was set aside again, each change alone; answers how many still cannot be carried over."""
    left = 0
    for kept in SET_ASIDE.of(ports.tables, consumer):
        try:
            work(kept.record)
        except Exception:  # noqa: BLE001  # one that still fails stays where it is, and the next is tried
            left += 1
            continue
        ports.tables.commit([SET_ASIDE.drop(kept)], PROJECTOR)
    return left
