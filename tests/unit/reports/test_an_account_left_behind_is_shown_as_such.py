"""An account whose change could not be carried to the lists is marked until it was, without reading what failed."""

from __future__ import annotations

import base64
import csv
import io
import json
from typing import Any

import pytest

import app
from chalicelib.cloud import set_aside
from chalicelib.cloud.stream import carry, replay
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from chalicelib.reports import actions as reports
from chalicelib.reports import behind
from chalicelib.reports.behind import CONSUMER
from tests.fakes.client import OfficeClient
from tests.fakes.exporting import written
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream, enroll, issue
from tests.fakes.stream import stream_records

LISTS = ("clients", "invoices", "accounts")


def failing(ports: Ports, poisoned: str) -> Any:
    """The projector, but for what it cannot carry of one account."""

    def work(records: list[dict[str, Any]]) -> None:
        if any(record["dynamodb"]["Keys"]["pk"]["S"] == poisoned for record in records):
            raise OverflowError("a day without a name, of Ada Okafor")
        reports.hear_stream(ports, records)

    return work


def stream(ports: Ports) -> list[dict[str, Any]]:
    """What the stream tells so far, as Lambda brings it."""
    text = json.dumps(stream_records(ports.tables), default=lambda raw: base64.b64encode(raw).decode())
    records: list[dict[str, Any]] = json.loads(text)
    for number, record in enumerate(records):
        record["dynamodb"]["SequenceNumber"] = f"{number:06d}"
    return records


def told(ports: Ports) -> list[dict[str, Any]]:
    """What the stream tells so far; the lists know it already."""
    records = stream(ports)
    carry_stream(ports)
    return records


def carried(ports: Ports, records: list[dict[str, Any]], work: Any) -> int:
    return carry(ports, CONSUMER, {"Records": records}, work).set_aside


def marks(office: OfficeClient, name: str) -> dict[str, bool]:
    rows = office.get(f"/api/v1/{name}").body["items"]
    return {row["account_id"]: bool(row["behind_since"]) for row in rows}


def test_the_mark_is_that_of_the_function_that_makes_the_lists() -> None:
    assert hasattr(app, CONSUMER)


def test_lists_the_overview_and_home_mark_it_and_the_mark_goes_when_it_is_carried(
    ports: Ports, office: OfficeClient
) -> None:
    bad, good = enroll(ports, "enroll-0001"), enroll(ports, "enroll-0002")
    issue(ports, good, "draft-0001")
    issue(ports, bad, "draft-0002")
    records = told(ports)
    assert office.get("/api/v1/home").body["behind"] == {"count": 0, "more": False, "first": []}
    assert carried(ports, records, failing(ports, bad.id)) > 1
    for name in LISTS:
        assert marks(office, name) == {bad.id: True, good.id: False}
    assert office.get(f"/api/v1/accounts/{bad.id}/overview").body["behind_since"].startswith("2026-03-02")
    home = office.get("/api/v1/home").body["behind"]
    assert (home["count"], [one["number"] for one in home["first"]]) == (1, [bad.number])
    assert "Okafor" not in repr(home)
    assert replay(ports, CONSUMER, failing(ports, bad.id)) > 1  # it still cannot
    assert marks(office, "accounts")[bad.id]
    assert replay(ports, CONSUMER, lambda records: reports.hear_stream(ports, records)) == 0
    for name in LISTS:
        assert marks(office, name) == {bad.id: False, good.id: False}
    assert office.get("/api/v1/home").body["behind"]["count"] == 0


@pytest.mark.parametrize("name", ["clients", "invoices", "payments", "accounts", "ageing"])
def test_a_file_of_a_list_marks_its_lines_and_the_mark_goes_when_it_is_carried(ports: Ports, name: str) -> None:
    desk = [enroll(ports, f"enroll-000{n}") for n in range(2)]
    for account in desk:
        issue(ports, account, f"draft-{account.number}")
        paid = NewPayment(f"cheque-{account.number}", "guarantor", Method.CHEQUE, 100, ledger.today(ports))
        payments.post_payment(ports, account.id, paid, REP)
    bad, good = desk
    records = told(ports)
    assert lines_of(ports, name) == {bad.number: "", good.number: ""}
    carried(ports, records, failing(ports, bad.id))
    marked = lines_of(ports, name)
    assert marked.pop(bad.number).startswith("2026-03-02T")
    assert marked == {good.number: ""}
    replay(ports, CONSUMER, lambda records: reports.hear_stream(ports, records))
    assert lines_of(ports, name) == {bad.number: "", good.number: ""}


def lines_of(ports: Ports, name: str) -> dict[str, str]:
    """Since when each line of a list's file is old, by account number."""
    asked = {"ageing": {"party": ""}}
    found = csv.DictReader(io.StringIO(written(ports, name, asked.get(name, {}))))
    return {line["account_number"]: line["not_up_to_date_since"] for line in found}


def test_the_ageing_of_an_account_is_marked_too(ports: Ports, office: OfficeClient) -> None:
    bad, good = enroll(ports, "enroll-0001"), enroll(ports, "enroll-0002")
    issue(ports, good, "draft-0001")
    issue(ports, bad, "draft-0002")
    records = told(ports)
    assert marks(office, "reports/ageing/accounts") == {bad.id: False, good.id: False}
    carried(ports, records, failing(ports, bad.id))
    assert marks(office, "reports/ageing/accounts") == {bad.id: True, good.id: False}
    replay(ports, CONSUMER, lambda records: reports.hear_stream(ports, records))
    assert marks(office, "reports/ageing/accounts") == {bad.id: False, good.id: False}


def test_an_account_without_a_row_is_named_at_home_all_the_same(ports: Ports, office: OfficeClient) -> None:
    new = enroll(ports)
    carried(ports, stream(ports), failing(ports, new.id))
    assert marks(office, "accounts") == {}
    [first] = office.get("/api/v1/home").body["behind"]["first"]
    assert (first["account_id"], first["number"]) == (new.id, "")


def test_a_change_told_twice_counts_once_and_the_last_one_takes_the_mark(ports: Ports, office: OfficeClient) -> None:
    bad = enroll(ports)
    records = told(ports)
    for _ in range(2):
        carried(ports, records, failing(ports, bad.id))
    mark = set_aside.BEHIND.get(ports.tables, CONSUMER, bad.id)
    kept = set_aside.SET_ASIDE.of(ports.tables, CONSUMER)
    assert mark is not None
    assert mark.changes == len(kept) > 1
    left = iter([*[True] * (len(kept) - 1), False])

    def all_but_one(records: list[dict[str, Any]]) -> None:
        if not next(left):
            raise OverflowError

    assert replay(ports, CONSUMER, all_but_one) == 1
    assert marks(office, "accounts") == {bad.id: True}
    assert replay(ports, CONSUMER, lambda _: None) == 0
    assert marks(office, "accounts") == {bad.id: False}


def test_marks_beyond_what_is_read_at_once_are_found_by_name(
    ports: Ports, office: OfficeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_aside, "READ_MAX", 1)
    accounts = [enroll(ports, f"enroll-000{n}").id for n in range(3)]
    records = told(ports)
    for account in accounts:
        carried(ports, records, failing(ports, account))
    assert marks(office, "accounts") == dict.fromkeys(accounts, True)
    assert (behind.behind_office(ports).count, behind.behind_office(ports).more) == (1, True)
