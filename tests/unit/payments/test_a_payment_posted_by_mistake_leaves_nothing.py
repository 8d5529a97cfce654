"""Void, moved to another account, taken off all invoices, returned after a part was given back: no cent stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.enrollment.model import Account
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import DomainError
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment, Payment, PaymentState
from chalicelib.payments.rules import refusals
from chalicelib.reports import actions as reports
from tests.fakes.money import Desk
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import enroll, issue


@pytest.fixture
def desk() -> Desk:
    return Desk()


def void(desk: Desk, paid: Payment) -> Payment:
    return payments.void_payment(desk.ports, desk.account.id, paid.id, "wrong client", desk.key(), REP)


def moved(desk: Desk, paid: Payment, to: Account) -> Payment:
    return payments.move_payment(desk.ports, desk.account.id, paid.id, to.id, "wrong client", desk.key(), REP)


def refused(act) -> str:
    with pytest.raises(DomainError) as found:
        act()
    return found.value.code


def test_a_void_payment_pays_nothing_and_its_entry_is_reversed(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_cheque(15_000)
    after = void(desk, paid)
    last = list(ledger.journal(desk.ports, desk.account.id))[-1]
    assert (after.state, after.void_reason, after.return_reason) == (PaymentState.VOID, "wrong client", "")
    assert (last.reason, last.reverses, last.note) == ("payment_voided", paid.entry_version, "wrong client")
    assert last.effective_on == ledger.today(desk.ports)  # what was told of the days before stays true
    assert (desk.open(invoice), desk.unapplied(), desk.sum("cash_cheque")) == (12_000, 0, 0)
    assert (after.allocations, after.unapplied_minor) == ((), 0)
    desk.ties()


def refunded(desk: Desk) -> Payment:
    paid = desk.by_cheque(12_500)
    payments.refund(desk.ports, desk.account.id, paid.id, 500, "asked for", desk.key(), SUPERVISOR)
    return paid


def void_already(desk: Desk) -> Payment:
    paid = desk.by_cheque(12_000)
    void(desk, paid)
    return paid


def returned(desk: Desk) -> Payment:
    paid = desk.by_cheque(12_000)
    return payments.return_payment(desk.ports, desk.account.id, paid.id, "no funds", desk.key(), REP)


def used_by_a_credit(desk: Desk) -> Payment:
    paid = desk.by_cheque(12_000)
    note = desk.credit(invoicing.invoices_of(desk.ports, desk.account.id)[0])
    desk.bill("LAB")
    payments.apply_credit(desk.ports, desk.account.id, note.id, "guarantor", None, desk.key(), REP)
    return paid


def disputed(desk: Desk) -> Payment:
    paid = desk.by_card(12_000)
    return desk.dispute(paid, "open", 12_000)


REFUSED = {
    "by the gateway": (lambda desk: desk.by_card(12_000), "not_by_hand"),
    "disputed": (disputed, "not_by_hand"),
    "refunded": (refunded, "refunded_already"),
    "void": (void_already, "payment_not_posted"),
    "returned": (returned, "payment_not_posted"),
    "used by a credit": (used_by_a_credit, "credit_used"),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("act", ["void", "move"])
def test_what_was_no_mistake_or_was_used_is_refused_with_the_reason(desk, case, act) -> None:
    desk.bill()
    make, code = REFUSED[case]
    paid = make(desk)
    entries = len(ledger.journal(desk.ports, desk.account.id))
    other = enroll(desk.ports, "enroll-0002")
    acts = {"void": lambda: void(desk, paid), "move": lambda: moved(desk, paid, other)}
    assert refused(acts[act]) == code
    assert len(ledger.journal(desk.ports, desk.account.id)) == entries
    assert payments.payments_of(desk.ports, other.id) == []
    desk.ties()


def test_a_moved_payment_is_void_here_and_pays_the_oldest_there_and_each_names_the_other(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_cheque(13_000)
    desk.ports.clock.advance(timedelta(days=9))
    other = enroll(desk.ports, "enroll-0002")
    owed = issue(desk.ports, other, "draft-9001")
    after = moved(desk, paid, other)
    there = payments.payments_of(desk.ports, other.id)[0]
    assert after.state is PaymentState.VOID
    assert (after.moved_to.payment_id, after.moved_to.account_number) == (there.id, other.number)
    assert (there.moved_from.payment_id, there.moved_from.account_number) == (paid.id, desk.account.number)
    assert (there.amount_minor, there.received_on, there.reference) == (13_000, paid.received_on, paid.reference)
    assert [(one.invoice_id, one.minor) for one in there.allocations] == [(owed.id, 12_000)]
    assert desk.open(invoice) == 12_000
    here, beyond = (list(ledger.journal(desk.ports, one))[-1] for one in (desk.account.id, other.id))
    assert other.number in here.note
    assert desk.account.number in beyond.note
    assert here.effective_on == beyond.effective_on == ledger.today(desk.ports)  # cash is on no day counted twice
    for account in (desk.account, other):
        assert reports.faults_of(desk.ports, account.id) == []


def test_a_moved_payment_can_be_moved_back(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_cheque(12_000)
    other = enroll(desk.ports, "enroll-0002")
    there = moved(desk, paid, other).moved_to
    payments.move_payment(desk.ports, other.id, there.payment_id, desk.account.id, "it was his", desk.key(), REP)
    states = sorted(one.state for one in payments.payments_of(desk.ports, desk.account.id))
    assert states == [PaymentState.POSTED, PaymentState.VOID]
    assert desk.open(invoice) == 0
    desk.ties()


def test_money_moves_to_another_open_account_of_the_same_currency_alone(desk) -> None:
    paid = desk.by_cheque(12_000)
    foreign = enroll(desk.ports, "enroll-0003", currency="SEK")
    assert refused(lambda: moved(desk, paid, desk.account)) == "same_account"
    assert refused(lambda: moved(desk, paid, foreign)) == "currency_differs"
    missing = lambda: payments.move_payment(  # noqa: E731
        desk.ports, desk.account.id, paid.id, "acc_none", "wrong client", desk.key(), REP
    )
    assert refused(missing) == "account_not_found"
    assert desk.now(paid).state is PaymentState.POSTED
    desk.ties()


def test_one_press_takes_a_payment_off_all_its_invoices(desk) -> None:
    first, second = desk.bill(), desk.bill("LAB")
    paid = desk.by_cheque(17_000)
    after = payments.unallocate_all(desk.ports, desk.account.id, paid.id, desk.key(), REP)
    assert (after.allocations, after.unapplied_minor, after.state) == ((), 17_000, PaymentState.POSTED)
    assert (desk.open(first), desk.open(second)) == (12_000, 4_550)
    again = lambda: payments.unallocate_all(desk.ports, desk.account.id, paid.id, desk.key(), REP)  # noqa: E731
    assert refused(again) == "not_allocated"
    desk.ties()


def test_a_cheque_returned_after_a_part_was_given_back_costs_the_office_that_part(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_cheque(12_500)
    payments.refund(desk.ports, desk.account.id, paid.id, 500, "paid too much", desk.key(), SUPERVISOR)
    after = payments.return_payment(desk.ports, desk.account.id, paid.id, "no funds", desk.key(), REP)
    assert after.state is PaymentState.RETURNED
    assert (desk.open(invoice), desk.unapplied()) == (12_000, 0)
    assert (desk.sum("return_loss"), desk.sum("cash_cheque")) == (500, -500)
    desk.ties()


def test_what_the_gateway_gave_back_is_not_returned_by_hand(desk) -> None:
    invoice = desk.bill()
    paid = desk.by_card(12_000)
    desk.unallocate(paid, invoice)
    desk.refund(paid, 500)
    give_back = lambda: payments.return_payment(  # noqa: E731
        desk.ports, desk.account.id, paid.id, "no funds", desk.key(), REP
    )
    assert refused(give_back) == "refunded_already"


ACTS = {"allocate", "refund", "return", "take_off", "void"}
CAN = {
    "on invoices and free": (lambda desk: desk.by_cheque(13_000), set()),
    "all on invoices": (lambda desk: desk.by_cheque(12_000), {"allocate", "refund"}),
    "all free": (lambda desk: all_free(desk), {"take_off"}),
    "by the gateway": (lambda desk: desk.by_card(12_000), {"allocate", "refund", "void"}),
    "refunded by hand": (refunded, {"allocate", "refund", "void"}),
    "returned": (returned, ACTS),
    "void": (void_already, ACTS),
    "disputed": (disputed, ACTS),
}


def all_free(desk: Desk) -> Payment:
    paid = desk.by_cheque(12_000)
    return payments.unallocate_all(desk.ports, desk.account.id, paid.id, desk.key(), REP)


@pytest.mark.parametrize("case", CAN)
def test_each_act_that_cannot_be_done_says_why(desk, case) -> None:
    desk.bill()
    make, wanting = CAN[case]
    said = refusals(desk.now(make(desk)))
    assert set(said) == wanting
    assert all(said.values())


@given(amounts=st.lists(st.integers(1, 20_000), min_size=1, max_size=4), which=st.integers(0, 3))
def test_void_is_as_if_it_had_never_come(amounts: list[int], which: int) -> None:
    """Whatever else was paid: what is owed and free afterwards is what the other payments alone would leave."""
    desk = Desk()
    for code in ("VISIT", "LAB", "XRAY"):
        desk.bill(code)
    paid = [desk.by_cheque(minor) for minor in amounts]
    wrong = paid[which % len(paid)]
    void(desk, wrong)
    head = ledger.head_of(desk.ports, desk.account.id)
    billed = sum(one.total_minor for one in invoicing.invoices_of(desk.ports, desk.account.id))
    assert head.owed("guarantor") - head.unapplied("guarantor") == billed - sum(amounts) + wrong.amount_minor
    desk.ties()


def test_a_payer_s_payment_moves_as_that_payer_s(desk) -> None:
    new = NewPayment("remit-1", "pyr_" + "0" * 26, Method.PAYER, 4_000, ledger.today(desk.ports))
    paid = payments.post_payment(desk.ports, desk.account.id, new, REP)
    other = enroll(desk.ports, "enroll-0002")
    moved(desk, paid, other)
    assert payments.payments_of(desk.ports, other.id)[0].party == new.party
