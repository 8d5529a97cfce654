"""AWS where work is given up: a stack's queues, functions and the bucket of what the stream's consumers gave up.

It answers as AWS does where that stands in the way: dead letters move back only where a queue names them as its own, a
function that fails answers with `FunctionError`, the stream keeps nothing but what Lambda wrote to the bucket.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote_plus

from infra.functions import FUNCTIONS
from infra.schedules import event_name
from tests.fakes.deploying import refused

NAME = "quittance-prod"
ARN = "arn:aws:lambda:us-east-1:123456789012:function:"
BUCKET = "streamfailures"
Handler = Callable[[dict[str, Any]], Any]


class Paginator:
    """All in one page."""

    def __init__(self, page: Callable[..., Any]) -> None:
        self.paginate = lambda **given: [page(**given)]


class Queues:
    """SQS: queues by address, and which dead letters belong to which."""

    def __init__(self) -> None:
        self.lying: dict[str, list[dict[str, Any]]] = {}
        self.behind: dict[str, str] = {}  # address of dead letters -> of their queue
        self.out_of_sight: set[str] = set()
        self.moves: list[str] = []
        self.stops_after: int | None = None  # so many messages are moved, then the move fails
        self.refuses: set[str] = set()  # dead letters of which the policy lets nobody move any

    def put(self, queue: str, body: Any, **attributes: str) -> None:
        told = {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
        known = sum(map(len, self.lying.values()))
        message = {"MessageId": f"m-{known}", "ReceiptHandle": f"r-{known}", "Body": json.dumps(body)}
        self.lying.setdefault(queue, []).append({**message, "MessageAttributes": told})

    def get_queue_attributes(self, QueueUrl: str, AttributeNames: list[str]) -> Any:  # noqa: N803  # as AWS, all below
        return {"Attributes": {"QueueArn": f"arn:aws:sqs:us-east-1:123456789012:{QueueUrl}"}}

    def start_message_move_task(self, SourceArn: str) -> Any:  # noqa: N803
        source = SourceArn.split(":")[-1]
        if source in self.refuses:
            raise refused("AccessDenied", "Access to the resource is denied.", "StartMessageMoveTask")
        if source not in self.behind:
            told = "Source queue must be configured as a Dead Letter Queue."
            raise refused("InvalidParameterValue", told, "StartMessageMoveTask")
        self.moves.append(source)
        return {"TaskHandle": source}

    def list_message_move_tasks(self, SourceArn: str, MaxResults: int) -> Any:  # noqa: N803
        source = SourceArn.split(":")[-1]
        if self.moves.count(source) == 1:  # it has begun, and is done at the next look
            self.moves.append(source)
            return {"Results": [{"Status": "RUNNING"}]}
        lying = self.lying.get(source, [])
        moved, self.lying[source] = lying[: self.stops_after], lying[len(lying[: self.stops_after]) :]
        self.lying.setdefault(self.behind[source], []).extend(moved)
        told = {"ApproximateNumberOfMessagesMoved": len(moved), "ApproximateNumberOfMessagesToMove": len(lying)}
        if len(moved) < len(lying):
            return {"Results": [{"Status": "FAILED", "FailureReason": "AccessDenied", **told}]}
        return {"Results": [{"Status": "COMPLETED", **told}]}

    def receive_message(self, QueueUrl: str, MaxNumberOfMessages: int, **_: Any) -> Any:  # noqa: N803
        seen = [one for one in self.lying.get(QueueUrl, []) if one["ReceiptHandle"] not in self.out_of_sight]
        taken = seen[: min(MaxNumberOfMessages, 2)]  # SQS may give fewer than it has
        self.out_of_sight |= {one["ReceiptHandle"] for one in taken}
        return {"Messages": taken} if taken else {}

    def delete_message(self, QueueUrl: str, ReceiptHandle: str) -> None:  # noqa: N803
        self.lying[QueueUrl] = [one for one in self.lying[QueueUrl] if one["ReceiptHandle"] != ReceiptHandle]

    def change_message_visibility(self, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int) -> None:  # noqa: N803
        self.out_of_sight.discard(ReceiptHandle)


class Bucket:
    """S3 with versions: what is deleted is hidden and stays."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.hidden: dict[str, bytes] = {}
        self.at = datetime(2026, 3, 2, tzinfo=UTC)

    def get_paginator(self, _: str) -> Paginator:
        return Paginator(self._list)

    def _list(self, Bucket: str, Prefix: str) -> Any:  # noqa: N803
        times = {key: self.at + timedelta(seconds=n) for n, key in enumerate(self.kept)}
        found = [{"Key": key, "LastModified": times[key]} for key in sorted(self.kept) if key.startswith(Prefix)]
        return {"Contents": found} if found else {}

    def get_object(self, Bucket: str, Key: str) -> Any:  # noqa: N803
        return {"Body": io.BytesIO(self.kept[Key])}

    def delete_object(self, Bucket: str, Key: str) -> None:  # noqa: N803
        self.hidden[Key] = self.kept.pop(Key)


