"""A promise is kept by money that came and stayed, whichever way other money went back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.collections import actions as collections
from chalicelib.collections.model import Promise
from chalicelib.collections.rules.promise_kept import paid_since
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
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
