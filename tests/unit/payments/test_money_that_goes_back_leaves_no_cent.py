"""Refunds, returns and disputes, whole and in part, crossing one another and credits: every store of money ties."""

from __future__ import annotations

import pytest

from chalicelib.kernel.errors import RuleBroken
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, PaymentState
from tests.fakes.money import Desk, refunds_asked
from tests.fakes.office import REP, SUPERVISOR


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("refunded", ["failed", "succeeded"])
@pytest.mark.parametrize("end", ["won", "lost"])
@pytest.mark.parametrize("first", ["refund", "dispute"])
def test_a_refund_and_a_dispute_that_cross_leave_nothing_in_disputed_cash(desk, refunded, end, first) -> None:
    invoice = desk.bill()
    paid = desk.by_card(12_000)
    desk.credit(invoice, 3_000)
    desk.unallocate(paid, invoice)
    payments.allocate(desk.ports, desk.account.id, paid.id, None, desk.key(), REP)
    desk.ports.gateway.refund_begins = lambda: "pending"
    desk.refund(paid, 3_000)
    desk.dispute(paid, "open", 12_000)
    if first == "refund":
        desk.end_refund(paid, refunded)
        desk.ties()
    desk.dispute(paid, end, 12_000)
    if first == "dispute":
        desk.ties()
        desk.end_refund(paid, refunded)
    desk.ties()
    assert desk.sum("disputed_cash") == 0
    given_twice = 3_000 if (refunded, end) == ("succeeded", "lost") else 0
    assert desk.sum("dispute_loss") == given_twice
    assert desk.open(invoice) == (9_000 if end == "lost" else 0)
    assert desk.unapplied() == (3_000 if (refunded, end) == ("failed", "won") else 0)


