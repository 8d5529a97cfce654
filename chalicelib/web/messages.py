"""Queue messages, one at a time: what fails is tried again alone and ends in the dead-letter queue."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from chalicelib.web.telemetry import logger, metrics


def each_message(event: Any, work: Callable[[dict[str, Any]], object]) -> dict[str, list[dict[str, str]]]:
    """Work off the messages of an SQS event; answers which of them failed (partial batch response)."""
    failed: list[dict[str, str]] = []
    for record in event.to_dict()["Records"]:
        try:
            work(json.loads(record["body"]))
        except Exception as error:  # noqa: BLE001  # one bad message must not take the others with it
            logger.error("message_failed", extra={"kind": type(error).__name__, "code": getattr(error, "code", "")})
            metrics.add_metric(name="MessagesFailed", unit="Count", value=1)
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
