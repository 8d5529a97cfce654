"""Whatever a night changes bears the request of the schedule's run, through shards, accounts and their letters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import app as office
from chalicelib.cloud.records import CoreItem
from chalicelib.collections import actions
from chalicelib.kernel.actor import in_request, request_now
from chalicelib.kernel.ports import Ports
from tests.crash.jobs import SCHEDULED, Context, handled, queued
from tests.fakes.dunning import drain, enroll, owe
from tests.fakes.office import make_office

TODAY = date(2026, 3, 2)


class Night(Context):
    aws_request_id = "night-0001"


def worked_off(ports: Ports, queue: str, handler: Any) -> list[dict[str, Any]]:
    """The messages of a queue, with all that they queue on it, each worked off in a call of its own."""
    found = []
    while messages := drain(ports, queue):
        for message in messages:
            handled(office.app, ports, handler, queued(message))
        found += messages
    return found


def test_a_letter_leads_back_to_the_run_that_began_its_night() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=40))
    actions.watch_account(ports, account.id)
    ports.clock.advance(timedelta(days=1))
    count = len(ports.tables.changes)
    office.app.use_ports(ports)
    try:
        office.queue_dunning(SCHEDULED, Night())
    finally:
        office.app.use_ports(None)
    queues = (("dunning", office.work_dunning), ("notices", office.work_notice))
    messages = [message for queue, handler in queues for message in worked_off(ports, queue, handler)]
    written = [new for table, _, new in ports.tables.changes[count:] if new and table == CoreItem.table()]
    assert {message["request"] for message in messages} == {"night-0001"}
    assert {"DUNNING", "NTC"} <= {item["sk"]["S"].partition("#")[0] for item in written}
    assert {item["request"]["S"] for item in written} == {"night-0001"}


def test_a_message_that_nobody_queued_in_a_request_has_one_of_its_own() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=40))
    count = len(ports.tables.changes)
    handled(office.app, ports, office.work_dunning, queued({"account_id": account.id, "on": TODAY.isoformat()}))
    written = [new for table, _, new in ports.tables.changes[count:] if new and table == CoreItem.table()]
    assert {item["request"]["S"] for item in written} == {"message-1"}


def test_a_request_ends_with_its_work_and_one_without_a_name_goes_on_in_the_one_around_it() -> None:
    with in_request("outer-01"):
        with in_request(""):
            assert request_now() == "outer-01"
        with in_request("inner-01"):
            assert request_now() == "inner-01"
        assert request_now() == "outer-01"
    assert request_now() == ""
