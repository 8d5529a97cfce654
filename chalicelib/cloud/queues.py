"""Messages through SQS, ten to a request. Each bears the request in which it was queued, under `request`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import islice
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud.clients import client
from chalicelib.kernel.actor import request_now
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

BATCH = 10  # SendMessageBatch: entries in one request
DELAY_MAX = 900  # seconds a message may be kept back (SQS quotas)


def with_request(message: Mapping[str, Any]) -> dict[str, Any]:
    """A message with the request that it follows from, so that a trail leads from a change back to what began it."""
    return {**message, "request": request_now()} if request_now() else dict(message)


class SqsQueues:
    """The office's queues by name."""

    def __init__(self, settings: Settings) -> None:
        self._urls = {
            "dunning": settings.dunning_queue_url,
            "exports": settings.exports_queue_url,
            "imports": settings.imports_queue_url,
            "notices": settings.notices_queue_url,
            "payments": settings.payments_queue_url,
            "proofs": settings.proofs_queue_url,
        }

    def send(self, queue: str, messages: Iterable[Mapping[str, Any]], after: timedelta = timedelta()) -> None:
        left, delay = iter(messages), min(int(after.total_seconds()), DELAY_MAX)
        while batch := list(islice(left, BATCH)):
            entries = [
                {"Id": str(i), "MessageBody": json.dumps(with_request(message)), "DelaySeconds": delay}
                for i, message in enumerate(batch)
            ]
            try:
                answer = client("sqs").send_message_batch(QueueUrl=self._urls[queue], Entries=entries)
            except (BotoCoreError, ClientError) as error:
                raise Unavailable("queue_unavailable", say("The work could not be queued. Try again.")) from error
            if answer.get("Failed"):
                raise Unavailable("queue_unavailable", say("Part of the work could not be queued. Try again."))

    def pause(self, queue: str, receipt: str, length: timedelta) -> None:
        seconds = int(length.total_seconds())
        try:
            client("sqs").change_message_visibility(
                QueueUrl=self._urls[queue], ReceiptHandle=receipt, VisibilityTimeout=seconds
            )
        except (BotoCoreError, ClientError) as error:
            raise Unavailable("queue_unavailable", say("The work could not be queued. Try again.")) from error
