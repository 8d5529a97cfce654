"""CPU of billing, paying and dunning as multiples of one bare transaction of boto3, in the same run.

`python -m bench.handlers`. AWS's answers are those of a first run, given again as bytes before anything is sent: what
is measured is the office's own work and the client's, signing and parsing included, and no network.
"""

from __future__ import annotations

import base64
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.client import BaseClient

from chalicelib.cloud.clients import client
from tests.crash.backends import PLAIN, Given, MemoryCloud
from tests.crash.cloud import Cloud, wired_cloud
from tests.crash.every_job import JOBS
from tests.crash.jobs import Job, founded
from tests.crash.runs import Bench, founded_office

MEASURED = {"issue a draft": 2.5, "post a payment": 3.6, "advance an account that waits": 2.2}  # goals, in transactions
ROUNDS = 200
Answers = list[bytes]


class Recorder(MemoryCloud):
    """AWS in memory that remembers its answers as bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.said: Answers = []

    def answer(self, client: Any, operation: str, given: Given) -> Any:
        """Answer one call and remember it."""
        answer = super().answer(client, operation, given)
        if "Body" not in answer:  # files come as they are, and no measured action asks for one
            self.said.append(json.dumps(answer, default=lambda raw: base64.b64encode(raw).decode()).encode())
        return answer


class Canned:
    """A response that never crossed a wire."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def stream(self, **_: Any) -> Iterator[bytes]:
        """The body, in one piece."""
        yield self.body


@contextmanager
def canned(clients: list[Any], answers: Answers) -> Iterator[Callable[[], None]]:
    """Clients that are answered from the list before they send; the yielded call begins it anew."""
    left: list[Iterator[bytes]] = [iter(answers)]

    def answer(request: Any, **_: Any) -> AWSResponse:
        return AWSResponse(request.url, 200, {"Content-Type": "application/x-amz-json-1.0"}, Canned(next(left[0])))

    def again() -> None:
        left[0] = iter(answers)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", PLAIN)
        for one in clients:
            one.meta.events.register_first("before-send", answer, unique_id="canned")
        yield again
        for one in clients:
            one.meta.events.unregister("before-send", unique_id="canned")


Act = Callable[[], object]


def cpu_ms(act: Act) -> float:
    """The CPU of an act, in milliseconds."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


@contextmanager
def bare_transaction() -> Iterator[Act]:
    """One TransactWriteItems of four items of half a kilobyte, by boto3 alone."""
    dynamodb = boto3.client("dynamodb", region_name="us-east-1")
    item = {"pk": {"S": "acc_1"}, "sk": {"S": "J#1"}, "text": {"S": "x" * 450}, "version": {"N": "1"}}
    put = {"Put": {"TableName": "core", "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}
    with canned([dynamodb], [b"{}"] * ROUNDS):
        yield lambda: dynamodb.transact_write_items(TransactItems=[put] * 4)


@contextmanager
def again_and_again(cloud: Cloud, recorder: Recorder, job: Job, begun: Any) -> Iterator[Callable[[], float]]:
    """A job that each call of what is yielded runs once more on the same answers, by a worker that has done it before.

    The call tells its CPU in milliseconds.
    """
    bench = Bench(cloud, job, *begun)
    worker = cloud.worker()
    for _ in range(2):  # the first run fills what a worker keeps, the second is the one that is given again
        cloud.back_to(bench.place)
        recorder.said.clear()
        job.act(worker, bench.it)
    with canned([cloud.tables.client, client("kms"), client("sqs")], list(recorder.said)) as again:

        def once() -> float:
            again()
            return cpu_ms(lambda: job.act(worker, bench.it))

        yield once


def action(cloud: Cloud, recorder: Recorder, name: str, begun: Any) -> tuple[float, float]:
    """The median CPU of a bare transaction and of one action, taken in turns."""
    (job,) = [job for job in JOBS if job.name == name]
    with again_and_again(cloud, recorder, job, begun) as once, bare_transaction() as bare:
        taken = [(cpu_ms(bare), once()) for _ in range(ROUNDS)]
    return statistics.median(floor for floor, _ in taken), statistics.median(own for _, own in taken)


def main() -> int:
    """Print the multiples."""
    recorder = Recorder()
    with wired_cloud(recorder) as cloud:
        begun = founded_office(cloud, founded)
        for name, goal in MEASURED.items():
            floor, took = action(cloud, recorder, name, begun)
            said = f"{name:32} {took:6.2f} ms CPU = {took / floor:4.1f} transactions of {floor:4.2f} ms (goal {goal})"
            sys.stdout.write(f"{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
