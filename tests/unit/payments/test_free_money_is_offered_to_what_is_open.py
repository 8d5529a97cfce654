"""Free money of a party beside its open invoices is offered, never twice; one press applies just what was offered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.ledger.model import Source
from chalicelib.payments import actions as payments
from chalicelib.payments.rules.offers import offers
from tests.fakes.money import Desk
from tests.fakes.office import REP, SUPERVISOR


def found(desk: Desk) -> list[tuple[str, list[tuple[str, int]]]]:
    offered, _ = payments.offers_on(desk.ports, desk.account.id)
    return [(one.source.subject, [(part.invoice_id, part.minor) for part in one.pays]) for one in offered]


def test_what_a_rebill_left_is_offered_to_the_oldest_invoice_and_taken_in_one_press() -> None:
    desk = Desk()
    wrong = desk.bill()
    desk.by_cheque(12_000)
    note = desk.credit(wrong)
    new, later = desk.bill("LAB"), desk.bill("XRAY")
    expected = [(note.id, [(new.id, 4_550), (later.id, 7_450)])]
    assert found(desk) == expected
    (offer,), _ = payments.offers_on(desk.ports, desk.account.id)
    payments.apply_credit(desk.ports, desk.account.id, note.id, "guarantor", offer.pays, desk.key(), REP)
    assert (found(desk), desk.open(new), desk.unapplied()) == ([], 0, 0)
    payments.release_invoice(desk.ports, desk.account.id, new.id, desk.key(), REP)  # taken off again: offered again
    assert found(desk) == [(note.id, [(new.id, 4_550)])]
    desk.ties()


def test_nothing_is_offered_without_free_money_or_without_an_open_invoice() -> None:
    desk = Desk()
    paid = desk.by_cheque(12_000)
    assert found(desk) == []
    payments.refund(desk.ports, desk.account.id, paid.id, 12_000, "left", desk.key(), SUPERVISOR)
    desk.bill()
    assert found(desk) == []


def test_what_a_dispute_withholds_is_offered_to_nothing() -> None:
    desk = Desk()
    invoice = desk.bill()
    paid = desk.by_card(12_000)
    desk.unallocate(paid, invoice)
    desk.dispute(paid, "open", 11_000)
    assert found(desk) == [(paid.id, [(invoice.id, 1_000)])]


def test_every_payment_that_holds_some_is_offered_for_its_part() -> None:
    desk = Desk()
    early = desk.by_cheque(1_000)
    bill = desk.bill("LAB")
    late = desk.by_cheque(4_000)
    payments.unallocate_all(desk.ports, desk.account.id, late.id, desk.key(), REP)
    offered = dict(found(desk))
    assert set(offered) == {early.id, late.id}
    assert sum(minor for pays in offered.values() for _, minor in pays) == bill.total_minor


@given(free=st.lists(st.integers(0, 9_000), max_size=5), owed=st.lists(st.integers(0, 9_000), max_size=5))
def test_offers_never_promise_more_than_is_free_or_open(free: list[int], owed: list[int]) -> None:
    class Bill:
        def __init__(self, at: int, minor: int) -> None:
            self.id, self.number, self.due_on, self.open = f"inv_{at}", str(at), None, {"guarantor": minor}

    bills = [Bill(at, minor) for at, minor in enumerate(owed)]
    made = offers([Source(f"pay_{at}", "guarantor", minor) for at, minor in enumerate(free)], bills, "guarantor")
    assert sum(one.minor for one in made) == min(sum(free), sum(owed))
    assert all(0 < one.minor <= one.source.free_minor for one in made)
    for bill in bills:
        assert (
            sum(part.minor for one in made for part in one.pays if part.invoice_id == bill.id) <= bill.open["guarantor"]
        )
