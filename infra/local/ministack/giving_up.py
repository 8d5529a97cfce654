"""A stream's batch that fails, as Lambda treats it: tried again, and in the end kept whole in the mapping's bucket.

MiniStack passes over what a consumer wants again (`batchItemFailures`), tries what failed for ever, and keeps a failed
batch's place only. Batches are not halved here: one record that fails takes its batch with it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

Result = dict[str, Any]
_from_stream: ContextVar[bool] = ContextVar("_from_stream", default=False)


class GivingUp:
    """Stands in for the way a function is called: `limit` is how often a consumer's batch is tried again, and `keep`
    puts an object into a consumer's bucket.
    """

    def __init__(
        self,
        execute: Callable[[Any, Any], Result],
        limit: Callable[[str], int],
        keep: Callable[[str, str, bytes], object],
    ) -> None:
        self._execute, self._limit, self._keep = execute, limit, keep
        self._tries: dict[tuple[str, str], int] = {}

    def call(self, function: Mapping[str, Any], event: Any) -> Result:
        """Call a function; what the stream's poller calls it with is given up after its tries."""
        if not _from_stream.get():
            return self._execute(function, event)
        with streaming(on=False):  # MiniStack may come here again for the same call
            result = self._execute(function, event)
        if result.get("throttle"):  # it was not called: that is no try
            return result
        config = function.get("config") or function
        place = (config["FunctionArn"], event["Records"][0]["dynamodb"]["SequenceNumber"])
        if not (result.get("error") or _wanted_again(result.get("body"))):
            self._tries.pop(place, None)
            return result
        self._tries[place] = self._tries.get(place, 0) + 1
        if self._tries[place] <= self._limit(place[0]):
            return {**result, "error": True}
        del self._tries[place]
        self._keep(place[0], f"aws/lambda/local/{time.strftime('%Y/%m/%d/%H.%M.%S')}-{uuid4()}", _kept(place[0], event))
        return {**result, "error": False}


@contextmanager
def streaming(*, on: bool = True) -> Iterator[None]:
    """Say that functions are called by the stream's poller, or that they are not."""
    token = _from_stream.set(on)
    try:
        yield
    finally:
        _from_stream.reset(token)


def _wanted_again(body: Any) -> bool:
    told = json.loads(body) if isinstance(body, str) and body.startswith("{") else body
    return isinstance(told, dict) and bool(told.get("batchItemFailures"))


def _kept(arn: str, event: Any) -> bytes:
    """The record of an invocation, as Lambda writes it to a bucket."""
    context = {"functionArn": arn, "condition": "RetryAttemptsExhausted"}
    return json.dumps({"requestContext": context, "version": "1.0", "payload": json.dumps(event)}).encode()


def keep_what_is_given_up(service: Any, files: Any) -> None:
    """Put it into MiniStack: `service` is its Lambda, `files` its S3."""

    def mapping(arn: str) -> Mapping[str, Any]:
        found = (one for _, one in service._esms.all_items() if one["FunctionArn"] == arn)
        return next((one for one in found if "DestinationConfig" in one), {})

    def keep(arn: str, key: str, body: bytes) -> object:
        bucket = mapping(arn)["DestinationConfig"]["OnFailure"]["Destination"].split(":")[-1]
        status, _, said = files._put_object(bucket, key, body, {})[:3]
        if status >= 300:
            raise OSError(f"not kept in {bucket}: {said!r}")
        return None

    poll = service._poll_dynamodb_streams
    calls = GivingUp(service._execute_function, lambda arn: int(mapping(arn).get("MaximumRetryAttempts", 20)), keep)

    def polled() -> Any:
        with streaming():
            return poll()

    service._execute_function, service._poll_dynamodb_streams = calls.call, polled
