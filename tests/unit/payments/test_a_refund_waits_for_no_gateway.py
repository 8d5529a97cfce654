"""A refund is owed at once and asked of the gateway by a worker: a slow gateway keeps nobody waiting."""

from __future__ import annotations

import pytest

from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.payments import actions as payments
from tests.fakes.money import Desk, refunds_asked
from tests.fakes.office import REP, SUPERVISOR


def silent(*given: object) -> None:
    raise Unavailable("gateway_unavailable", say("The gateway does not answer."))


@pytest.fixture
def desk() -> Desk:
    """120.00 of a card that pay nothing any more."""
    desk = Desk()
    desk.bill()
    paid_on = desk.by_card(12_000).allocations[0].invoice_id
    payments.release_invoice(desk.ports, desk.account.id, paid_on, "release-1", REP)
    desk.ports.queues.messages.clear()
    return desk


def refunded(desk: Desk) -> str:
    """Give back 100.00 that a card paid, under one key."""
    (paid,) = payments.payments_of(desk.ports, desk.account.id)
    payments.refund(desk.ports, desk.account.id, paid.id, 10_000, "asked for", "refund-1", SUPERVISOR)
    return paid.id


def test_the_act_asks_nothing_of_the_gateway_and_leaves_the_asking_queued(desk: Desk) -> None:
    desk.ports.gateway.refund = silent
    paid = refunded(desk)
    (refund,) = payments.payment_of(desk.ports, desk.account.id, paid).refunds
    assert (refund.state, desk.sum("refunds_payable")) == ("pending", -10_000)
    (message,) = desk.ports.queues.messages["payments"]
    assert (message["task"], message["account_id"], message["subject"]) == ("refund", desk.account.id, paid)
    refunds_asked(desk.ports)
    assert desk.sum("refunds_payable") == -10_000, "a silent gateway is asked again later"
    del desk.ports.gateway.__dict__["refund"]
    assert payments.queue_unsettled(desk.ports) >= 1
    refunds_asked(desk.ports)
    assert (desk.sum("refunds_payable"), desk.unapplied()) == (0, 2_000)
    desk.ties()


def test_a_message_that_was_not_taken_is_queued_when_the_act_is_asked_again(desk: Desk) -> None:
    send = desk.ports.queues.send
    desk.ports.queues.send = silent
    with pytest.raises(Unavailable):
        refunded(desk)
    desk.ports.queues.send = send
    paid = payments.payment_of(desk.ports, desk.account.id, refunded(desk))
    assert [refund.state for refund in paid.refunds] == ["pending"], "once, however often it is asked"
    refunds_asked(desk.ports)
    desk.ties()
    assert desk.unapplied() == 2_000
