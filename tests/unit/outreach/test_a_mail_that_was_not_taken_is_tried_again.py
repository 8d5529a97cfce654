"""A busy mail service costs a pause, a refusal ends it, and only silence after sending asks a person."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest

from chalicelib.collections import actions as collections
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from chalicelib.outreach import actions as outreach
from chalicelib.outreach.rules import TRIES_MAX, pause_after
from tests.fakes.dunning import drain, pay
from tests.fakes.office import REP, Outage, make_office
from tests.fakes.outreach import debtor, deliver, deliver_all, remind


def test_the_pauses_begin_with_a_minute_and_grow_to_an_hour() -> None:
    pauses = [pause_after(tries) for tries in range(1, TRIES_MAX)]
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert pauses == sorted(pauses, key=lambda pause: pause or timedelta())
    assert pauses[-1] == timedelta(hours=1)
    assert pause_after(TRIES_MAX) is None


def test_a_throttled_mail_goes_a_minute_later_and_nobody_is_asked() -> None:
    ports = make_office()
    notice = remind(ports, debtor(ports))
    drain(ports, "notices")
    ports.mail.next = [Outage.BUSY]
    waiting = deliver(ports, notice)
    assert waiting is not None
    assert (waiting.state, waiting.not_before, waiting.tries) == (
        NoticeState.QUEUED,
        ports.clock.now() + timedelta(minutes=1),
        1,
    )
    assert ports.tables.worklist("NOTICES") == []
    assert deliver(ports, waiting) is None  # too early: the message came before its minute
    ports.clock.advance(timedelta(minutes=1))
    (sent,) = deliver_all(ports)
    assert sent is not None
    assert sent.state is NoticeState.SENT
    assert len(ports.mail.sent) == 1


def test_a_mail_service_that_stays_closed_asks_a_person_after_hours_and_mails_nothing_twice() -> None:
    ports = make_office()
    notice = remind(ports, debtor(ports))
    ports.mail.next = [Outage.BUSY] * 50
    begun = ports.clock.now()
    while notices.notice_of(ports, notice.account_id, notice.id).state is NoticeState.QUEUED:
        outreach.sweep(ports)
        deliver_all(ports)
        ports.clock.advance(timedelta(minutes=5))
    failed = notices.notice_of(ports, notice.account_id, notice.id)
    assert (failed.state, failed.failure, ports.mail.sent) == (NoticeState.FAILED, "not_taken", [])
    assert timedelta(hours=3) < ports.clock.now() - begun < timedelta(hours=8)
    assert ports.tables.worklist("NOTICES") == [(notice.account_id, f"NTC#{notice.id}")]
    ports.mail.next = []
    again = outreach.resend(ports, notice.account_id, notice.id, collections.standstill_of, REP)
    assert deliver(ports, again).state is NoticeState.SENT


def test_the_gate_is_asked_before_each_try() -> None:
    ports = make_office()
    account = debtor(ports)
    notice = remind(ports, account)
    ports.mail.next = [Outage.BUSY]
    deliver(ports, notice)
    pay(ports, account, 100_00, "all")
    ports.clock.advance(timedelta(minutes=1))
    withdrawn = deliver(ports, notice)
    assert withdrawn is not None
    assert (withdrawn.state, ports.mail.sent) == (NoticeState.REFUSED, [])


def test_a_refused_mail_has_failed_for_good_and_a_silent_one_is_for_a_person() -> None:
    for outage, failure, mailed in (
        (Outage.REFUSED, "rejected", 0),
        (Outage.SILENT, "unsure", 0),
        (Outage.LOST_REPLY, "unsure", 1),
    ):
        ports = make_office()
        notice = remind(ports, debtor(ports))
        drain(ports, "notices")
        ports.mail.next = [outage]
        failed = deliver(ports, notice)
        assert failed is not None
        assert (failed.state, failed.failure) == (NoticeState.FAILED, failure)
        ports.clock.advance(timedelta(days=1))
        assert outreach.sweep(ports) == 0
        assert deliver(ports, notice) is None
        assert len(ports.mail.sent) == mailed


@pytest.mark.parametrize("at", range(1, 9))
def test_what_fails_before_the_mail_is_let_go_and_goes_at_the_next_delivery(at: int) -> None:
    ports = make_office()
    notice = remind(ports, debtor(ports))
    reads = iter(range(1000))

    def fault(step: str, _: object) -> None:
        if step == "read" and next(reads) == at:  # the first read is the claim's own
            raise Unavailable("busy", say("busy"))

    ports.tables.fault = fault
    with suppress(Unavailable):
        deliver(ports, notice)
    ports.tables.fault = None
    gone = len(ports.mail.sent)  # the tables may be busy after the mail was taken, too: then it is not let go
    deliver(ports, notice)
    state = notices.notice_of(ports, notice.account_id, notice.id).state
    assert state is (NoticeState.SENT if not gone or at > 5 else NoticeState.SENDING)
    assert len(ports.mail.sent) == 1
