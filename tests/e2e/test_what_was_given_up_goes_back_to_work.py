"""Changes that the trail gave up are kept whole, and one command gives back all that was given up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from infra.local.places import STACK
from infra.redrive import redrive
from infra.replay import waiting
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk, until

pytestmark = pytest.mark.local_cloud


@contextmanager
def down(office: Office, logical: str) -> Iterator[None]:
    """A consumer of the stream that fails whatever it is given, and is tried once more only."""
    functions, name = office.client("lambda"), office.resources[logical]
    handler = functions.get_function_configuration(FunctionName=name)["Handler"]
    (mapping,) = functions.list_event_source_mappings(FunctionName=name)["EventSourceMappings"]
    functions.update_event_source_mapping(UUID=mapping["UUID"], MaximumRetryAttempts=1)
    functions.update_function_configuration(FunctionName=name, Handler="app.gone")
    try:
        yield
    finally:
        functions.update_function_configuration(FunctionName=name, Handler=handler)
        functions.update_event_source_mapping(UUID=mapping["UUID"], MaximumRetryAttempts=20)


def told(desk: Desk, account: str) -> list[str]:
    return [
        entry["kind"] for entry in desk.ask("GET", f"/accounts/{account}/audit")["items"] if entry["verb"] == "added"
    ]


def lying(office: Office, queue: str) -> int:
    found = office.client("sqs").get_queue_attributes(QueueUrl=office.resources[queue], AttributeNames=["All"])
    return sum(int(found["Attributes"][f"ApproximateNumberOfMessages{which}"]) for which in ("", "NotVisible"))


def put(office: Office, queue: str, body: Any) -> None:
    office.client("sqs").send_message(QueueUrl=office.resources[queue], MessageBody=json.dumps(body))


def test_one_command_gives_back_all_that_was_given_up(office: Office) -> None:
    desk, session = Desk(office), office.places.session()
    bucket = office.resources["StreamFailuresBucket"]
    with down(office, "RecordTrail"):
        account = desk.enroll("Given")["account"]["id"]
        until(lambda: waiting(session, bucket))
    assert told(desk, account) == []
    put(office, "ProofsDeadLetters", {"task": "prove", "account_id": account})
    schedule = office.resources["QueueDunningQueueDunningSchedule"]
    scheduled = {
        "version": "0",
        "id": "test",
        "source": "aws.scheduler",
        "detail-type": "Scheduled Event",
        "detail": {},
    }
    scheduled |= {"account": "0", "region": "us-east-1", "time": "2026-01-01T00:00:00Z"}
    put(
        office,
        "EventsDeadLetters",
        {**scheduled, "resources": [f"arn:aws:scheduler:us-east-1:000000000000:schedule/default/{schedule}"]},
    )
    assert redrive(session, STACK) == 0
    assert waiting(session, bucket) == []
    assert "account" in told(desk, account)
    assert lying(office, "EventsDeadLetters") == lying(office, "ProofsDeadLetters") == 0
    until(lambda: lying(office, "ProofsQueue") == 0)
