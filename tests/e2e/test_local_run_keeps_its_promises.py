"""The local run: on the loopback alone, roles checked, clock moved, mail heard."""

from __future__ import annotations

import json
import socket
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from infra.first_day import news
from infra.first_day.day import Day
from tests.e2e.conftest import Office, children, command
from tests.e2e.desk import until

pytestmark = pytest.mark.local_cloud


def listening() -> list[tuple[str, int]]:
    """Addresses that processes of this machine listen on (Linux: /proc/net/tcp, state 0A)."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    found = [row[1].split(":") for row in rows if row[3] == "0A"]
    return [(socket.inet_ntoa(bytes.fromhex(host)[::-1]), int(port, 16)) for host, port in found]


def test_everything_listens_on_the_loopback_alone(office: Office) -> None:
    first = office.places.port
    hosts = {port: host for host, port in listening() if first <= port < first + 3}
    assert hosts == dict.fromkeys(range(first, first + 3), "127.0.0.1")
    assert len(children(office.places)) == 2  # the cloud and the gateway's sandbox


def test_other_host_names_and_other_sites_are_refused(office: Office) -> None:
    assert office.call("GET", "/local/demo-accounts", Host="evil.example")[0] == 421
    assert office.call("POST", "/local/clock", {"days": 1}, Origin="https://evil.example")[0] == 421


def test_every_answer_carries_the_security_headers(office: Office) -> None:
    for path in ("/", "/pay/", "/api/v1/health", "/local/"):
        with urllib.request.urlopen(office.url + path) as answer:  # noqa: S310
            policy = answer.headers["Content-Security-Policy"]
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def _as(office: Office, function: str) -> boto3.Session:
    """Somebody who may do exactly what a function may: a user with the policies of its deployed role."""
    iam = office.client("iam")
    role, user = office.resources[f"{function}Role"], f"like-{function}"
    iam.create_user(UserName=user)
    for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        document = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        iam.put_user_policy(UserName=user, PolicyName=name, PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName=user)["AccessKey"]
    return boto3.Session(key["AccessKeyId"], key["SecretAccessKey"], region_name="us-east-1")


def test_a_function_may_do_only_what_its_row_grants(office: Office) -> None:
    """The local cloud evaluates the template's own policies. The audit trail can be added to and never changed."""
    session = _as(office, "RecordTrail")
    tables = session.client("dynamodb", endpoint_url=office.places.cloud_url)
    audit, key = office.outputs["AuditTableName"], {"pk": {"S": "x"}, "sk": {"S": "1"}}
    tables.put_item(TableName=audit, Item=key)
    assert tables.get_item(TableName=audit, Key=key)["Item"] == key
    change = {"UpdateExpression": "SET a = :a", "ExpressionAttributeValues": {":a": {"S": "b"}}}
    refused: list[Callable[[], Any]] = [
        lambda: tables.update_item(TableName=audit, Key=key, **change),
        lambda: tables.delete_item(TableName=audit, Key=key),
        lambda: tables.put_item(TableName=office.outputs["CatalogTableName"], Item=key),
        lambda: tables.scan(TableName=office.outputs["CoreTableName"]),
        lambda: tables.get_item(TableName=office.outputs["CatalogTableName"], Key=key),
        lambda: session.client("sqs", endpoint_url=office.places.cloud_url).receive_message(
            QueueUrl=office.resources["PaymentsQueue"]
        ),
        lambda: session.client("s3", endpoint_url=office.places.cloud_url).list_objects_v2(
            Bucket=office.outputs["DocumentsBucketName"]
        ),
    ]
    lists = _as(office, "ProjectChanges").client("dynamodb", endpoint_url=office.places.cloud_url)
    refused.append(lambda: lists.put_item(TableName=audit, Item=key))  # who follows the same stream writes no trail
    for call in refused:
        with pytest.raises(ClientError, match="AccessDenied"):
            call()


def test_the_notice_worker_sends_from_the_offices_address_alone(office: Office) -> None:
    mail = _as(office, "WorkNotice").client("sesv2", endpoint_url=office.places.cloud_url)
    letter = {
        "Destination": {"ToAddresses": ["robin@client.example"]},
        "Content": {"Raw": {"Data": b"Subject: Hej\nTo: robin@client.example\n\nHej hej\n"}},
        "ConfigurationSetName": office.resources["MailConfigurationSet"],
    }
    assert mail.send_email(FromEmailAddress="billing@quittance.example", **letter)["MessageId"]
    with pytest.raises(ClientError, match="AccessDenied"):
        mail.send_email(FromEmailAddress="ceo@quittance.example", **letter)
    assert office.call("GET", "/local/mail?to=robin@client.example")[1]["messages"][0]["subject"] == "Hej"


def test_a_bounce_is_heard_as_on_a_first_day(office: Office) -> None:
    """By the topic, the function and its role: the proof that `make first-day` gives on AWS."""
    day = Day(
        session=office.places.session(),
        outputs=office.outputs,
        resources=office.resources,
        sender="billing@quittance.example",
        lend=lambda key, media_type, size: "",
        whoami=lambda: "",
        sleep=lambda seconds: time.sleep(0.2),
    )
    assert news.bounce_is_heard(day) == ""
    assert office.call("GET", "/local/mail?to=bounce@simulator.amazonses.com")[1]["messages"]


STACK = "quittance-dev"


def test_the_clock_moves_by_days_and_fires_their_schedules(office: Office) -> None:
    before = office.call("GET", "/local/clock")[1]
    status, moving = office.call("POST", "/local/clock", {"days": 2})
    assert (status, moving["moving"]) == (202, True)
    until(lambda: not office.call("GET", "/local/clock")[1]["moving"], 120)
    after = office.call("GET", "/local/clock")[1]
    assert after["failed"] == ""
    assert after["offset_days"] == before["offset_days"] + 2
    for function, times in (("queue-dunning", 2), ("reconcile-payments", 2), ("prove-books", 1)):
        events = office.client("logs").filter_log_events(logGroupName=f"/quittance/{STACK}/{function}")["events"]
        assert sum("START" in event["message"] for event in events) >= times, function


@pytest.mark.parametrize("days", [0, -1, 401, "many"])
def test_the_clock_refuses_what_is_no_number_of_days(office: Office, days: Any) -> None:
    assert office.call("POST", "/local/clock", {"days": days})[0] == 422


def test_a_second_up_of_the_same_folder_says_where_it_runs(office: Office) -> None:
    done = command("up", office.places)
    assert done.returncode == 0
    assert office.url in done.stdout


def test_the_record_of_an_instance_is_for_its_owner_alone(office: Office) -> None:
    assert office.places.record.stat().st_mode & 0o077 == 0
    assert "password" in json.loads(office.places.record.read_text())
