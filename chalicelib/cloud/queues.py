"""Messages through SQS, ten to a request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud.clients import client
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

BATCH = 10  # SendMessageBatch: entries in one request


class SqsQueues:
    """The office's queues by name."""

    def __init__(self, settings: Settings) -> None:
        self._urls = {
            "dunning": settings.dunning_queue_url,
            "imports": settings.imports_queue_url,
            "notices": settings.notices_queue_url,
            "payments": settings.payments_queue_url,
        }

    def send(self, queue: str, messages: Iterable[Mapping[str, Any]]) -> None:
        left = iter(messages)
        while batch := list(islice(left, BATCH)):
            entries = [{"Id": str(i), "MessageBody": json.dumps(message)} for i, message in enumerate(batch)]
            try:
                answer = client("sqs").send_message_batch(QueueUrl=self._urls[queue], Entries=entries)
            except (BotoCoreError, ClientError) as error:
                raise Unavailable("queue_unavailable", say("The work could not be queued. Try again.")) from error
            if answer.get("Failed"):
                raise Unavailable("queue_unavailable", say("Part of the work could not be queued. Try again."))
