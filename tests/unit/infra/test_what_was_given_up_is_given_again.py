"""Dead letters of every kind go back to work by one command; what fails again stays, and nothing is said of content."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra import given_up, redrive, replay
from infra.functions import FUNCTIONS
from tests.fakes.giving_up import ARN, NAME, Aws

EVENTS = "events-dead"
SCHEDULES = [one.logical for one in FUNCTIONS if one.trigger == "schedule"]
QUEUES = [one.source for one in FUNCTIONS if one.trigger == "queue"]
MAIL = {"Message": '{"notificationType": "Bounce"}', "TopicArn": "arn:aws:sns:us-east-1:123456789012:mail-events"}


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redrive.time, "sleep", lambda seconds: None)


def record(number: int) -> dict[str, Any]:
    keys = {"pk": {"S": "acc_1"}, "sk": {"S": "ACCOUNT"}}
    return {"eventID": f"e-{number}", "dynamodb": {"Keys": keys, "SequenceNumber": str(number)}}


def scheduled(logical: str) -> dict[str, Any]:
    schedule = f"arn:aws:scheduler:us-east-1:123456789012:schedule/default/{NAME}-{logical}"
    return {"source": "aws.scheduler", "detail-type": "Scheduled Event", "resources": [schedule], "detail": "{}"}


@pytest.mark.parametrize("queue", QUEUES)
def test_dead_letters_of_a_queue_go_back_to_it(queue: str) -> None:
    aws = Aws()
    aws.sqs.put(f"{queue}-dead", {"account_id": "acc_1"})
    assert redrive.redrive(aws, NAME) == 0
    assert [one["Body"] for one in aws.sqs.lying[queue]] == ['{"account_id": "acc_1"}']
    assert aws.sqs.lying[f"{queue}-dead"] == []
    assert aws.functions.calls == []


def test_a_move_that_breaks_off_is_told_with_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    aws = Aws()
    for number in range(3):
        aws.sqs.put(f"{QUEUES[0]}-dead", {"account_id": f"acc_{number}"})
    aws.sqs.stops_after = 1
    assert redrive.redrive(aws, NAME) == 2
    assert "1 messages went back" in (told := capsys.readouterr().out)
    assert "failed: AccessDenied" in told


def test_a_queue_that_refuses_stops_no_other_and_is_told_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    aws = Aws()
    for queue in QUEUES:
        aws.sqs.put(f"{queue}-dead", {"account_id": "acc_1"})
    aws.sqs.put(EVENTS, scheduled("ProveBooks"))
    aws.sqs.refuses.add(f"{QUEUES[0]}-dead")
    monkeypatch.setattr(given_up.boto3, "Session", lambda: aws)
    monkeypatch.setattr(sys, "argv", ["redrive", "--stage", "prod"])
    assert given_up.on_a_stage("redrive", "", redrive.redrive) == 1
    assert [len(aws.sqs.lying.get(queue, [])) for queue in QUEUES] == [0] + [1] * (len(QUEUES) - 1)
    assert aws.functions.calls == [(f"{NAME}-ProveBooks", scheduled("ProveBooks"))]
    *_, refused, end = capsys.readouterr().out.splitlines()
    assert refused.startswith(redrive.dead_letters_of(QUEUES[0]))
    assert "AccessDenied" in refused
    assert end.startswith("1 left")


def test_sqs_moves_no_dead_letters_that_no_queue_calls_its_own() -> None:
    """Why events need another way back."""
    with pytest.raises(ClientError):
        Aws().sqs.start_message_move_task(SourceArn=f"arn:aws:sqs:us-east-1:123456789012:{EVENTS}")


@pytest.mark.parametrize("logical", SCHEDULES)
@pytest.mark.parametrize("kept_by", ["schedule", "function", "destination"])
def test_a_schedule_that_failed_is_given_to_its_function_again(logical: str, kept_by: str) -> None:
    aws, event = Aws(), scheduled(logical)
    if kept_by == "schedule":  # Scheduler could not reach the function: any event, with the target beside it
        aws.sqs.put(EVENTS, event, TARGET_ARN=f"{ARN}{NAME}-{logical}", ERROR_CODE="NO_PERMISSIONS")
    elif kept_by == "function":  # Lambda tried it three times
        aws.sqs.put(EVENTS, event, RequestID="request-1", ErrorCode="200", ErrorMessage="Task timed out")
    else:
        aws.sqs.put(EVENTS, {"requestContext": {"functionArn": f"{ARN}{NAME}-{logical}"}, "requestPayload": event})
    assert redrive.redrive(aws, NAME) == 0
    assert aws.functions.calls == [(f"{NAME}-{logical}", event)]
    assert aws.sqs.lying[EVENTS] == []


@pytest.mark.parametrize("kept_by", ["topic", "function"])
def test_a_mail_event_that_failed_is_heard(kept_by: str) -> None:
    aws = Aws()
    inner = {"Type": "Notification", **MAIL}
    body = inner if kept_by == "topic" else {"Records": [{"EventSource": "aws:sns", "Sns": {**inner, "Subject": None}}]}
    aws.sqs.put(EVENTS, body)
    assert redrive.redrive(aws, NAME) == 0
    ((name, event),) = aws.functions.calls
    (told,) = event["Records"]
    assert name == f"{NAME}-HearMailEvent"
    assert (told["Sns"]["Message"], told["Sns"]["Subject"]) == (MAIL["Message"], None)


def test_what_fails_again_stays_and_is_seen_by_the_next_run(capsys: pytest.CaptureFixture[str]) -> None:
    aws = Aws()

    def fail(event: Any) -> None:
        raise ValueError("Ada Okafor owes")

    aws.functions.handlers[f"{NAME}-ProveBooks"] = fail
    aws.sqs.put(EVENTS, scheduled("ProveBooks"))
    aws.sqs.put(EVENTS, scheduled("QueueDunning"))
    aws.sqs.put(EVENTS, {"of": "nobody"})
    assert redrive.redrive(aws, NAME) == 2
    assert "Okafor" not in capsys.readouterr().out
    aws.functions.handlers[f"{NAME}-ProveBooks"] = lambda event: None
    assert redrive.redrive(aws, NAME) == 1
    assert [name for name, _ in aws.functions.calls] == [
        f"{NAME}-{logical}" for logical in ("ProveBooks", "QueueDunning", "ProveBooks")
    ]


def test_changes_that_were_given_up_are_replayed_whole_and_the_oldest_first() -> None:
    aws = Aws()
    aws.keep(f"{NAME}-RecordTrail", {"Records": [record(1), record(2)]})
    aws.keep(f"{NAME}-ProjectChanges", {"Records": [record(3)]})
    assert replay.replay(aws, NAME) == 0
    assert aws.functions.calls == [
        (f"{NAME}-RecordTrail", {"Records": [record(1), record(2)]}),
        (f"{NAME}-ProjectChanges", {"Records": [record(3)]}),
    ]
    assert (list(aws.s3.kept), len(aws.s3.hidden)) == ([], 2)
    assert replay.replay(aws, NAME) == 0
    assert len(aws.functions.calls) == 2


def test_a_consumer_that_is_still_down_loses_nothing() -> None:
    aws = Aws()
    aws.functions.handlers[f"{NAME}-RecordTrail"] = lambda event: {"batchItemFailures": [{"itemIdentifier": "1"}]}
    aws.stream("RecordTrail", [record(number) for number in range(5)], at_once=2)
    assert len(aws.s3.kept) == 3
    assert replay.replay(aws, NAME) == 3
    aws.functions.handlers[f"{NAME}-RecordTrail"] = lambda event: {"batchItemFailures": []}
    assert redrive.redrive(aws, NAME) == 0
    assert (aws.s3.kept, aws.sqs.lying[EVENTS]) == ({}, [])


def test_a_batch_is_given_to_consumers_of_this_stack_alone() -> None:
    aws = Aws()
    for name in ("somebody-elses", f"{NAME}-APIHandler"):
        aws.keep(name, {"Records": [record(1)]})
    assert replay.replay(aws, NAME) == 2
    assert aws.functions.calls == []


def test_the_buckets_first_word_is_no_failure() -> None:
    aws = Aws()
    aws.sqs.put(EVENTS, {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "streamfailures"})
    assert redrive.redrive(aws, NAME) == 0
    assert aws.sqs.lying[EVENTS] == []
