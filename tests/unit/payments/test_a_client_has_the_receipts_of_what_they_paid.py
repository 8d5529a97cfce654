"""A client who passed a link's check has the receipts of their own payments, by the number on the paper."""

from __future__ import annotations

import json

import pytest

from chalicelib.kernel.ports import AttemptState
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.api import paid, pay
from chalicelib.payments.model import Method, NewAttempt, NewPayment, Payment
from infra.demo.sellers import introduce
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.merging import Twice
from tests.fakes.money import Desk
from tests.fakes.office import REP, START
from tests.fakes.people import add_insurer


def client_of(desk: Desk | Twice, account_id: str) -> OfficeClient:
    token = payments.create_link(desk.ports, account_id, "ntc_1", "hash", REP)
    session, _ = payments.pass_check(desk.ports, token, "1980-05-17")
    return make_client(desk.ports, [pay.api, paid.api], payments.authenticate_client(desk.ports, session))


def by_payer(desk: Desk, payer: str) -> Payment:
    new = NewPayment(desk.key(), payer, Method.PAYER, 500, ledger.today(desk.ports))
    return payments.post_payment(desk.ports, desk.account.id, new, REP)


def test_each_payment_names_its_receipt_and_what_it_paid() -> None:
    desk = Desk()
    first, second = desk.bill(), desk.bill("LAB")
    payment = desk.by_cheque(first.total_minor + second.total_minor + 500)
    (shown,) = client_of(desk, desk.account.id).get("/api/v1/pay/payments", {}).body["items"]
    number, _ = payments.receipt_pdf(desk.ports, desk.account.id, payment.id)
    assert (shown["receipt_number"], sorted(shown["invoices"])) == (number, sorted([first.number, second.number]))


def test_the_paper_is_the_one_that_the_office_lends() -> None:
    desk = Desk()
    introduce(desk.ports)
    payment = desk.by_cheque(desk.bill().total_minor)
    lent = client_of(desk, desk.account.id).get(f"/api/v1/pay/payments/{payment.id}/receipt")
    _, paper = payments.receipt_pdf(desk.ports, desk.account.id, payment.id)
    assert (lent.status, lent.body) == (200, {"url": paper.url})


def test_a_try_that_came_through_answers_what_it_was_booked_as_and_any_other_nothing() -> None:
    desk = Desk()
    invoice = desk.bill()
    new = NewAttempt("link", invoice.total_minor, [], "en")
    attempt = payments.start_attempt(desk.ports, desk.account.id, new, desk.key(), REP, START)
    client = client_of(desk, desk.account.id)
    assert client.get(f"/api/v1/pay/attempts/{attempt.id}").body["payment"] is None
    desk.ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED)
    for _ in range(2):  # when it is booked, and looked at again
        booked = client.get(f"/api/v1/pay/attempts/{attempt.id}").body["payment"]
        assert (booked["invoices"], booked["amount"]["minor"]) == ([invoice.number], invoice.total_minor)
    (payment,) = payments.payments_of(desk.ports, desk.account.id)
    assert (booked["payment_id"], booked["receipt_number"][-6:]) == (payment.id, f"-R{payment.entry_version:04d}")
    payments.return_payment(desk.ports, desk.account.id, payment.id, "bounced", desk.key(), REP)
    assert client.get(f"/api/v1/pay/attempts/{attempt.id}").body["payment"] is None


@pytest.mark.parametrize("whose", ["another account's", "a payer's", "nobody's"])
def test_a_receipt_that_is_not_theirs_is_refused_as_one_that_is_not_there(whose: str) -> None:
    desk = Twice()
    theirs = {
        "another account's": lambda: desk.by_cheque(desk.bill().total_minor).id,
        "a payer's": lambda: by_payer(desk, add_insurer(desk.ports).id).id,
        "nobody's": lambda: "pay_00000000000000000000000000",
    }[whose]()
    asks = desk.other if whose == "another account's" else desk.account
    refused = client_of(desk, asks.id).get(f"/api/v1/pay/payments/{theirs}/receipt")
    assert (refused.status, refused.body["code"]) == (404, "payment_not_found")
    assert theirs not in json.dumps(client_of(desk, asks.id).get("/api/v1/pay/payments", {}).body)


def test_money_that_is_gone_has_no_receipt_here_either() -> None:
    desk = Desk()
    payment = desk.by_cheque(desk.bill().total_minor)
    payments.return_payment(desk.ports, desk.account.id, payment.id, "bounced", desk.key(), REP)
    refused = client_of(desk, desk.account.id).get(f"/api/v1/pay/payments/{payment.id}/receipt")
    assert refused.body["code"] == "no_receipt"


def test_a_merged_account_shows_the_number_that_stands_on_the_old_paper() -> None:
    desk = Twice()
    payment = desk.by_cheque(desk.bill().total_minor)
    before, _ = payments.receipt_pdf(desk.ports, desk.account.id, payment.id)
    desk.merge()
    shown = client_of(desk, desk.other.id).get("/api/v1/pay/payments", {}).body["items"]
    assert [one["receipt_number"] for one in shown if one["payment_id"] == payment.id] == [before]
