"""Days and amounts stored before there were horizons: the stream goes on, and every figure still answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.collections import actions as collections
from chalicelib.collections.api.doors import api as collections_doors
from chalicelib.collections.model import DunningHoldReason
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from chalicelib.reports.api import account, books, exports, home, lists, sums
from tests.fakes.client import make_client
from tests.fakes.dunning import queue_night
from tests.fakes.exporting import address_of
from tests.fakes.office import REP, make_office
from tests.fakes.practice import carry_stream, enroll, issue, open_practice

DOORS = [*(room.api for room in (account, books, exports, home, lists, sums)), collections_doors]
SHOWN = (
    *("/home", "/accounts", "/accounts/totals", "/invoices", "/invoices/totals", "/payments", "/payments/totals"),
    *("/reports/ageing", "/reports/trial-balance", "/reports/journal", "/collections/preview"),
)


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def test_a_promise_and_a_hold_for_the_last_day_of_the_calendar(ports: Ports) -> None:
    file = enroll(ports)
    issue(ports, file, "draft-0001", on=date(2025, 6, 1))
    collections.record_promise(ports, file.id, 500, date.max, "promise-0001", REP)
    collections.place_dunning_hold(ports, file.id, DunningHoldReason.DISPUTE, "", date.max, "hold-0001", REP)
    assert carry_stream(ports) > 0
    collections.watch_account(ports, file.id)
    for _ in range(3):
        ports.clock.advance(date(2026, 3, 1) - date(2026, 1, 1))
        queue_night(ports, ledger.today(ports))
        collections.advance_account(ports, file.id, ledger.today(ports))
        carry_stream(ports)
    client = make_client(ports, DOORS, REP)
    assert client.get(f"/api/v1/accounts/{file.id}/dunning").status == 200
    assert client.get(f"/api/v1/accounts/{file.id}/timeline").status == 200


@pytest.mark.parametrize("received_on", [date.min, date.max])
def test_a_payment_of_any_size_on_any_day(ports: Ports, received_on: date) -> None:
    file = enroll(ports)
    issue(ports, file, "draft-0001")
    new = NewPayment("cash-1", "guarantor", Method.CASH, 2**51, received_on)
    for place in range(3):
        payments.post_payment(ports, file.id, replace(new, natural_key=f"cash-{place}"), REP)
    assert carry_stream(ports) > 0
    client = make_client(ports, DOORS, REP)
    for path in SHOWN:
        answer = client.get(f"/api/v1{path}")
        assert answer.status == 200, (path, answer.body)
    for name in ("accounts", "invoices", "payments", "clients"):
        assert address_of(client, name, {})
    [row] = client.get("/api/v1/accounts").body["items"]
    assert row["unapplied"]["minor"] == 3 * 2**51 - 12_000
