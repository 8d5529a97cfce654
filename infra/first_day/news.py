"""What the account's services tell the office: mail that bounced, an alarm, work that failed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from infra.first_day.day import Check, Day

SIMULATOR: Final = "bounce@simulator.amazonses.com"  # SES developer guide, "mailbox simulator": hurts no reputation
MAIL_SECONDS, ALARM_SECONDS, FAILED_SECONDS = 180.0, 60.0, 480.0  # Lambda tries again after one and two minutes


def bounce_is_heard(day: Day) -> str:
    """A mail that bounces comes back by the topic and the function, and leaves its mark in the tables."""
    from chalicelib.notices.actions.news import PROBE  # not before the Region is known: see `__main__`

    mark = f"ntc_{day.marker.rpartition('-')[2]}"
    day.client("sesv2").send_email(
        FromEmailAddress=day.sender,
        Destination={"ToAddresses": [SIMULATOR]},
        Content={"Simple": {"Subject": {"Data": "First day"}, "Body": {"Text": {"Data": "A mail that bounces."}}}},
        EmailTags=[{"Name": "reference", "Value": f"{PROBE}__{mark}"}],
        ConfigurationSetName=day.resources["MailConfigurationSet"],
    )
    key = {"pk": {"S": "HEARD#mail"}, "sk": {"S": mark}}
    table, tables = day.outputs["ProjectionsTableName"], day.client("dynamodb")
    heard = day.until(lambda: tables.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item"), MAIL_SECONDS)
    return "" if heard else f"sent, and nothing was heard in {MAIL_SECONDS:.0f} s"


def alarm_is_told(day: Day) -> str:
    """An alarm that goes off is published to the topic of alarms."""
    name, cloudwatch = day.resources["ApiFailsAlarm"], day.client("cloudwatch")
    with _listener(day, day.resources["AlarmsTopic"]) as queue:
        cloudwatch.set_alarm_state(AlarmName=name, StateValue="ALARM", StateReason="First day: nothing is wrong.")
        told = day.until(lambda: _taken(day, queue, name), ALARM_SECONDS)
        cloudwatch.set_alarm_state(AlarmName=name, StateValue="OK", StateReason="First day: that was a try.")
    return "" if told else f"set off, and the topic told nothing in {ALARM_SECONDS:.0f} s"


@contextmanager
def _listener(day: Day, topic: str) -> Iterator[str]:
    """A queue that hears a topic for a while; taken away again."""
    sqs, sns = day.client("sqs"), day.client("sns")
    queue = sqs.create_queue(QueueName=day.marker)["QueueUrl"]
    subscribed = ""
    try:
        arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        allow = {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage"}
        allow |= {"Resource": arn, "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
        sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": policy})
        subscribed = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, ReturnSubscriptionArn=True)[
            "SubscriptionArn"
        ]
        yield queue
    finally:
        if subscribed:
            sns.unsubscribe(SubscriptionArn=subscribed)
        sqs.delete_queue(QueueUrl=queue)


def _taken(day: Day, queue: str, mark: str) -> bool:
    """Take the messages that bear a mark off a queue; others stay."""
    sqs, found = day.client("sqs"), False
    for message in sqs.receive_message(
        QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=5, VisibilityTimeout=10
    ).get("Messages", []):
        if mark in message["Body"]:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            found = True
    return found


def somebody_is_told(day: Day) -> str:
    """Somebody has confirmed that alarms are to be sent to them."""
    pages = (
        day.client("sns").get_paginator("list_subscriptions_by_topic").paginate(TopicArn=day.resources["AlarmsTopic"])
    )
    listed: list[dict[str, Any]] = [one for page in pages for one in page["Subscriptions"]]
    subscriptions = [one for one in listed if day.marker not in one.get("Endpoint", "")]  # our own, just taken away
    confirmed = [one for one in subscriptions if one["SubscriptionArn"].startswith("arn:")]
    if confirmed:
        return ""
    return "the subscription waits to be confirmed" if subscriptions else "nobody is subscribed"


def failure_is_kept(day: Day) -> str:
    """Work that fails three times ends in the dead letters, and is not lost."""
    event = {"Records": [{"EventSource": "aws:sns", "Sns": {"Message": f"{day.marker}: no mail event"}}]}
    day.client("lambda").invoke(
        FunctionName=day.resources["HearMailEvent"], InvocationType="Event", Payload=json.dumps(event).encode()
    )
    queue = day.resources["EventsDeadLetters"]
    kept = day.until(lambda: _taken(day, queue, day.marker), FAILED_SECONDS)
    return "" if kept else f"failed on purpose, and no dead letter came in {FAILED_SECONDS:.0f} s"


def undelivered_is_kept(day: Day) -> str:
    """A schedule that may not set off what it is for ends in the dead letters, by the role of the stage's schedules."""
    sqs, queue = day.client("sqs"), day.resources["EventsDeadLetters"]
    dead = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    api = day.client("lambda").get_function_configuration(FunctionName=day.resources["APIHandler"])["FunctionArn"]
    role = day.client("iam").get_role(RoleName=day.resources["SchedulesRole"])["Role"]["Arn"]
    schedules = day.client("scheduler")
    schedules.create_schedule(
        Name=day.marker,
        ScheduleExpression=f"at({datetime.now(UTC) + timedelta(minutes=1):%Y-%m-%dT%H:%M:%S})",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={
            "Arn": api,  # no schedule sets the API off, so the role may not
            "RoleArn": role,
            "Input": json.dumps({"first_day": f"{day.marker}-undelivered"}),
            "DeadLetterConfig": {"Arn": dead},
            "RetryPolicy": {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60},
        },
    )
    try:
        kept = day.until(lambda: _taken(day, queue, f"{day.marker}-undelivered"), FAILED_SECONDS)
    finally:
        schedules.delete_schedule(Name=day.marker)
    return "" if kept else f"not delivered on purpose, and no dead letter came in {FAILED_SECONDS:.0f} s"


CHECKS: Final = (
    Check(
        "A mail that bounces is heard",
        bounce_is_heard,
        "The office goes on writing to addresses that are dead, until SES stops it.",
        "Look in this order: the sender is verified, the event destination of the configuration set, the topic's "
        "policy, the office key's statement ServicesThatPublish, the log of HearMailEvent.",
    ),
    Check(
        "An alarm reaches its topic",
        alarm_is_told,
        "Alarms go off unheard.",
        "Look at the topic's policy and at the office key's statement ServicesThatPublish.",
    ),
    Check(
        "Somebody is told of alarms",
        somebody_is_told,
        "Alarms go off and are told to nobody.",
        "Deploy with ALARM_EMAIL, and confirm the mail that SNS sends there.",
    ),
    Check(
        "Work that fails ends in the dead letters",
        failure_is_kept,
        "A bounce, a schedule or a night's work that fails would be lost without a word.",
        "Look at the policy of EventsDeadLetters and at DeadLetterQueue of HearMailEvent.",
    ),
    Check(
        "A schedule that cannot be delivered ends in the dead letters",
        undelivered_is_kept,
        "A night that never began would leave no trace but the night itself.",
        "Look at SchedulesRole: it may send to EventsDeadLetters (infra/schedules.py).",
    ),
)
