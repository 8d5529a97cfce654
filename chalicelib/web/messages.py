"""Queue messages, one at a time: what fails is tried again alone, slower each time, and ends in the dead letters."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final, Protocol

from chalicelib.kernel.actor import in_request
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Queues
from chalicelib.web.telemetry import code_of, logger, metrics

# A minute, then twice as long each time: five tries (infra/queues.yaml) are over in a quarter of an hour.
FIRST_REST: Final = timedelta(minutes=1)
LONGEST_REST: Final = timedelta(minutes=15)


class Carried(Protocol):
    """What became of a batch of changes."""

    @property
    def again(self) -> tuple[str, ...]: ...

    @property
    def set_aside(self) -> int: ...


def told(carried: Carried) -> dict[str, list[dict[str, str]]]:
    """Tell the stream from which records it must deliver again; what was set aside is counted for the alarm."""
    if carried.set_aside:
        metrics.add_metric(name="RecordsSetAside", unit="Count", value=carried.set_aside)
    return {"batchItemFailures": [{"itemIdentifier": number} for number in carried.again]}


def each_message(
    queues: Queues, queue: str, event: Any, work: Callable[[dict[str, Any]], object]
) -> dict[str, list[dict[str, str]]]:
    """Work off the messages of an SQS event; answers which of them failed (partial batch response).

    What failed rests for a minute, then longer each time, instead of the queue's whole time out of sight. A message is
    worked on in the request that queued it, or in one of its own when nobody's did.
    """
    failed: list[dict[str, str]] = []
    for record in event.to_dict()["Records"]:
        try:
            message = json.loads(record["body"])
            request = message.pop("request", "") or record["messageId"]
            logger.append_keys(correlation_id=request)
            with in_request(request):
                work(message)
        except Exception as error:  # noqa: BLE001  # one bad message must not take the others with it
            logger.error("message_failed", extra={"kind": type(error).__name__, "code": code_of(error)})
            metrics.add_metric(name="MessagesFailed", unit="Count", value=1)
            failed.append({"itemIdentifier": record["messageId"]})
            _rest(queues, queue, record)
    return {"batchItemFailures": failed}


def rest_after(times: int) -> timedelta:
    """How long a message rests that was given so many times."""
    doubled: int = 1 << min(max(times - 1, 0), 10)
    return min(FIRST_REST * doubled, LONGEST_REST)


def _rest(queues: Queues, queue: str, record: dict[str, Any]) -> None:
    times = int(record.get("attributes", {}).get("ApproximateReceiveCount", 1))
    try:
        queues.pause(queue, record.get("receiptHandle", ""), rest_after(times))
    except Unavailable:  # it comes again when the queue's own time is over
        logger.warning("message_not_put_off")