def test_a_dispute_of_a_part_touches_that_part_and_the_rest_stays_movable(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_card(12_000)
    opened = desk.dispute(paid, "open", 2_000)
    assert (opened.state, desk.sum("disputed_cash")) == (PaymentState.DISPUTED, 2_000)
    desk.ties()
    desk.unallocate(paid, invoice)
    with pytest.raises(RuleBroken) as refused:
        desk.refund(paid, 12_000)
    assert refused.value.code == "not_enough_unapplied"
    desk.ports.gateway.refund_begins = lambda: "pending"
    payments.allocate(desk.ports, desk.account.id, paid.id, None, desk.key(), REP)
    lost = desk.dispute(paid, "lost", 2_000)
    assert (lost.state, desk.open(invoice), desk.sum("disputed_cash")) == (PaymentState.POSTED, 2_000, 0)
    desk.ties()


def test_several_disputes_of_one_payment_end_each_for_itself(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_card(12_000)
    desk.dispute(paid, "open", 5_000, "dp_1")
    desk.dispute(paid, "open", 4_000, "dp_2")
    assert desk.sum("disputed_cash") == 9_000
    desk.dispute(paid, "lost", 5_000, "dp_1")
    assert desk.dispute(paid, "won", 4_000, "dp_2").state is PaymentState.POSTED
    assert (desk.open(invoice), desk.sum("disputed_cash")) == (5_000, 0)
    desk.ties()


def test_a_loss_that_is_won_on_appeal_comes_back_as_money_to_spend(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_card(12_000)
    for state in ("lost", "open", "won", "won"):
        desk.dispute(paid, state, 12_000)
        desk.ties()
    assert (desk.open(invoice), desk.unapplied()) == (12_000, 12_000)


def test_what_was_credited_is_not_opened_again_but_comes_off_the_credit(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_cheque(12_000)
    note = desk.credit(invoice)
    assert desk.unallocate(paid, invoice).unapplied_minor == 12_000
    assert (desk.open(invoice), desk.unapplied()) == (0, 12_000)
    with pytest.raises(RuleBroken):
        payments.pay_out_credit(
            desk.ports, desk.account.id, note.id, "guarantor", 12_000, Method.CHEQUE, "left", desk.key(), SUPERVISOR
        )
    desk.ties()


def test_a_credit_of_a_part_opens_only_what_is_still_owed(desk) -> None:
    invoice = desk.bill()
    first, second = desk.by_cheque(6_000), desk.by_cheque(6_000)
    desk.credit(invoice, 4_000)
    desk.unallocate(first, invoice)
    assert (desk.open(invoice), desk.unapplied()) == (6_000, 10_000)
    desk.unallocate(second, invoice)
    assert (desk.open(invoice), desk.unapplied()) == (8_000, 12_000)
    desk.ties()


def test_a_credit_that_is_used_up_refuses_with_the_reason(desk) -> None:
    invoice, other = desk.bill(), desk.bill("LAB")
    paid = desk.by_cheque(12_000)
    note = desk.credit(invoice)
    payments.apply_credit(desk.ports, desk.account.id, note.id, "guarantor", None, desk.key(), REP)
    with pytest.raises(RuleBroken) as refused:
        desk.unallocate(paid, invoice)
    assert refused.value.code == "credit_used"
    assert payments.release_invoice(desk.ports, desk.account.id, other.id, desk.key(), REP) == []
    assert desk.open(other) == 4_550
    assert desk.unallocate(paid, invoice).unapplied_minor == 12_000
    desk.ties()


def test_a_cheque_that_bounces_after_its_credit_was_spent_opens_what_that_paid(desk) -> None:
    invoice, other = desk.bill(), desk.bill("LAB")
    paid = desk.by_cheque(12_000)
    note = desk.credit(invoice)
    payments.apply_credit(desk.ports, desk.account.id, note.id, "guarantor", None, desk.key(), REP)
    payments.return_payment(desk.ports, desk.account.id, paid.id, "no funds", desk.key(), REP)
    assert (desk.open(invoice), desk.open(other), desk.unapplied()) == (0, 4_550, 0)
    desk.ties()


@pytest.mark.parametrize("goes_back", ["return", "dispute"])
def test_money_that_went_back_after_it_was_paid_out_is_refused_or_the_offices_loss(desk, goes_back) -> None:
    invoice = desk.bill()
    paid = desk.by_card(12_000) if goes_back == "dispute" else desk.by_cheque(12_000)
    note = desk.credit(invoice)
    payments.pay_out_credit(
        desk.ports, desk.account.id, note.id, "guarantor", 5_000, Method.CHEQUE, "left", desk.key(), SUPERVISOR
    )
    if goes_back == "return":
        with pytest.raises(RuleBroken) as refused:
            payments.return_payment(desk.ports, desk.account.id, paid.id, "no funds", desk.key(), REP)
        assert refused.value.code == "money_given_out"
    else:
        assert desk.dispute(paid, "lost", 12_000).state is PaymentState.LOST
        assert (desk.sum("dispute_loss"), desk.unapplied()) == (5_000, 0)
    assert (desk.open(invoice), desk.sum("disputed_cash")) == (0, 0)
    desk.ties()


def test_a_credit_goes_back_to_the_card_it_came_from_in_one_act(desk) -> None:
    invoice = desk.bill()
    cheque, card = desk.by_cheque(2_000), desk.by_card(10_000)
    note = desk.credit(invoice)
    entries = len(ledger.journal(desk.ports, desk.account.id))
    given = (desk.ports, desk.account.id, note.id, "guarantor", 11_000, "not done", "refund-credit-1", SUPERVISOR)
    for _ in range(2):
        left = payments.refund_credit(*given)
        refunds_asked(desk.ports)
    assert left.unapplied == {"guarantor": 1_000}
    refunds = sorted(r.minor for p in (cheque, card) for r in desk.now(p).refunds)
    assert refunds == [1_000, 10_000] or refunds == [2_000, 9_000]
    assert len(ledger.journal(desk.ports, desk.account.id)) == entries + 2  # the act, and the gateway's word
    desk.ties()


def test_a_credit_that_other_money_made_is_paid_out_not_refunded(desk) -> None:
    invoice, other = desk.bill(), desk.bill("LAB")
    desk.by_cheque(12_000)
    note = desk.credit(invoice)
    payments.apply_credit(desk.ports, desk.account.id, note.id, "guarantor", None, desk.key(), REP)
    second = desk.credit(other)
    with pytest.raises(RuleBroken) as refused:
        payments.refund_credit(
            desk.ports, desk.account.id, second.id, "guarantor", 4_550, "wrong", desk.key(), SUPERVISOR
        )
    assert refused.value.code == "not_from_payments"
    desk.ties()
