"""A message that waited for its hour goes only if it may go now; what stops it is recorded in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, AddressState, Channel, ConcernKind, ConcernSeverity
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import in_language
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from chalicelib.outreach import actions as outreach
from tests.fakes.dunning import drain, owe, pay
from tests.fakes.office import REP, START, make_office
from tests.fakes.outreach import MORNING, NIGHT, debtor, deliver, deliver_all, remind

Happens = Callable[[Ports, Account], object]


def concern(kind: ConcernKind) -> Happens:
    form = enrollment.ConcernForm(kind, ConcernSeverity.CRITICAL, "told by phone")
    return lambda ports, account: enrollment.add_concern(ports, account.id, form, REP, "concern-1")


def mark(state: AddressState) -> Happens:
    return lambda ports, account: enrollment.mark_address(
        ports, account.id, enrollment.email_hash(ports, account.contact.email), state, REP
    )


def hold(ports: Ports, account: Account) -> None:
    collections.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)


def promise(ports: Ports, account: Account) -> None:
    until = ledger.today(ports) + timedelta(days=5)
    collections.record_promise(ports, account.id, 100_00, until, "promise-1", REP)


def credit(ports: Ports, account: Account) -> None:
    (invoice,) = invoicing.invoices_of(ports, account.id)
    invoicing.credit(ports, account.id, invoice.id, invoicing.Wanted(), "wrong", REP, "credit-1")


def paid(minor: int) -> Happens:
    return lambda ports, account: pay(ports, account, minor, "cheque-1")


def close(ports: Ports, account: Account) -> None:
    enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)


def unenroll_address(ports: Ports, account: Account) -> None:
    now = enrollment.account_of(ports, account.id)
    enrollment.change_contact(ports, account.id, enrollment.ContactForm(country="US"), now.version, REP)


def write_often(ports: Ports, account: Account) -> None:
    for number in range(7):
        deliver(
            ports, outreach.send(ports, account.id, f"link-{number}", "link_renewed", REP, at=START, asked_for=True)
        )


# What happens while the letter waits, and what is written beside it.
ROWS: list[tuple[str, Happens, NoticeState, str]] = [
    ("nothing", lambda ports, account: None, NoticeState.SENT, "quiet_hours"),
    ("all paid", paid(100_00), NoticeState.REFUSED, "nothing_due"),
    ("more paid than owed", paid(150_00), NoticeState.REFUSED, "nothing_due"),
    ("part paid", paid(99_99), NoticeState.SENT, "quiet_hours"),
    ("credited", credit, NoticeState.REFUSED, "nothing_due"),
    ("opted out", close, NoticeState.REFUSED, "opted_out"),
    ("bankrupt", concern(ConcernKind.BANKRUPTCY), NoticeState.REFUSED, "silenced_bankruptcy"),
    ("died", concern(ConcernKind.DECEASED), NoticeState.REFUSED, "silenced_deceased"),
    ("asked not to be written to", concern(ConcernKind.DO_NOT_CONTACT), NoticeState.REFUSED, "silenced_do_not_contact"),
    ("a hold", hold, NoticeState.REFUSED, "on_hold"),
    ("a promise", promise, NoticeState.REFUSED, "promised"),
    ("mail came back", mark(AddressState.BOUNCED), NoticeState.REFUSED, "address_bounced"),
    ("marked as unwanted", mark(AddressState.COMPLAINED), NoticeState.REFUSED, "address_complained"),
    ("no address any more", unenroll_address, NoticeState.REFUSED, "address_missing"),
    ("seven other messages", write_often, NoticeState.REFUSED, "too_often"),
]


@pytest.mark.parametrize(("happens", "state", "rule"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_happens_while_a_reminder_waits_decides(happens: Happens, state: NoticeState, rule: str) -> None:
    ports = make_office()
    account = debtor(ports)
    ports.clock.at = NIGHT
    notice = remind(ports, account)
    assert notice.not_before is not None
    happens(ports, account)
    already = len(ports.mail.sent)
    ports.clock.at = MORNING
    assert outreach.sweep(ports) == 1
    deliver_all(ports)
    now = notices.notice_of(ports, account.id, notice.id)
    assert now.decision is not None
    assert (now.state, now.decision.rule) == (state, rule)
    assert len(ports.mail.sent) - already == (state is NoticeState.SENT)
    if state is NoticeState.REFUSED:
        words = {in_language(now.decision.reason, language) for language in ("en", "sv", "pl")}
        assert len(words) == 3


def test_every_rule_of_the_gate_has_its_row() -> None:
    told = {rule for _, _, _, rule in ROWS}
    silent = {"no_consent", "unknown_time_zone", "quiet_hours"}  # closing e-mail ends the consent with it; see below
    assert told - silent == {
        "nothing_due", "opted_out", "silenced_bankruptcy", "silenced_deceased", "silenced_do_not_contact", "on_hold",
        "promised", "address_bounced", "address_complained", "address_missing", "too_often",
    }  # fmt: skip


def test_an_hour_that_became_wrong_puts_the_message_off_and_leaves_no_trace_in_the_mail() -> None:
    ports = make_office()
    notice = remind(ports, debtor(ports))
    ports.clock.at = NIGHT  # the queue stood still until then
    back = deliver(ports, notice)
    assert back is not None
    assert (back.state, back.not_before, back.tries) == (NoticeState.QUEUED, MORNING - timedelta(hours=1), 0)
    assert ports.mail.sent == []
    ports.clock.at = MORNING
    assert outreach.sweep(ports) == 1
    deliver_all(ports)
    assert len(ports.mail.sent) == 1


def test_an_invoice_is_announced_while_it_is_owed_though_not_overdue() -> None:
    ports = make_office()
    account = debtor(ports)
    pay(ports, account, 100_00, "all")
    later = owe(ports, account, 50_00, ledger.today(ports) + timedelta(days=20), "debt-2")
    assert deliver(ports, remind(ports, account)) is None  # nothing is overdue: refused at once
    announced = remind(ports, account, f"invoice:{later.id}", "invoice_ready")
    pay(ports, account, 50_00, "rest")
    withdrawn = deliver(ports, announced)
    assert withdrawn is not None
    assert (withdrawn.state, withdrawn.decision and withdrawn.decision.rule) == (NoticeState.REFUSED, "nothing_due")
    assert ports.mail.sent == []


def test_who_asked_for_a_link_gets_it_though_nothing_is_owed_and_it_is_night() -> None:
    ports = make_office()
    account = debtor(ports)
    pay(ports, account, 100_00, "all")
    hold(ports, account)
    ports.clock.at = NIGHT
    sent = deliver(ports, outreach.send(ports, account.id, "link-1", "link_renewed", REP, at=START, asked_for=True))
    assert sent is not None
    assert sent.state is NoticeState.SENT


def test_who_asked_hours_ago_is_asleep_by_now() -> None:
    ports = make_office()
    notice = outreach.send(ports, debtor(ports).id, "link-1", "link_renewed", REP, at=START, asked_for=True)
    ports.clock.at = NIGHT
    back = deliver(ports, notice)
    assert back is not None
    assert (back.state, back.decision and back.decision.rule) == (NoticeState.QUEUED, "quiet_hours")


def test_a_hold_that_ended_and_a_promise_whose_time_is_up_stop_nothing() -> None:
    ports = make_office()
    account = debtor(ports)
    today = ledger.today(ports)
    collections.place_dunning_hold(
        ports, account.id, DunningHoldReason.PLAN, "", today + timedelta(days=3), "hold-1", REP
    )
    collections.record_promise(ports, account.id, 100_00, today, "promise-1", REP)
    ports.clock.at = START + timedelta(days=3)
    sent = deliver(ports, remind(ports, account))
    assert sent is not None
    assert sent.state is NoticeState.SENT


def test_a_withdrawn_message_may_be_sent_again_once_nothing_stands_in_its_way() -> None:
    ports = make_office()
    account = debtor(ports)
    notice = remind(ports, account)
    placed = collections.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)
    assert deliver(ports, notice).state is NoticeState.REFUSED
    still = outreach.resend(ports, account.id, notice.id, collections.standstill_of, REP)
    assert (still.state, still.decision and still.decision.rule) == (NoticeState.REFUSED, "on_hold")
    collections.lift_dunning_hold(ports, account.id, placed.id, placed.version, REP)
    again = outreach.resend(ports, account.id, still.id, collections.standstill_of, REP)
    assert deliver(ports, again).state is NoticeState.SENT
    assert drain(ports, "notices") != []


def test_a_message_is_sent_again_once_for_each_time_it_stands_so() -> None:
    ports = make_office()
    account = debtor(ports)
    notice = remind(ports, account)
    placed = collections.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)
    assert deliver(ports, notice).state is NoticeState.REFUSED
    collections.lift_dunning_hold(ports, account.id, placed.id, placed.version, REP)
    ports.clock.at += timedelta(hours=1)
    again = outreach.resend(ports, account.id, notice.id, collections.standstill_of, REP)
    ports.clock.at += timedelta(days=2)
    assert outreach.resend(ports, account.id, notice.id, collections.standstill_of, REP).id == again.id
    assert notices.notices_page(ports, account.id, 10, None).items[0].id == again.id
