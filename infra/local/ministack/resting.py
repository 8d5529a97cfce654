"""Telling a message that failed and rests before its next try from one that a worker has in hand.

SQS counts both as not visible; the local clock waits for the work in hand and not for what rests.
"""

from __future__ import annotations

import time
from typing import Any

from ministack.services import sqs

_MARK = "rests_until"


def note_rests() -> None:
    """Mark the messages whose visibility a worker changed: they rest until then."""
    change = sqs._HANDLERS["ChangeMessageVisibility"]

    def changed(data: dict[str, Any], url: str) -> Any:
        answer = change(data, url)
        for message in _messages():
            if message["receipt_handle"] == data.get("ReceiptHandle"):
                message[_MARK] = message["visible_at"]
        return answer

    sqs._HANDLERS["ChangeMessageVisibility"] = changed


def resting() -> int:
    """How many messages rest now."""
    now = time.time()
    return sum(1 for one in _messages() if now < one["visible_at"] == one.get(_MARK))


def _messages() -> list[dict[str, Any]]:
    return [message for _, queue in sqs._queues.all_items() for message in queue["messages"]]
