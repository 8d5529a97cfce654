"""A card payment of the demo practice, made before the sandbox heard of it, goes back by the portal's own verb."""

from dataclasses import replace
from datetime import date

from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.ports import DisputeSnapshot
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from infra.demo.cards import card_payments, tell_gateway
from tests.fakes.dunning import enroll
from tests.fakes.office import REP, make_office


def paid(ports, account, reference, method=Method.CARD):
    new = NewPayment(f"payment:{reference}", "guarantor", method, 5_000, date(2026, 3, 1), gateway_reference=reference)
    return payments.post_payment(ports, account.id, new, REP)


def test_what_the_demo_took_by_card_can_be_refunded_once_the_sandbox_was_told(sandbox, gateway):
    ports = make_office()
    account = enroll(ports)
    by_card = paid(ports, account, "pi_demo_visit_0001_001")
    paid(ports, account, "", Method.CASH)
    told = card_payments(ports, [account.id])
    assert [one["id"] for one in told] == [by_card.gateway_reference]
    assert tell_gateway(sandbox.url, told) == 1
    assert tell_gateway(sandbox.url, told) == 0
    ports = replace(ports, gateway=gateway)
    payments.refund(ports, account.id, by_card.id, 2_000, "Visit was cancelled", "one-attempt", REP)
    after = payments.settle_refunds(ports, account.id, by_card.id, REP)
    assert [(refund.minor, refund.state) for refund in after.refunds] == [(2_000, "succeeded")]
    assert sandbox.state.all("refund")[0]["amount"] == 2_000


def test_a_dispute_of_the_demo_stands_at_the_sandbox_too(sandbox):
    ports = make_office()
    account = enroll(ports)
    by_card = paid(ports, account, "pi_demo_visit_0001_002")
    said = DisputeSnapshot("dp_1", by_card.gateway_reference, "open", Money(5_000, Currency("USD")), "not_received")
    payments.dispute(ports, account.id, by_card.id, said, REP)
    tell_gateway(sandbox.url, card_payments(ports, [account.id]))
    assert [(one["id"], one["status"]) for one in sandbox.state.all("dispute")] == [("dp_1", "needs_response")]


def test_where_there_is_no_sandbox_nobody_is_told():
    assert tell_gateway("", [{"id": "pi_1"}]) == 0
