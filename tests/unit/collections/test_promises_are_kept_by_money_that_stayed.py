"""A promise is kept by money that came and stayed, whichever way other money went back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.cloud.records import CoreItem
from chalicelib.collections import actions as collections
from chalicelib.collections.model import Outcome, Promise, PromiseState
from chalicelib.collections.rules.promise_kept import paid_since
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Payment
from tests.fakes.dunning import night
from tests.fakes.money import Desk
from tests.fakes.office import REP


def promised(desk: Desk) -> Promise:
    day = ledger.today(desk.ports) + timedelta(days=9)
    return collections.record_promise(desk.ports, desk.account.id, 10_000, day, desk.key(), REP)


def returned(desk: Desk) -> None:
    paid = desk.by_cheque(10_000)
    payments.return_payment(desk.ports, desk.account.id, paid.id, "no funds", desk.key(), REP)


def refund_begun(desk: Desk) -> None:
    desk.ports.gateway.refund_begins = lambda: "pending"
    invoice, paid = desk.bill("XRAY"), desk.by_card(10_000)
    payments.release_invoice(desk.ports, desk.account.id, desk.now(paid).allocations[0].invoice_id, desk.key(), REP)
    desk.refund(paid, 10_000)
    assert desk.open(invoice) == 23_075


def refunded(desk: Desk) -> None:
    refund_begun(desk)
    (paid,) = payments.payments_of(desk.ports, desk.account.id)
    desk.end_refund(paid, "succeeded")


def refund_failed(desk: Desk) -> None:
    refund_begun(desk)
    (paid,) = payments.payments_of(desk.ports, desk.account.id)
    desk.end_refund(paid, "failed")


def disputed(desk: Desk, *states: str, minor: int = 10_000) -> None:
    paid = desk.by_card(10_000)
    for state in states:
        desk.dispute(paid, state, minor)


CASES: dict[str, tuple[Callable[[Desk], None], int]] = {
    "stayed": (lambda desk: disputed(desk), 10_000),
    "returned": (returned, 0),
    "refund begun": (refund_begun, 0),
    "refunded": (refunded, 0),
    "refund failed": (refund_failed, 10_000),
    "dispute open": (lambda desk: disputed(desk, "open"), 0),
    "dispute won": (lambda desk: disputed(desk, "open", "won"), 10_000),
    "dispute lost": (lambda desk: disputed(desk, "open", "lost"), 0),
    "lost at once": (lambda desk: disputed(desk, "lost"), 0),
    "disputed in part": (lambda desk: disputed(desk, "open", minor=2_000), 8_000),
    "won on appeal": (lambda desk: disputed(desk, "lost", "won"), 10_000),
}


@pytest.mark.parametrize(("goes", "kept"), CASES.values(), ids=CASES.keys())
def test_only_money_that_stayed_counts_towards_a_promise(goes: Callable[[Desk], None], kept: int) -> None:
    desk = Desk()
    desk.bill()
    promise = promised(desk)
    goes(desk)
    assert paid_since(promise, ledger.journal(desk.ports, desk.account.id)) == kept
    desk.ties()


def test_money_of_before_that_goes_back_is_none_of_the_promises() -> None:
    desk = Desk()
    desk.bill()
    early = desk.by_cheque(2_000)
    promise = promised(desk)
    desk.by_cheque(10_000)
    payments.return_payment(desk.ports, desk.account.id, early.id, "no funds", desk.key(), REP)
    assert paid_since(promise, ledger.journal(desk.ports, desk.account.id)) == 10_000


def heard(desk: Desk) -> PromiseState:
    """What becomes of the promise when the stream tells of all that happened, twice."""
    table = CoreItem.Meta.table_name
    images = [(old, new) for name, old, new in desk.ports.tables.changes if name == table]
    records = [{"dynamodb": {k: v for k, v in (("OldImage", old), ("NewImage", new)) if v}} for old, new in images]
    desk.ports.tables.changes.clear()
    collections.hear_stream(desk.ports, records * 2)
    return collections.dunning_of(desk.ports, desk.account.id).promises[0].state


def kept(desk: Desk, pay: Callable[[], Payment]) -> Payment:
    """A promise of a debt past its due day that money came for, as a night found."""
    desk.bill()
    desk.ports.clock.advance(timedelta(days=40))
    promised(desk)
    paid = pay()
    collections.watch_account(desk.ports, desk.account.id)
    desk.ports.clock.advance(timedelta(days=1))
    night(desk.ports)
    assert heard(desk) is PromiseState.KEPT
    return paid


def bounce(desk: Desk, paid: Payment) -> None:
    payments.return_payment(desk.ports, desk.account.id, paid.id, "no funds", desk.key(), REP)


def test_a_promise_whose_money_bounced_in_time_is_waited_for_again_then_broken_and_a_letter_goes() -> None:
    desk = Desk()
    bounce(desk, kept(desk, lambda: desk.by_cheque(10_000)))
    assert heard(desk) is PromiseState.OPEN
    seen = []
    for _ in range(45):
        desk.ports.clock.advance(timedelta(days=1))
        seen += [step.outcome for step in night(desk.ports)]
    assert seen[0] is Outcome.WAIT_FOR_PROMISE
    assert Outcome.REMIND in seen
    assert heard(desk) is PromiseState.BROKEN


def test_a_promise_whose_money_bounced_after_its_day_is_broken_and_a_letter_goes() -> None:
    desk = Desk()
    paid = kept(desk, lambda: desk.by_cheque(10_000))
    desk.ports.clock.advance(timedelta(days=60))
    bounce(desk, paid)
    assert heard(desk) is PromiseState.BROKEN
    desk.ports.clock.advance(timedelta(days=1))
    assert [step.outcome for step in night(desk.ports)] == [Outcome.REMIND]


def test_a_promise_broken_by_a_dispute_is_kept_again_when_it_is_won() -> None:
    desk = Desk()
    paid = kept(desk, lambda: desk.by_card(10_000))
    desk.ports.clock.advance(timedelta(days=60))
    desk.dispute(paid, "open", 10_000)
    assert heard(desk) is PromiseState.BROKEN
    desk.dispute(paid, "won", 10_000)
    assert heard(desk) is PromiseState.KEPT


def test_a_promise_that_was_never_kept_stays_broken_when_money_comes_late() -> None:
    desk = Desk()
    desk.bill()
    promised(desk)
    desk.ports.clock.advance(timedelta(days=40))
    collections.advance_account(desk.ports, desk.account.id, ledger.today(desk.ports))
    assert heard(desk) is PromiseState.BROKEN
    bounce(desk, desk.by_cheque(10_000))
    desk.by_cheque(10_000)
    assert heard(desk) is PromiseState.BROKEN


def test_a_newer_promise_stands_in_the_place_of_one_whose_money_bounced() -> None:
    desk = Desk()
    paid = kept(desk, lambda: desk.by_cheque(10_000))
    newer = promised(desk)
    bounce(desk, paid)
    heard(desk)
    states = {one.id: one.state for one in collections.dunning_of(desk.ports, desk.account.id).promises}
    assert states.pop(newer.id) is PromiseState.OPEN
    assert list(states.values()) == [PromiseState.BROKEN]
