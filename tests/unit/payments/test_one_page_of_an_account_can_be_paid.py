"""Two pages are never paid for one debt: the earlier is closed when a later one begins, or when the debt is paid."""

from __future__ import annotations

from contextlib import suppress

import pytest

from chalicelib.kernel.errors import Conflict, RuleBroken, Unavailable
from chalicelib.kernel.ports import AttemptState
from chalicelib.kernel.sentences import UNSAID
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Attempt, NewAttempt
from tests.fakes.money import Desk
from tests.fakes.office import REP


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.bill()
    return made


def begin(desk: Desk, minor: int = 12_000, key: str = "") -> Attempt:
    return payments.start_attempt(
        desk.ports, desk.account.id, NewAttempt("link", minor, [], "en"), key or desk.key(), REP, desk.ports.clock.now()
    )


def now(desk: Desk, attempt: Attempt) -> AttemptState:
    (found,) = [one for one in payments.attempts_page(desk.ports, desk.account.id, 100).items if one.id == attempt.id]
    return found.state


def pay_on(desk: Desk, attempt: Attempt) -> AttemptState:
    """What a client who still has the page open can do there."""
    return desk.ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED).state


def look(desk: Desk) -> None:
    payments.queue_unsettled(desk.ports)
    for message in desk.ports.queues.messages.pop("payments", []):
        payments.work(desk.ports, message)


def test_of_two_pages_opened_before_either_is_paid_only_the_later_takes_money(desk: Desk) -> None:
    first = begin(desk)
    second = begin(desk)
    assert (now(desk, first), pay_on(desk, first)) == (AttemptState.EXPIRED, AttemptState.EXPIRED)
    pay_on(desk, second)
    look(desk)
    assert (desk.unapplied(), now(desk, second)) == (0, AttemptState.SUCCEEDED)
    desk.ties()


def test_a_page_that_was_paid_or_is_being_debited_is_not_paid_again(desk: Desk) -> None:
    first = begin(desk)
    desk.ports.gateway.settle(first.gateway_reference, AttemptState.PROCESSING)
    with pytest.raises(RuleBroken) as refused:
        begin(desk)
    assert (refused.value.code, now(desk, first)) == ("payment_processing", AttemptState.PROCESSING)
    pay_on(desk, first)
    with pytest.raises(RuleBroken):
        begin(desk)
    assert (now(desk, first), desk.unapplied()) == (AttemptState.SUCCEEDED, 0)


def test_who_pays_while_the_page_is_being_closed_has_paid(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, gateway = begin(desk), desk.ports.gateway
    close = gateway.expire_hosted

    def too_late(reference: str) -> None:
        gateway.settle(reference, AttemptState.SUCCEEDED)
        close(reference)

    monkeypatch.setattr(gateway, "expire_hosted", too_late)
    with pytest.raises(RuleBroken) as refused:
        begin(desk)
    assert (refused.value.code, now(desk, first), desk.unapplied()) == ("nothing_due", AttemptState.SUCCEEDED, 0)


@pytest.mark.parametrize("key", [f"the-other-{number}" for number in range(6)])
def test_two_that_begin_at_once_leave_one_page(desk: Desk, key: str) -> None:
    begun: list[Attempt] = []

    def meanwhile(step: str, _: object) -> None:
        if step == "before" and not begun:
            desk.ports.tables.fault = None
            begun.append(begin(desk, key=key))

    desk.ports.tables.fault = meanwhile
    with suppress(Conflict):
        begun.append(begin(desk, key="mine"))
    paid = [attempt for attempt in begun if pay_on(desk, attempt) is AttemptState.SUCCEEDED]
    assert len(paid) == 1
    look(desk)
    assert desk.unapplied() == 0


def test_a_page_closes_when_the_debt_was_paid_otherwise_and_stays_while_it_is_not(desk: Desk) -> None:
    open_page = begin(desk)
    look(desk)
    assert now(desk, open_page) is AttemptState.PENDING
    desk.by_cheque(2_000)
    look(desk)
    assert (now(desk, open_page), pay_on(desk, open_page)) == (AttemptState.EXPIRED, AttemptState.EXPIRED)
    assert begin(desk, 10_000).state is AttemptState.PENDING


def test_no_second_page_opens_while_the_gateway_cannot_close_the_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = begin(desk)

    def silent(reference: str) -> None:
        raise Unavailable("gateway_unavailable", UNSAID)

    monkeypatch.setattr(desk.ports.gateway, "expire_hosted", silent)
    with pytest.raises(Unavailable):
        begin(desk)
    assert [one.id for one in payments.attempts_page(desk.ports, desk.account.id, 100).items] == [first.id]


def test_asked_again_under_its_key_a_page_is_the_same_and_stays_open(desk: Desk) -> None:
    first = begin(desk, key="clicked-twice")
    assert begin(desk, key="clicked-twice") == first
    assert now(desk, first) is AttemptState.PENDING
