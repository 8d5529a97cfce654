"""Moving dead letters back to their queue, which MiniStack does not know: at once, and where a queue has them."""

from __future__ import annotations

import json
import time
from typing import Any

from ministack.services import sqs

_done: dict[str, dict[str, Any]] = {}


def move_dead_letters() -> None:
    """Answer StartMessageMoveTask and ListMessageMoveTasks as SQS does."""
    sqs._HANDLERS |= {"StartMessageMoveTask": _start, "ListMessageMoveTasks": _list}


def _start(data: dict[str, Any], url: str) -> dict[str, Any]:
    source = data["SourceArn"]
    behind = [queue for _, queue in sqs._queues.all_items() if _dead_letters_of(queue) == source]
    if not behind:
        raise sqs._Err("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.", 400)
    with sqs._queues_lock:
        lying = sqs._queue_by_arn(source)
        moved, lying["messages"] = lying["messages"], []
        fresh = {"receive_count": 0, "receipt_handle": None, "visible_at": time.time()}
        behind[0]["messages"] += [{**message, **fresh} for message in moved]
    handle = f"move-{len(_done)}"
    _done[source] = {"TaskHandle": handle, "Status": "COMPLETED", "ApproximateNumberOfMessagesMoved": len(moved)}
    return {"TaskHandle": handle}


def _list(data: dict[str, Any], url: str) -> dict[str, Any]:
    found = _done.get(data["SourceArn"])
    return {"Results": [{**found, "SourceArn": data["SourceArn"]}] if found else []}


def _dead_letters_of(queue: dict[str, Any]) -> str:
    policy = queue["attributes"].get("RedrivePolicy")
    return str(json.loads(policy)["deadLetterTargetArn"]) if isinstance(policy, str) and policy else ""
