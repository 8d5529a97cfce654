"""A split undoes a merge exactly, and only while nothing was done with what came together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.errors import Conflict, RuleBroken
from chalicelib.kernel.money import Money
from chalicelib.kernel.ports import AttemptState
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import MERGED, SPLIT
from chalicelib.merging import actions as merging
from chalicelib.merging.model import MergeState
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewAttempt, Payment
from tests.fakes.merging import Twice
from tests.fakes.money import USD
from tests.fakes.office import REP, START, SUPERVISOR

Deed = Callable[[Twice, int], object]


@pytest.fixture
def desk() -> Twice:
    return Twice()


def _some_payment(desk: Twice, number: int, method: Method | None = None) -> Payment | None:
    found = [p for p in payments.payments_of(desk.ports, desk.account.id) if method in (None, p.method)]
    return found[number % len(found)] if found else None


def _some_invoice(desk: Twice, number: int) -> Invoice | None:
    found = [i for i in invoicing.invoices_of(desk.ports, desk.account.id) if i.number]
    return found[number % len(found)] if found else None


def bill(desk: Twice, number: int) -> object:
    return desk.bill_days_ago(number % 300, ("VISIT", "LAB", "XRAY")[number % 3])


def pay_by_card(desk: Twice, number: int) -> object:
    owed = ledger.head_of(desk.ports, desk.account.id).owed("guarantor")
    return desk.by_card(1 + number % owed)


def pay_by_cheque(desk: Twice, number: int) -> object:
    return desk.by_cheque(1 + number % 30_000)


def credit(desk: Twice, number: int) -> object:
    invoice = _some_invoice(desk, number)
    return invoice and desk.credit(invoice, 1 + number % invoice.total_minor)


def take_off(desk: Twice, number: int) -> object:
    payment = _some_payment(desk, number)
    return payment and payments.unallocate(
        desk.ports, desk.account.id, payment.id, payment.allocations[0].invoice_id, desk.key(), REP
    )


def refund(desk: Twice, number: int) -> object:
    payment = _some_payment(desk, number)
    return payment and desk.refund(payment, 1 + number % max(payment.unapplied_minor, 1))


def dispute(desk: Twice, number: int) -> object:
    payment = _some_payment(desk, number, Method.CARD)
    state = ("open", "lost", "won")[number % 3]
    return payment and desk.dispute(payment, state, 1 + number % payment.amount_minor, f"dp_{payment.id}")


def return_it(desk: Twice, number: int) -> object:
    payment = _some_payment(desk, number, Method.CHEQUE)
    return payment and payments.return_payment(desk.ports, desk.account.id, payment.id, "no funds", desk.key(), REP)


DEEDS: tuple[Deed, ...] = (bill, bill, pay_by_card, pay_by_cheque, credit, take_off, refund, dispute, return_it)
deeds = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 10**6)), max_size=6)


def do(desk: Twice, wanted: list[tuple[Deed, int]]) -> None:
    """Do what the rules let be done."""
    for deed, number in wanted:
        try:
            deed(desk, number)
        except (RuleBroken, Conflict, ZeroDivisionError, IndexError):
            continue


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(here=deeds, there=deeds, late=deeds, pending=st.booleans())
def test_merged_and_split_they_are_the_same_and_merged_they_tie_whatever_comes(
    here: list[tuple[Deed, int]], there: list[tuple[Deed, int]], late: list[tuple[Deed, int]], pending: bool
) -> None:
    desk = Twice()
    desk.ports.gateway.refund_begins = lambda: "pending" if pending else "succeeded"
    desk.account = desk.other
    do(desk, there)
    desk.account = desk.first
    do(desk, here)
    before = desk.stands()
    balance = sum(ledger.head_of(desk.ports, one.id).balance for one in (desk.first, desk.other))
    desk.merge()
    desk.both_tie()
    assert ledger.head_of(desk.ports, desk.other.id).balance == balance
    desk.split()
    desk.both_tie()
    assert desk.stands() == before
    desk.merge()
    do(desk, late)
    for reference in desk.ports.gateway.refunds:
        desk.ports.gateway.end_refund(reference, ("succeeded", "failed")[len(late) % 2])
        payments.work(desk.ports, {"task": "gateway", "kind": "refund", "gateway_reference": reference})
    desk.both_tie()


def test_the_entries_of_a_split_reverse_those_of_the_merge(desk: Twice) -> None:
    desk.bill()
    desk.merge()
    made = desk.split()
    assert (made.state, made.split_by) == (MergeState.SPLIT, SUPERVISOR.subject)
    for account in (desk.first, desk.other):
        there, back = ledger.journal(desk.ports, account.id)[-2:]
        assert ([there.reason, back.reason], back.reverses) == ([MERGED, SPLIT], there.version)
        assert sorted((leg.code, leg.minor) for leg in back.legs) == sorted((g.code, -g.minor) for g in there.legs)
    assert merging.merges_of(desk.ports, desk.first.id) == []
    assert merging.split_accounts(desk.ports, desk.other.id, desk.first.id, SUPERVISOR) == made  # a repeat


def test_the_accounts_work_on_by_themselves_after_a_split(desk: Twice) -> None:
    bill = desk.bill()
    desk.merge()
    desk.split()
    desk.by_cheque(12_000)
    assert desk.open(bill) == 0
    assert desk.bill_days_ago(3).number == f"{desk.first.number}-0002"
    assert enrollment.account_of_number(desk.ports, desk.first.number) == desk.first.id
    assert [e.reason for e in ledger.whole_journal(desk.ports, desk.other.id)] == [MERGED, SPLIT]
    desk.both_tie()


def test_dunning_stands_as_before(desk: Twice) -> None:
    desk.bill_days_ago(40)
    desk.bill_other()
    desk.ports.clock.advance(timedelta(days=45))
    for account in (desk.first, desk.other):
        collections.advance_account(desk.ports, account.id, ledger.today(desk.ports))
    stood = [collections.dunning_of(desk.ports, a.id).dunning for a in (desk.first, desk.other)]
    desk.merge()
    desk.split()
    now = [collections.dunning_of(desk.ports, a.id).dunning for a in (desk.first, desk.other)]
    assert [(d.level, d.since_on, d.next_on, d.step) for d in now] == [
        (d.level, d.since_on, d.next_on, d.step) for d in stood
    ]


def _posted(desk: Twice) -> None:
    desk.by_cheque(100)


def _changed(desk: Twice) -> None:
    client = next(c for c in enrollment.account_file(desk.ports, desk.other.id).clients if c.id == desk.client)
    form = enrollment.ClientForm(client.name, client.birth_date, "female", client.address, None)
    enrollment.change_client(desk.ports, desk.other.id, client.id, form_with_other_name(form), client.version, REP)


def form_with_other_name(form: enrollment.ClientForm) -> enrollment.ClientForm:
    return replace(form, name=replace(form.name, given="Adaeze"))


def _debiting(desk: Twice) -> None:
    attempt = payments.start_attempt(
        desk.ports, desk.other.id, NewAttempt("link", 100, [], "en"), desk.key(), REP, START
    )
    desk.ports.gateway.settle(attempt.gateway_reference, AttemptState.PROCESSING)
    payments.settle_attempt(desk.ports, desk.other.id, attempt.id, REP)


def _disputed(desk: Twice) -> None:
    desk.ports.gateway.dispute("dp_1", desk.card.gateway_reference, "open", Money(50, USD))
    desk.hears(desk.card, "dispute", "dp_1")


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (_posted, "posted_since"),
        (_disputed, "posted_since"),
        (_changed, "changed_since"),
        (_debiting, "payment_processing"),
    ],
)
def test_what_was_done_since_keeps_them_one(desk: Twice, since: Callable[[Twice], None], code: str) -> None:
    desk.bill()
    desk.card = desk.by_card(100)
    desk.client = enrollment.account_file(desk.ports, desk.first.id).clients[0].id
    desk.merge()
    since(desk)
    with pytest.raises(RuleBroken) as refusal:
        desk.split()
    assert refusal.value.code == code
    desk.both_tie()


def test_a_long_history_goes_back_by_steps(desk: Twice, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in range(3):
        desk.bill_days_ago(days)
        desk.by_cheque(5_000)
    before = desk.stands()
    monkeypatch.setattr("chalicelib.merging.actions.carrying.WRITES_MAX", 6)
    made = desk.merge()
    assert made.parts > 3
    monkeypatch.setattr("chalicelib.merging.actions.carrying.STEPS_AT_ONCE", 1)
    made = desk.split()
    assert made.state is MergeState.SPLITTING
    while made.state is MergeState.SPLITTING:
        desk.both_tie()
        made = merging.work(desk.ports, {"kind": "merge", "account_id": desk.first.id})
    desk.both_tie()
    assert desk.stands() == before


def test_an_account_that_absorbed_another_takes_it_along(desk: Twice) -> None:
    desk.bill()
    desk.merge()
    third = desk.third()
    mark = merging.preview_merge(desk.ports, desk.other.id, third.id).mark
    merging.merge_accounts(desk.ports, desk.other.id, third.id, mark, (), "again", SUPERVISOR)
    assert [one.number for one in enrollment.account_of(desk.ports, third.id).absorbed] == [
        desk.other.number,
        desk.first.number,
    ]
    assert enrollment.account_of_number(desk.ports, desk.first.number) == third.id
    assert [e.reason for e in ledger.whole_journal(desk.ports, third.id)] == ["invoice"]
    assert ledger.surviving_head(desk.ports, desk.first.id).account_id == third.id
    merging.split_accounts(desk.ports, third.id, desk.other.id, SUPERVISOR)
    desk.both_tie()
    assert enrollment.account_of_number(desk.ports, desk.first.number) == desk.other.id


@pytest.mark.parametrize("more", [1_000, -1_000])  # a part of the payment is unapplied; a part of the bill is open
def test_what_went_and_came_back_is_told_to_its_last_change(more: int) -> None:
    """That it went and came back is no change of a thing: reading its entries does not end before the last."""
    desk = Twice()
    bill = desk.bill()
    paid = desk.by_cheque(bill.total_minor + more)
    desk.merge()
    desk.split()
    payments.unallocate(desk.ports, desk.first.id, paid.id, bill.id, desk.key(), SUPERVISOR)
    kept = payments.payment_of(desk.ports, desk.first.id, paid.id)
    entries = ledger.entries_about(desk.ports, desk.first.id, paid.id, kept.entry_version, kept.version - 1)
    assert [entry.reason for entry in entries] == ["payment", "unallocation"]
    after = invoicing.invoice_of(desk.ports, desk.first.id, bill.id)
    assert [entry.reason for entry in invoicing.entries_of(desk.ports, after)] == ["invoice", "payment", "unallocation"]
