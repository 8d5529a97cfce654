"""Records of a table's stream as Lambda brings them: binary values come as base64 text and go on as bytes.

A record stops nobody: the records of one partition are carried together and in order, other partitions go on without
them, and a record that cannot be carried is set aside with its content.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from chalicelib.kernel.actor import in_request
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass

Record = Mapping[str, Any]
Work = Callable[[list[dict[str, Any]]], object]
log = logging.getLogger("quittance")

_IMAGES = ("OldImage", "NewImage")


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a batch: the sequence numbers from which it is wanted again, and how many were set aside."""

    again: tuple[str, ...] = ()
    set_aside: int = 0


def carry(ports: Ports, consumer: str, event: Mapping[str, Any], work: Work) -> Carried:
    """Carry a stream event over, partition by partition. `work` may be given the same records again.

    What the outside world refuses for the moment (Unavailable) is asked for again; whatever else goes wrong is the
    record's own fault: tried alone, and set aside when it fails alone too.
    """
    again: list[str] = []
    aside = 0
    for records in _by_partition(event["Records"]):
        try:
            _carry(work, records)
        except Unavailable:
            again.append(records[0]["dynamodb"]["SequenceNumber"])
        except Exception:  # noqa: BLE001  # one of them is to blame
            found = [_alone(ports, consumer, record, work) for record in records]
            again += [number for number in found if number]
            aside += found.count("")
    return Carried(tuple(again), aside)


def _alone(ports: Ports, consumer: str, record: Record, work: Work) -> str | None:
    """Carry one record; "" when it was set aside, its sequence number when it is wanted again."""
    try:
        _carry(work, [record])
    except Unavailable:
        return str(record["dynamodb"]["SequenceNumber"])
    except Exception as error:  # noqa: BLE001  # it is kept, and the next is carried
        from chalicelib.cloud.set_aside import set_aside  # hardly ever needed, and with it come the tables

        log.error("record_set_aside", extra={"consumer": consumer, "kind": type(error).__name__})
        set_aside(ports, consumer, record, error)
        return ""
    return None


def replay(ports: Ports, consumer: str, work: Work) -> int:
    """Carry again what was set aside; answers how many records still cannot be carried."""
    from chalicelib.cloud.set_aside import carry_again

    return carry_again(ports, consumer, lambda record: _carry(work, [record]))


def _carry(work: Work, records: Sequence[Record]) -> None:
    """What follows from changes is done in the request that made the last of them."""
    whole = [_whole(record) for record in records]
    last = whole[-1]["dynamodb"].get("NewImage", {})
    with in_request(last.get("request", {"S": ""})["S"]):
        work(whole)


def _by_partition(records: Iterable[Record]) -> list[Sequence[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record["dynamodb"]["Keys"]["pk"]["S"], []).append(record)
    return list(found.values())


def _whole(record: Record) -> dict[str, Any]:
    change = record["dynamodb"]
    images = {name: {key: _value(value) for key, value in change[name].items()} for name in _IMAGES if change.get(name)}
    return {**record, "dynamodb": {**change, **images}}


def _value(value: dict[str, Any]) -> dict[str, Any]:
    ((kind, content),) = value.items()
    if kind == "B":
        return {kind: base64.b64decode(content)}
    if kind == "BS":
        return {kind: [base64.b64decode(part) for part in content]}
    if kind == "M":
        return {kind: {key: _value(part) for key, part in content.items()}}
    return {kind: [_value(part) for part in content]} if kind == "L" else value
