"""`make replay STAGE=…`: give the stream's consumers again, whole, what they gave up."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import boto3

from infra import stack
from infra.deploy import say
from infra.functions import Function
from infra.given_up import StillFails, function_named, give_again, on_a_stage

KEPT: Final = "StreamFailuresBucket"
BEGINS: Final = "aws/lambda/"  # Lambda's own names: aws/lambda/<mapping>/<shard>/<yyyy>/<mm>/<dd>/<time>-<id>


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A batch that was given up: the consumer, and the event as it had it."""

    function: Function
    event: Mapping[str, Any]

    @property
    def changes(self) -> int:
        """How many changes it holds."""
        return len(self.event["Records"])


def replay(session: boto3.Session, name: str) -> int:
    """Give again everything that was given up, the oldest first; answers how many batches still fail.

    What was replayed is hidden by a delete marker and kept for another 90 days. It may run twice, and while people
    work: a change that was carried before is found carried.
    """
    resources = stack.resources(session, name)
    reader = who_replays(session, resources)
    left = 0
    for key in waiting(reader, resources[KEPT]):
        try:
            say(replay_one(reader, resources, key))
        except StillFails as failure:
            left += 1
            say(f"still waiting: {key}: {failure}")
    return left


def waiting(session: boto3.Session, bucket: str) -> list[str]:
    """The names of what was given up and not replayed since, the oldest first."""
    pages = session.client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=BEGINS)
    found = [(one["LastModified"], one["Key"]) for page in pages for one in page.get("Contents", [])]
    return [key for _, key in sorted(found)]


def replay_one(session: boto3.Session, resources: Mapping[str, str], key: str) -> str:
    """Give one batch again and put it away; answers a line for whoever looks on. StillFails leaves it where it is."""
    s3, bucket = session.client("s3"), resources[KEPT]
    found = _read(json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read()), resources)
    give_again(session, resources, found.function, found.event)
    s3.delete_object(Bucket=bucket, Key=key)
    return f"replayed: {found.changes} changes to {found.function.handler}, {_span(found.event['Records'])}"


def _read(kept: Mapping[str, Any], resources: Mapping[str, str]) -> GivenUp:
    """The record of an invocation as Lambda keeps it: its `payload` is the event as text."""
    function = function_named(resources, kept["requestContext"]["functionArn"])
    if function is None or function.trigger != "stream":
        raise StillFails("it names no consumer of this stack")
    payload = kept["payload"]
    return GivenUp(function, json.loads(payload) if isinstance(payload, str) else payload)


def _span(records: list[Mapping[str, Any]]) -> str:
    """Which changes, by the stream's own numbers: no word of what is in them."""
    numbers = [str(record["dynamodb"].get("SequenceNumber", "?")) for record in records]
    return f"number {numbers[0]} to {numbers[-1]}"


def who_replays(session: boto3.Session, resources: Mapping[str, str]) -> boto3.Session:
    """A session of the one role that may read what was given up; on the local cloud roles of people play no part."""
    role = resources["ReplaysRole"]
    sts = session.client("sts")
    if not str(sts.meta.endpoint_url).startswith("https:"):
        return session
    account = sts.get_caller_identity()["Arn"].split(":")
    arn = f"arn:{account[1]}:iam::{account[4]}:role/{role}"
    taken = sts.assume_role(RoleArn=arn, RoleSessionName="replay")["Credentials"]
    return boto3.Session(
        taken["AccessKeyId"], taken["SecretAccessKey"], taken["SessionToken"], region_name=session.region_name
    )


if __name__ == "__main__":
    sys.exit(on_a_stage("python -m infra.replay", __doc__, replay))
