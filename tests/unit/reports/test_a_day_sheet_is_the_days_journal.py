"""The day sheet says by method and person what the day's books moved, to the cent, and reads no other day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from chalice.test import Client
from hypothesis import given
from hypothesis import strategies as st

from app import app
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment, Payment
from chalicelib.reports import journal
from chalicelib.reports.day_sheet import day_sheet
from tests.fakes.money import Desk
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import carry_stream


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk, staff = Desk(), app.staff
    app.use_ports(desk.ports)
    app.staff = lambda _, token: Actor(f"staff:{token}", frozenset({Role(token)}))
    yield desk
    app.staff = staff
    app.use_ports(None)


def pay(desk: Desk, minor: int, method: Method, by: Actor = REP, days_back: int = 0) -> Payment:
    on = ledger.today(desk.ports) - timedelta(days=days_back)
    return payments.post_payment(
        desk.ports, desk.account.id, NewPayment(desk.key(), "guarantor", method, minor, on), by
    )


def sheet(ports: Ports) -> Any:
    carry_stream(ports)
    answer = Client(app).http.get("/api/v1/reports/day-sheet", headers={"Authorization": "Bearer representative"})
    assert answer.status_code == 200, answer.body
    return json.loads(answer.body)


def test_what_was_posted_void_returned_and_refunded_stands_by_method_and_person(desk: Desk) -> None:
    pay(desk, 1_000, Method.CASH)
    cheque = pay(desk, 2_000, Method.CHEQUE)
    pay(desk, 4_000, Method.CHEQUE, SUPERVISOR)
    wrong = pay(desk, 500, Method.CHEQUE)
    pay(desk, 9_000, Method.CHEQUE, days_back=1)
    account, ports = desk.account.id, desk.ports
    payments.refund(ports, account, cheque.id, 300, "asked for", desk.key(), SUPERVISOR)
    payments.void_payment(ports, account, wrong.id, "mistyped", desk.key(), REP)
    found = sheet(ports)
    lines = {(line["method"], line["by"]): line for line in found["lines"]}
    by_rep, by_chief = lines["cheque", REP.subject], lines["cheque", SUPERVISOR.subject]
    told = [by_rep[kind]["minor"] for kind in ("posted", "voided", "returned", "refunded", "net")]
    assert told == [2_500, -500, 0, 0, 2_000]
    assert [by_chief[kind]["minor"] for kind in ("posted", "refunded", "net")] == [4_000, -300, 3_700]
    assert lines["cash", REP.subject]["net"]["minor"] == 1_000
    cash, cheques = found["sums"]
    assert (cheques["sum"]["net"]["minor"], cheques["booked"]["minor"], cheques["ties"]) == (5_700, 5_700, True)
    assert (cash["ties"], found["whole"]) == (True, True)


def test_a_line_leads_to_its_entries_alone(desk: Desk) -> None:
    pay(desk, 1_000, Method.CASH)
    pay(desk, 2_000, Method.CHEQUE)
    pay(desk, 4_000, Method.CHEQUE, SUPERVISOR)
    carry_stream(desk.ports)
    wanted = journal.Wanted(code="cash_cheque", by=REP.subject)
    (row,) = journal.day_journal(desk.ports, ledger.today(desk.ports), wanted, 100, None).items
    assert row.legs[0][1] == 2_000


def test_a_day_of_more_entries_than_are_read_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        pay(desk, 1_000, Method.CASH)
    carry_stream(desk.ports)
    page = desk.ports.tables.page
    monkeypatch.setattr("chalicelib.reports.day_sheet.READ_MAX", 2)
    desk.ports.tables.page = lambda kind, pk, begins, limit, cursor, **more: page(kind, pk, begins, 1, cursor, **more)
    found = day_sheet(desk.ports, ledger.today(desk.ports))
    assert not found.whole
    assert not any(found.ties(one) for one in found.sums)


@given(st.lists(st.tuples(st.integers(1, 900), st.sampled_from([Method.CASH, Method.CHEQUE]), st.booleans())))
def test_every_method_ties_whatever_is_done(put: list[tuple[int, Method, bool]]) -> None:
    desk = Desk()
    for minor, method, back in put[:6]:
        paid = pay(desk, minor, method)
        if back:
            payments.return_payment(desk.ports, desk.account.id, paid.id, "bounced", desk.key(), REP)
    carry_stream(desk.ports)
    found = day_sheet(desk.ports, ledger.today(desk.ports))
    assert all(found.ties(one) for one in found.sums)
    assert sum(one.net_minor for one in found.lines) == sum(one.net_minor for one in found.sums)
