"""A first start fills the office with the demo practice; what it holds survives a stop and a crash."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from infra.local.places import Places
from tests.e2e.conftest import Office, children, command, free_ports
from tests.e2e.desk import Desk, until

pytestmark = pytest.mark.local_cloud


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Places]:
    """An instance of its own, to be stopped and killed."""
    places = Places(tmp_path / "state", free_ports())
    assert command("up", places, "--detach").returncode == 0
    yield places
    command("clean", places)


def listed(desk: Desk, name: str) -> list[Any]:
    """The clients of a name, as the list shows them."""
    return list(desk.ask("GET", f"/clients?text={name}")["items"])


def test_state_survives_a_stop_and_a_crash(second: Places) -> None:
    office = Office(second)
    tables, documents = office.client("dynamodb"), office.client("s3")
    table, bucket = office.outputs["CoreTableName"], office.outputs["DocumentsBucketName"]
    tables.put_item(TableName=table, Item={"pk": {"S": "kept"}, "sk": {"S": "1"}})
    documents.put_object(Bucket=bucket, Key="documents/kept", Body=b"kept")
    password = office.password()
    desk = Desk(office)
    home = desk.ask("GET", "/home")
    people = home["accounts"]
    assert people >= 200
    waiting = {name for name, queue in home["queues"].items() if queue["count"]}
    assert waiting >= {"held", "drafts", "overdue", "unapplied", "on_hold", "bad_address"}
    desk.enroll("Beforestop")
    assert "Stopped" in command("stop", second).stdout

    assert command("up", second, "--detach").returncode == 0
    steps = (second.logs / "up.log").read_text()
    assert "ready" in steps
    for long in ("installing", "building", "deploying", "filling"):  # what makes a first start take its minutes
        assert long not in steps
    assert office.password() == password
    assert "Item" in tables.get_item(TableName=table, Key={"pk": {"S": "kept"}, "sk": {"S": "1"}})
    assert documents.get_object(Bucket=bucket, Key="documents/kept")["Body"].read() == b"kept"
    desk = Desk(office)
    desk.enroll("Afterstart")
    # The lists follow what came last before the stop and first after the start.
    for name in ("Beforestop", "Afterstart"):
        assert until(partial(listed, desk, name))
    assert desk.ask("GET", "/home")["accounts"] == people + 2

    tables.put_item(TableName=table, Item={"pk": {"S": "saved"}, "sk": {"S": "1"}})
    assert command("save", second).returncode == 0
    (cloud,) = (pid for pid, command_line in children(second).items() if "infra/local/ministack" in command_line)
    os.kill(cloud, signal.SIGKILL)
    until(lambda: command("status", second).returncode == 1)
    assert command("up", second, "--detach", "--empty").returncode == 0
    assert "Item" in tables.get_item(TableName=table, Key={"pk": {"S": "saved"}, "sk": {"S": "1"}})
