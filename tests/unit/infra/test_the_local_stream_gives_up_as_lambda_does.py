"""The local cloud's stream: what a consumer wants again comes again, and what it cannot take is kept whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from infra.local.ministack.giving_up import GivingUp, streaming

ARN = "arn:aws:lambda:us-east-1:000000000000:function:trail"
FUNCTION = {"config": {"FunctionArn": ARN}}
EVENT = {"Records": [{"eventID": "1", "dynamodb": {"SequenceNumber": "7"}}]}
REFUSED = {"body": {"batchItemFailures": [{"itemIdentifier": "7"}]}}
FAILED = {"error": True, "body": {"errorType": "MemoryError"}}
DONE = {"body": {"batchItemFailures": []}}


class Consumer:
    def __init__(self, *answers: dict[str, Any]) -> None:
        self.answers = list(answers)
        self.kept: list[tuple[str, str, dict[str, Any]]] = []
        self.cloud = GivingUp(lambda function, event: self.answers.pop(0), lambda arn: 2, self.keep)

    def keep(self, arn: str, key: str, body: bytes) -> None:
        self.kept.append((arn, key, json.loads(body)))

    def poll(self) -> bool:
        """Whether the stream goes on behind the batch."""
        with streaming():
            return not self.cloud.call(FUNCTION, EVENT).get("error")


@pytest.mark.parametrize("trouble", [REFUSED, {"body": json.dumps(REFUSED["body"])}, FAILED])
def test_a_batch_comes_again_and_is_kept_whole_after_its_tries(trouble: dict[str, Any]) -> None:
    consumer = Consumer(trouble, trouble, trouble)
    assert [consumer.poll() for _ in range(3)] == [False, False, True]
    ((arn, key, record),) = consumer.kept
    assert (arn, key.startswith("aws/lambda/")) == (ARN, True)
    assert (record["requestContext"]["functionArn"], json.loads(record["payload"])) == (ARN, EVENT)


def test_a_batch_that_is_taken_in_time_is_kept_nowhere_and_counts_anew() -> None:
    consumer = Consumer(REFUSED, FAILED, DONE, FAILED, FAILED, DONE)
    assert [consumer.poll() for _ in range(6)] == [False, False, True, False, False, True]
    assert consumer.kept == []


def test_a_function_that_had_no_place_to_run_was_not_tried() -> None:
    busy = {"throttle": True, "error": True}
    consumer = Consumer(*[busy] * 5, DONE)
    assert [consumer.poll() for _ in range(6)] == [False] * 5 + [True]
    assert consumer.kept == []


def test_whoever_calls_the_function_himself_hears_its_own_answer() -> None:
    consumer = Consumer(REFUSED)
    assert consumer.cloud.call(FUNCTION, EVENT) == REFUSED
