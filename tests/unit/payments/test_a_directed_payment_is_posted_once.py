"""A payment directed to an invoice that it pays off: posted again, it is the same payment and no refusal."""

from __future__ import annotations

import pytest

from chalicelib.kernel.errors import Conflict, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Allocation, Method, NewPayment
from tests.fakes.office import REP, make_office
from tests.fakes.practice import enroll, issue, open_practice


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def test_a_repeat_answers_the_payment_that_is_there(ports: Ports) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    allocations = (Allocation(invoice.id, 12_000),)
    new = NewPayment("cheque-1", "guarantor", Method.CHEQUE, 12_000, ledger.today(ports), allocations)
    first = payments.post_payment(ports, account.id, new, REP)
    assert payments.post_payment(ports, account.id, new, REP) == first
    assert ledger.head_of(ports, account.id).balances == {}
    other = NewPayment("cheque-1", "guarantor", Method.CASH, 12_000, ledger.today(ports), allocations)
    with pytest.raises(Conflict):
        payments.post_payment(ports, account.id, other, REP)
    fresh = NewPayment("cheque-2", "guarantor", Method.CHEQUE, 12_000, ledger.today(ports), allocations)
    with pytest.raises(RuleBroken):
        payments.post_payment(ports, account.id, fresh, REP)
