"""What the gateway confirmed is booked, also when the books have lost the attempt or the payment."""

from __future__ import annotations

import pytest

from chalicelib.kernel.errors import RuleBroken, Unavailable
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import AttemptState, DisputeSnapshot, HostedPayment
from chalicelib.payments import actions as payments
from chalicelib.payments import store
from chalicelib.payments.model import NewAttempt
from chalicelib.reports import actions as reports
from tests.fakes.money import Desk
from tests.fakes.office import REP


@pytest.fixture
def desk() -> Desk:
    return Desk()


def paid_and_lost(desk: Desk) -> str:
    """A client paid, and the books lost that he began. Answers the gateway's reference."""
    invoice = desk.bill()
    attempt = payments.start_attempt(
        desk.ports, desk.account.id, NewAttempt("link", 12_000, [invoice.id], "en"), desk.key(), REP
    )
    desk.ports.tables.commit([store.ATTEMPTS.remove(attempt, attempt.version)], REP)
    desk.ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED)
    return attempt.gateway_reference


def booked(desk: Desk) -> list[int]:
    return [payment.amount_minor for payment in payments.payments_of(desk.ports, desk.account.id)]


def test_a_notification_of_a_payment_whose_attempt_is_lost_is_booked_once(desk: Desk) -> None:
    told = {"task": "gateway", "kind": "payment", "gateway_reference": paid_and_lost(desk)}
    for _ in range(2):
        payments.work(desk.ports, told)
    assert booked(desk) == [12_000]
    desk.ties()


def test_a_dispute_that_comes_before_the_books_have_its_payment_is_not_lost(desk: Desk) -> None:
    paid = desk.ports.gateway.retrieve(paid_and_lost(desk))
    assert paid.payment_reference is not None
    amount = Money(5_000, currency("USD"))
    desk.ports.gateway.disputes["dp_1"] = DisputeSnapshot("dp_1", paid.payment_reference, "open", amount, "fraudulent")
    for _ in range(2):
        payments.work(desk.ports, {"task": "gateway", "kind": "dispute", "gateway_reference": "dp_1"})
    (found,) = payments.payments_of(desk.ports, desk.account.id)
    assert (found.amount_minor, [dispute.minor for dispute in found.disputes]) == (12_000, [5_000])
    desk.ties()


def test_what_nobody_was_told_of_is_found_by_the_nightly_proof_and_counted(desk: Desk) -> None:
    paid_and_lost(desk)
    found = payments.recover_confirmed(desk.ports)
    assert (found.listed, len(found.found_again), found.refused) == (1, 1, [])
    again = payments.recover_confirmed(desk.ports)
    assert (again.listed, again.found_again, booked(desk)) == (1, [], [12_000])
    assert reports.prove_office(desk.ports) == 1
    desk.ties()


def test_a_payment_of_an_account_that_is_not_there_raises_the_alarm(desk: Desk) -> None:
    gateway, at = desk.ports.gateway, desk.ports.clock.now()
    hosted = HostedPayment("att_1", "acc_gone", Money(500, currency("USD")), "Office", "en", "", "", at)
    gateway.settle(gateway.start_hosted(hosted).gateway_reference, AttemptState.SUCCEEDED)
    with pytest.raises(RuleBroken) as refused:
        reports.prove_office(desk.ports)
    assert refused.value.code == "confirmed_not_booked"


def test_a_silent_gateway_does_not_keep_the_books_from_being_proved(desk: Desk, monkeypatch) -> None:
    def silent(since: object) -> None:
        raise Unavailable("gateway_unavailable", "silent")

    monkeypatch.setattr(desk.ports.gateway, "successes", silent)
    with pytest.raises(Unavailable):
        reports.prove_office(desk.ports)
    assert sorted(one["part"] for one in desk.ports.queues.messages["proofs"] if "part" in one) == list(range(16))
