"""Payments and accounts in lists: totals follow the filter, ages add up to what is owed, entries name their payment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from chalice.test import Client

from app import app
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment, Payment
from tests.fakes.office import REP, make_office
from tests.fakes.practice import carry_stream, enroll, issue, open_practice


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


def pay(ports: Ports, account_id: str, minor: int, key: str, method: Method = Method.CASH) -> Payment:
    new = NewPayment(key, "guarantor", method, minor, today(ports))
    return payments.post_payment(ports, account_id, new, REP)


def test_totals_are_those_of_all_payments_that_hold_the_filter(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    pay(ports, account.id, 5_000, "one")
    pay(ports, account.id, 90_000, "two", Method.CHEQUE)
    carry_stream(ports)
    (usd,) = get("/payments/totals?limit=1")["by_currency"]
    left = sum(row["unapplied"]["minor"] for row in get("/payments")["items"])
    assert (usd["count"], usd["amount"]["minor"], usd["unapplied"]["minor"]) == (2, 95_000, left)
    assert left > 0
    (cash,) = get("/payments/totals?method=cash")["by_currency"]
    assert (cash["count"], cash["amount"]["display"], cash["unapplied"]["minor"]) == (1, "$50.00", 0)
    assert get("/payments/totals?state=returned") == {"whole": True, "count": 0, "by_currency": []}


@pytest.mark.parametrize("asked", ["", "text=okafor"])
def test_a_payment_that_went_back_or_never_came_is_in_no_sum_and_a_moved_one_in_one(ports: Ports, asked: str) -> None:
    account, other = enroll(ports), enroll(ports, "enroll-0002")
    returned, void, moved = (pay(ports, account.id, minor, f"key-{minor}") for minor in (1_000, 2_000, 4_000))
    pay(ports, account.id, 8_000, "key-8000")
    payments.return_payment(ports, account.id, returned.id, "bounced", "return-01", REP)
    payments.void_payment(ports, account.id, void.id, "typed twice", "void-0001", REP)
    payments.move_payment(ports, account.id, moved.id, other.id, "her sister's", "move-0001", REP)
    carry_stream(ports)
    (usd,) = get(f"/payments/totals?{asked}")["by_currency"]
    assert (usd["count"], usd["amount"]["minor"]) == (5, 12_000)
    (usd,) = get(f"/payments/totals?{asked}&state=void")["by_currency"]
    assert (usd["count"], usd["amount"]["minor"]) == (2, 6_000)


def test_the_ages_of_an_account_add_up_to_what_its_guarantor_owes(ports: Ports) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    carry_stream(ports)
    (row,) = get("/accounts")["items"]
    (usd,) = get("/accounts/totals")["by_currency"]
    owed = invoice.open["guarantor"]
    assert sum(amount["minor"] for amount in row["ageing"].values()) == owed
    assert row["ageing"] == usd["ageing"]
    assert (usd["count"], usd["overdue"]["minor"], usd["balance"]["minor"]) == (1, 0, row["balance"]["minor"])


def test_the_entries_of_a_payment_are_those_about_it_the_newest_first(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    payment = pay(ports, account.id, 5_000, "one")
    pay(ports, account.id, 1_000, "other")
    payments.return_payment(ports, account.id, payment.id, "bounced", "return-01", REP)
    entries = get(f"/accounts/{account.id}/entries?subject={payment.id}")["items"]
    assert [entry["version"] for entry in entries][-1] == payment.entry_version
    assert len(entries) == 2
    for entry in entries:
        sides = [[leg[side]["minor"] for leg in entry["legs"] if leg[side]] for side in ("debit", "credit")]
        assert sum(sides[0]) == sum(sides[1]) == 5_000


@pytest.mark.parametrize(("minor", "left_over"), [(5_000, 0), (90_000, 1)])
def test_a_proposal_says_what_is_spread_what_is_left_and_what_stays_owed(
    ports: Ports, minor: int, left_over: int
) -> None:
    account = enroll(ports)
    owed = issue(ports, account, "draft-0001").open["guarantor"]
    body = {"method": "cash", "amount_minor": minor, "received_on": today(ports).isoformat()}
    answer = Client(app).http.post(
        f"/api/v1/accounts/{account.id}/payments/preview",
        headers={"Authorization": "Bearer representative", "Content-Type": "application/json"},
        body=json.dumps(body),
    )
    said = json.loads(answer.body)
    assert said["allocated"]["minor"] + said["unapplied"]["minor"] == minor
    assert said["still_open"]["minor"] == owed - said["allocated"]["minor"]
    assert bool(said["unapplied"]["minor"]) is bool(left_over)
