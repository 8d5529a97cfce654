"""`make redrive STAGE=…`: give what was given up to its worker again, from every dead-letter queue of a stage."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import unquote_plus

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from infra import stack
from infra.deploy import say
from infra.functions import FUNCTIONS, SCHEDULES, Function
from infra.given_up import StillFails, function_named, give_again, on_a_stage
from infra.replay import KEPT, replay_one, waiting, who_replays
from infra.schedules import event_name

EVENTS: Final = "EventsDeadLetters"
LOOK_SECONDS: Final = 2.0
OUT_OF_SIGHT_SECONDS: Final = 960  # longer than any function runs: nobody else gives the same event meanwhile
_NOT_TOLD: Final[Mapping[str, Any]] = {
    "Subject": None,
    "MessageAttributes": {},
}  # what SNS leaves out, and Lambda does not
Resources = Mapping[str, str]
Message = Mapping[str, Any]


class Unknown(Exception):
    """A message that names no function of this stack."""


def redrive(session: boto3.Session, name: str) -> int:
    """Give again what lies in the dead letters of a stack; answers how many messages are left.

    Messages of a queue go back to it. Events have none: schedules and mail events are given to their function, and
    changes that the stream gave up are replayed. Everything may run twice. A queue that refuses stops no other: it is
    told at the end, and counts as one message that is left.
    """
    resources, sqs = stack.resources(session, name), session.client("sqs")
    queues = [function.source for function in FUNCTIONS if function.trigger == "queue"]
    work = {dead_letters_of(queue): partial(_back_to_work, sqs, resources, queue) for queue in queues}
    work[EVENTS] = partial(_events, session, resources)
    left, refused = 0, list[str]()
    for dead_letters, give in work.items():
        try:
            left += give()
        except (BotoCoreError, ClientError) as refusal:
            refused.append(f"{dead_letters} stays as it is: {refusal}")
    for refusal_of_one in refused:
        say(refusal_of_one)
    return left + len(refused)


def dead_letters_of(queue: str) -> str:
    """The logical name of a queue's dead letters (infra/queues.yaml)."""
    return queue.removesuffix("Queue") + "DeadLetters"


def _back_to_work(sqs: Any, resources: Resources, queue: str) -> int:
    """Let SQS move the dead letters of a queue back to it, and wait until it has; answers how many are left, at least
    one where it did not come to its end.
    """
    name = dead_letters_of(queue)
    arn = sqs.get_queue_attributes(QueueUrl=resources[name], AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sqs.start_message_move_task(SourceArn=arn)
    task = _moved(sqs, arn)
    count = task.get("ApproximateNumberOfMessagesMoved", 0)
    why = f": {task['FailureReason']}" if "FailureReason" in task else ""
    say(f"{name}: {count} messages went back to {queue} ({task['Status'].lower()}{why})")
    if task["Status"] == "COMPLETED":
        return 0
    return max(1, int(task.get("ApproximateNumberOfMessagesToMove", 0)) - int(count))


def _moved(sqs: Any, arn: str) -> Message:
    while True:
        task: Message = sqs.list_message_move_tasks(SourceArn=arn, MaxResults=1)["Results"][0]
        if task["Status"] != "RUNNING":
            return task
        time.sleep(LOOK_SECONDS)


def _events(session: boto3.Session, resources: Resources) -> int:
    """Give each event to its function again; answers how many are left."""
    sqs, left = session.client("sqs"), list[Message]()
    for message in _received(sqs, resources[EVENTS]):
        try:
            say(f"{EVENTS}: {_given(session, resources, message)}")
        except (StillFails, Unknown, ClientError) as failure:
            say(f"{EVENTS}: {message['MessageId']} stays: {failure}")
            left.append(message)
        else:
            sqs.delete_message(QueueUrl=resources[EVENTS], ReceiptHandle=message["ReceiptHandle"])
    for message in left:
        sqs.change_message_visibility(
            QueueUrl=resources[EVENTS], ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
        )
    return len(left)


def _received(sqs: Any, url: str) -> Iterator[Message]:
    while found := sqs.receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=10,
        MessageAttributeNames=["All"],
        VisibilityTimeout=OUT_OF_SIGHT_SECONDS,
        WaitTimeSeconds=1,  # long polling asks all of SQS's servers
    ).get("Messages"):
        yield from found


def _given(session: boto3.Session, resources: Resources, message: Message) -> str:
    body = json.loads(message["Body"])
    if body.get("Event") == "s3:TestEvent":  # S3 sends one when it is first told to tell
        return "no news yet"
    if keys := list(_news(body)):
        return _replayed(session, resources, keys)
    function, event = call_of(resources, body, message.get("MessageAttributes", {}))
    give_again(session, resources, function, event)
    return f"{function.handler} did it"


def _news(body: Message) -> Iterator[str]:
    """The names of batches that were given up, when the message is the bucket's news (S3 event notifications)."""
    for record in body.get("Records", []):
        if record.get("eventSource") == "aws:s3":
            yield unquote_plus(record["s3"]["object"]["key"])


def _replayed(session: boto3.Session, resources: Resources, keys: list[str]) -> str:
    reader = who_replays(session, resources)
    there = set(waiting(reader, resources[KEPT]))
    return "; ".join(replay_one(reader, resources, key) for key in keys if key in there) or "replayed before"


def call_of(resources: Resources, body: Message, attributes: Message) -> tuple[Function, Message]:
    """The function that a dead event was for, and the event as that function takes it. Unknown.

    EventBridge Scheduler names its target beside the event; Lambda keeps the event alone (dead-letter queue), or in a
    record of the invocation (destination); SNS keeps its own envelope.
    """
    if "requestPayload" in body:
        return _known(function_named(resources, body["requestContext"]["functionArn"])), body["requestPayload"]
    if "TARGET_ARN" in attributes:
        return _known(function_named(resources, attributes["TARGET_ARN"]["StringValue"])), body
    if body.get("Type") == "Notification":
        return _known(_of_topic(resources, body["TopicArn"])), _as_lambda_takes(body)
    topics = [record["Sns"]["TopicArn"] for record in body.get("Records", []) if "Sns" in record]
    if topics:
        return _known(_of_topic(resources, topics[0])), body
    return _known(_of_schedule(resources, body)), body


def _known(function: Function | None) -> Function:
    if function is None:
        raise Unknown("it names no function of this stack")
    return function


def _of_topic(resources: Resources, arn: str) -> Function | None:
    return next((one for one in FUNCTIONS if one.trigger == "topic" and resources.get(one.source) == arn), None)


def _of_schedule(resources: Resources, body: Message) -> Function | None:
    """By the schedule that the event names; SAM calls a function's schedule by the function and its event."""
    named = {arn.rpartition("/")[2] for arn in body.get("resources", [])}
    return next((one for one in SCHEDULES if resources.get(f"{one.logical}{event_name(one)}") in named), None)


def _as_lambda_takes(envelope: Message) -> Message:
    """What Lambda makes of a notification (Lambda developer guide, "Using AWS Lambda with Amazon SNS")."""
    return {"Records": [{"EventSource": "aws:sns", "EventVersion": "1.0", "Sns": {**_NOT_TOLD, **envelope}}]}


if __name__ == "__main__":
    sys.exit(on_a_stage("python -m infra.redrive", __doc__, redrive))
