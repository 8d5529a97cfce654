"""Invoices in lists: totals follow the filter, drafts are found together, an invoice has its own timeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from chalice.test import Client

from app import app
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, WriteOffReason, WriteOffWanted
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Allocation, Method, NewPayment
from tests.fakes.office import REP, make_office
from tests.fakes.practice import carry_stream, enroll, issue, line, open_practice


@pytest.fixture
def ports() -> Iterator[Ports]:
    ports, staff = make_office(), app.staff
    open_practice(ports)
    app.use_ports(ports)
    app.staff = lambda _, token: Actor(f"staff:{token}", frozenset({Role(token)}))
    yield ports
    app.staff = staff
    app.use_ports(None)


def get(path: str) -> Any:
    answer = Client(app).http.get(f"/api/v1{path}", headers={"Authorization": "Bearer representative"})
    assert answer.status_code == 200, answer.body
    return json.loads(answer.body)


def test_totals_are_those_of_all_invoices_that_hold_the_filter(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    issue(ports, account, "draft-0002", "LAB")
    invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports, "XRAY")]), REP, "draft-0003")
    carry_stream(ports)
    everything = get("/invoices/totals?limit=1")
    (usd,) = everything["by_currency"]
    assert (everything["count"], usd["total"]["minor"], usd["open"]["minor"]) == (3, 39_625, 16_550)
    (still_open,) = get("/invoices/totals?state=open")["by_currency"]
    assert (still_open["count"], still_open["total"]["display"]) == (2, "$165.50")
    assert get("/invoices/totals?state=overdue") == {"whole": True, "count": 0, "by_currency": []}


def test_small_balances_and_what_was_written_off_are_asked_for(ports: Ports) -> None:
    account = enroll(ports)
    small, large = issue(ports, account, "draft-0001", "LAB"), issue(ports, account, "draft-0002")
    new = NewPayment("cheque-1", GUARANTOR, Method.CHEQUE, 4_000, ledger.today(ports), (Allocation(small.id, 4_000),))
    payments.post_payment(ports, account.id, new, REP)
    carry_stream(ports)
    due = small.due_on.isoformat() if small.due_on else ""

    def numbers(query: str) -> list[str]:
        return [row["number"] for row in get(f"/invoices?{query}")["items"]]

    assert numbers(f"state=open&small_minor=550&due_to={due}") == [small.number]
    assert numbers("small_minor=549") == []
    assert set(numbers("small_minor=12000")) == {small.number, large.number}
    assert numbers("small_minor=550&due_to=2026-03-31") == []
    assert get("/invoices/totals?small_minor=550")["count"] == 1
    wanted = WriteOffWanted(GUARANTOR, 550, WriteOffReason.SMALL_BALANCE)
    invoicing.write_off(ports, account.id, small.id, wanted, REP, "write-off-1")
    carry_stream(ports)
    assert numbers("small_minor=550") == []
    (row,) = get("/invoices?state=written_off")["items"]
    assert (row["number"], row["stands"], row["owed"]["minor"]) == (small.number, "written_off", 0)
    assert get("/invoices/totals?state=written_off") == get(f"/invoices/totals?state=written_off&text={small.number}")
    (one,) = get("/write-offs?state=posted&reason=small_balance")["items"]
    assert (one["number"], one["amount"]["minor"], one["asked_by"]) == (small.number, 550, "staff:rep")
    assert get("/write-offs/totals?state=posted")["by_currency"][0]["amount"]["minor"] == 550
    assert get("/write-offs/totals?state=asked")["count"] == 0


def test_drafts_and_held_invoices_are_listed_together(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports, "LAB")]), REP, "draft-0002")
    invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports, "NOTHING")]), REP, "draft-0003")
    carry_stream(ports)
    assert sorted(row["stands"] for row in get("/invoices?state=unissued")["items"]) == ["draft", "held"]


def test_the_timeline_of_an_invoice_holds_what_happened_to_it_and_nothing_else(ports: Ports) -> None:
    account = enroll(ports)
    first, second = issue(ports, account, "draft-0001"), issue(ports, account, "draft-0002", "LAB")
    invoicing.credit(ports, account.id, first.id, invoicing.Wanted(), "not done", REP, "credit-01")
    path = f"/accounts/{account.id}/timeline"

    def kinds(query: str) -> list[str]:
        return sorted(one["kind"] for one in get(path + query)["items"])

    assert kinds(f"?invoice={first.id}") == ["captured", "credit_note", "invoice"]
    assert kinds(f"?invoice={second.id}") == ["captured", "invoice"]
    assert len(kinds("")) == 4
