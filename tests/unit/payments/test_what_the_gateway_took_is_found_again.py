"""What the gateway confirmed is booked, also when the books have lost the attempt or the payment."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app as office
from chalicelib.cloud.round_counts import progress_of
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import AttemptState, DisputeSnapshot, HostedPayment
from chalicelib.payments import actions as payments
from chalicelib.payments import store
from chalicelib.payments.actions import recovering
from chalicelib.payments.actions.looking_back import window
from chalicelib.payments.actions.recovering import Confirmed, recover_confirmed
from chalicelib.payments.model import DAYS_BACK, NewAttempt
from chalicelib.reports import actions as reports
from tests.crash.jobs import Redelivered, handled, queued
from tests.fakes.money import Desk, recovered
from tests.fakes.office import REP, START

LONG_AGO = datetime(1990, 1, 1)  # noqa: DTZ001  # where hypothesis may begin


class Listening:
    """Tables that write down which of their doors were knocked at."""

    def __init__(self, inner: Any, asked: list[str]) -> None:
        self._inner, self._asked = inner, asked

    def __getattr__(self, name: str) -> Any:
        self._asked.append(name)
        return getattr(self._inner, name)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def paid_and_lost(desk: Desk) -> str:
    """A client paid, and the books lost that he began. Answers the gateway's reference."""
    invoice = desk.bill()
    attempt = payments.start_attempt(
        desk.ports, desk.account.id, NewAttempt("link", 12_000, [invoice.id], "en"), desk.key(), REP, START
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


def test_what_nobody_was_told_of_is_found_by_the_night_and_counted(desk: Desk) -> None:
    paid_and_lost(desk)
    assert recovered(desk.ports) == Confirmed(listed=1, found_again=1)
    desk.ports.clock.advance(timedelta(days=1))
    assert recovered(desk.ports) == Confirmed(listed=1)
    assert booked(desk) == [12_000]
    desk.ties()


def test_a_message_that_comes_again_books_nothing_twice_and_tells_the_same(desk: Desk) -> None:
    paid_and_lost(desk)
    payments.begin_recovery(desk.ports)
    messages = desk.ports.queues.messages.pop("payments")
    for _ in range(2):
        told = [recover_confirmed(desk.ports, message) for message in messages]
        assert sum(one.found_again for one in told) == 1
        looked = progress_of(desk.ports, "confirmed")
        assert looked is not None
        assert (looked.queued, looked.done, looked.left_out, looked.wrong) == (1, 1, 1, 0)
        assert looked.state(desk.ports.clock.now()) == "ended"
    assert booked(desk) == [12_000]


def paid_to_nobody(desk: Desk) -> None:
    """A client paid for an account that is not there."""
    gateway, at = desk.ports.gateway, desk.ports.clock.now()
    hosted = HostedPayment("att_1", "acc_gone", Money(500, currency("USD")), "Office", "en", "", "", at)
    gateway.settle(gateway.start_hosted(hosted).gateway_reference, AttemptState.SUCCEEDED)


def test_a_payment_of_an_account_that_is_not_there_raises_the_alarm(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    paid_to_nobody(desk)
    reports.prove_office(desk.ports)
    for message in desk.ports.queues.messages.pop("payments"):
        handled(office.app, desk.ports, office.work_payment, queued(message))
    assert '"ConfirmedNotBooked":[1.0]' in capsys.readouterr().out.replace(" ", "")
    looked = progress_of(desk.ports, "confirmed")
    assert looked is not None
    assert looked.wrong == 1


def test_the_schedule_asks_the_gateway_for_nothing_and_begins_the_proof(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr(desk.ports.gateway, "successes", lambda *given: pytest.fail("a schedule only queues"))
    reports.prove_office(desk.ports)
    days = desk.ports.queues.messages["payments"]
    assert [(one["task"], one["part"], one["cursor"]) for one in days] == [("confirmed", n, "") for n in range(15)]
    assert sorted(one["part"] for one in desk.ports.queues.messages["proofs"] if "part" in one) == list(range(16))


def test_a_silent_gateway_lets_the_message_come_again(desk: Desk, monkeypatch) -> None:
    def silent(*given: object) -> None:
        raise Unavailable("gateway_unavailable", "silent")

    paid_and_lost(desk)
    payments.begin_recovery(desk.ports)
    message = desk.ports.queues.messages.pop("payments")[0]
    with monkeypatch.context() as patch:
        patch.setattr(desk.ports.gateway, "successes", silent)
        with pytest.raises(Redelivered):
            handled(office.app, desk.ports, office.work_payment, queued(message))
    handled(office.app, desk.ports, office.work_payment, queued(message))
    assert booked(desk) == [12_000]


@given(back=st.floats(min_value=0, max_value=DAYS_BACK), now=st.datetimes(min_value=LONG_AGO, timezones=st.just(UTC)))
def test_whatever_began_in_the_last_days_is_in_one_day_alone(back: float, now: datetime) -> None:
    begun = now - timedelta(days=back)
    windows = [window(now.date(), part) for part in range(DAYS_BACK + 1)]
    assert sum(since <= begun and (until is None or begun < until) for since, until in windows) == 1


def test_no_message_goes_through_all_that_was_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 95 payments of a day, ten a page and three pages a message, none is left out and none asked for twice."""
    monkeypatch.setattr(recovering, "PAGES", 3)
    gateway = desk.ports.gateway
    gateway.listed = 10
    template = gateway.retrieve(paid_and_lost(desk))
    for place in range(94):
        name = f"cs_{place:03d}"
        gateway.payments[name] = replace(template, gateway_reference=name, payment_reference=f"pi_{place:03d}")
    payments.begin_recovery(desk.ports)
    waiting, told = desk.ports.queues.messages.pop("payments"), []
    while waiting:
        told.append(recover_confirmed(desk.ports, waiting.pop(0)).listed)
        waiting += desk.ports.queues.messages.pop("payments", [])
    assert (max(told), sum(told), len(booked(desk))) == (30, 95, 95)
    looked = progress_of(desk.ports, "confirmed")
    assert looked is not None
    assert (looked.shards_ended, looked.queued, looked.done, looked.left_out) == (15, 95, 95, 95)


def test_what_the_books_have_costs_two_requests_a_page(desk: Desk) -> None:
    """A request to the gateway and one to the books, for a hundred payments: what a night reads when all is well."""
    for code in ("VISIT", "LAB", "XRAY"):
        desk.by_card(desk.bill(code).total_minor)
    payments.begin_recovery(desk.ports)
    asked: list[str] = []
    tables = Listening(desk.ports.tables, asked)
    for message in desk.ports.queues.messages.pop("payments"):
        recover_confirmed(replace(desk.ports, tables=tables), message)
    assert Counter(asked) == {"get_all": 15, "commit": 15}