class Functions:
    """Lambda: each function by its name, with the handler that answers or raises."""

    def __init__(self) -> None:
        self.handlers: dict[str, Handler] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []

    def invoke(self, FunctionName: str, Payload: bytes) -> Any:  # noqa: N803
        event = json.loads(Payload)
        self.calls.append((FunctionName, event))
        try:
            answer = self.handlers[FunctionName](event)
        except Exception as error:  # noqa: BLE001  # Lambda tells of it and answers all the same
            told = json.dumps({"errorType": type(error).__name__, "errorMessage": str(error)}).encode()
            return {"FunctionError": "Unhandled", "Payload": io.BytesIO(told)}
        return {"Payload": io.BytesIO(json.dumps(answer).encode())}


class Aws:
    """A session of an account with one stack."""

    region_name = "us-east-1"

    def __init__(self) -> None:
        self.sqs, self.s3, self.functions = Queues(), Bucket(), Functions()
        self.resources = {"StreamFailuresBucket": BUCKET, "EventsDeadLetters": "events-dead", "ReplaysRole": "replays"}
        self.resources["MailEventsTopic"] = "arn:aws:sns:us-east-1:123456789012:mail-events"
        for function in FUNCTIONS:
            self.resources[function.logical] = f"{NAME}-{function.logical}"
            self.functions.handlers[f"{NAME}-{function.logical}"] = lambda event: None
            if function.trigger == "queue":
                dead, work = f"{function.source}-dead", function.source
                self.resources[function.source] = work
                self.resources[function.source.removesuffix("Queue") + "DeadLetters"] = dead
                self.sqs.behind[dead] = work
            if function.trigger == "schedule":
                self.resources[f"{function.logical}{event_name(function)}"] = f"{NAME}-{function.logical}"

    def client(self, service: str, config: Any = None) -> Any:
        formation = {"get_paginator": lambda self, _: Paginator(self.page)}
        if service == "cloudformation":
            found = [{"LogicalResourceId": k, "PhysicalResourceId": v} for k, v in self.resources.items()]
            page = staticmethod(lambda StackName: {"StackResourceSummaries": found})  # noqa: N803
            return type("Formation", (), {**formation, "page": page})()
        if service == "sts":  # at a loopback address: no role is taken on
            return type("Sts", (), {"meta": type("Meta", (), {"endpoint_url": "http://127.0.0.1"})})()
        return {"sqs": self.sqs, "s3": self.s3, "lambda": self.functions}[service]

    def stream(self, logical: str, records: list[Mapping[str, Any]], at_once: int = 100, tries: int = 21) -> None:
        """Carry records to a consumer as its event source does: so often, then whole to the bucket, and on."""
        name = self.resources[logical]
        for number in range(0, len(records), at_once):
            event = {"Records": records[number : number + at_once]}
            for _ in range(tries):
                answer = self.functions.invoke(name, json.dumps(event).encode())
                told = json.loads(answer["Payload"].read()) or {}
                if "FunctionError" not in answer and not told.get("batchItemFailures"):
                    break
            else:
                self.keep(name, event)

    def keep(self, name: str, event: Mapping[str, Any], key: str = "") -> str:
        """Keep a batch whole, as Lambda does, and tell the dead letters of it, as S3 does."""
        key = key or f"aws/lambda/mapping/shardId-1/2026/03/02/2026-03-02T15.00.{len(self.s3.kept):05d}-id"
        context = {"functionArn": f"{ARN}{name}", "condition": "RetryAttemptsExhausted"}
        self.s3.kept[key] = json.dumps({"requestContext": context, "payload": json.dumps(event)}).encode()
        self.sqs.put(
            "events-dead", {"Records": [{"eventSource": "aws:s3", "s3": {"object": {"key": quote_plus(key)}}}]}
        )
        return key
