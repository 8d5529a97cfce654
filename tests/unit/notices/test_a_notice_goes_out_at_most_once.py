"""Notices: one per cause, mailed at most once, their fate recorded whatever the order of the news."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.cloud.tables import Contested
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write
from chalicelib.notices import actions
from chalicelib.notices.model import GateDecision, Notice, NoticeState, Verdict
from tests.fakes.office import REP, START, make_office

ALLOW = GateDecision(Verdict.ALLOW, "allowed", "Nothing speaks against it.")
REFUSE = GateDecision(Verdict.REFUSE, "no_consent", "The person has not agreed to be reached by e-mail.")
LATER = GateDecision(Verdict.DEFER, "quiet_hours", "It is night.", START + timedelta(hours=3))


def queue(ports: Ports, decision: GateDecision = ALLOW, key: str = "reminder:1", at: datetime = START) -> Notice:
    return actions.queue_notice(ports, "acc_1", key, "reminder_1", "email", "sv", REP, decision, at=at)


def state(ports: Ports, notice: Notice) -> NoticeState:
    return actions.notice_of(ports, "acc_1", notice.id).state


def test_one_cause_makes_one_notice_and_the_first_decision_stands() -> None:
    ports = make_office()
    first = queue(ports, REFUSE)
    assert (first.state, first.decision) == (NoticeState.REFUSED, REFUSE)
    assert queue(ports, ALLOW) == first
    assert actions.notices_page(ports, "acc_1", 100, None).items == [first]
    assert queue(ports, ALLOW, key="reminder:2").state is NoticeState.QUEUED


def test_a_message_delivered_twice_is_claimed_once() -> None:
    ports = make_office()
    notice = queue(ports)
    claimed = actions.claim_notice(ports, "acc_1", notice.id, REP)
    assert claimed is not None
    assert claimed.state is NoticeState.SENDING
    assert actions.claim_notice(ports, "acc_1", notice.id, REP) is None


def test_a_claim_whose_reply_was_lost_is_still_the_claim() -> None:
    ports = make_office()
    notice = queue(ports)
    lost = iter([True])

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == "after" and next(lost, False):
            raise Contested

    ports.tables.fault = fault
    assert actions.claim_notice(ports, "acc_1", notice.id, REP) is not None
    assert actions.claim_notice(ports, "acc_1", notice.id, REP) is None


def test_a_refused_notice_is_never_claimed_and_a_deferred_one_waits() -> None:
    ports = make_office()
    assert actions.claim_notice(ports, "acc_1", queue(ports, REFUSE).id, REP) is None
    deferred = queue(ports, LATER, key="k2")
    assert deferred.not_before == LATER.until
    assert actions.claim_notice(ports, "acc_1", deferred.id, REP) is None
    assert actions.left_behind(ports) == []
    ports.clock.advance(timedelta(hours=3))
    assert actions.left_behind(ports) == [deferred]
    assert actions.claim_notice(ports, "acc_1", deferred.id, REP) is not None


def test_a_message_that_was_lost_is_found_after_fifteen_minutes() -> None:
    ports = make_office()
    notice = queue(ports)
    assert actions.left_behind(ports) == []
    ports.clock.advance(timedelta(minutes=16))
    assert actions.left_behind(ports) == [notice]


def test_stuck_in_sending_becomes_unsure_and_is_shown_not_mailed_again() -> None:
    ports = make_office()
    notice = queue(ports)
    actions.claim_notice(ports, "acc_1", notice.id, REP)
    ports.clock.advance(timedelta(minutes=14))
    actions.left_behind(ports)
    assert state(ports, notice) is NoticeState.SENDING
    ports.clock.advance(timedelta(days=1))
    assert actions.left_behind(ports) == []
    failed = actions.notice_of(ports, "acc_1", notice.id)
    assert (failed.state, failed.failure) == (NoticeState.FAILED, "unsure")
    assert ports.tables.worklist("NOTICES") == [("acc_1", f"NTC#{notice.id}")]
    actions.may_send_again(failed)
    late = actions.record_sent(ports, "acc_1", notice.id, "m-1", REP)
    assert late.state is NoticeState.SENT
    assert ports.tables.worklist("NOTICES") == []
    with pytest.raises(Conflict):
        actions.may_send_again(late)


def ses(kind: str, reference: str = "", message_id: str = "m-1", **parts: Any) -> dict[str, Any]:
    tags = {"reference": [reference.replace("/", "__")]} if reference else {}
    return {
        "eventType": kind,
        "mail": {"messageId": message_id, "destination": ["ada@example.org"], "tags": tags},
        **parts,
    }


def hard(reference: str = "") -> dict[str, Any]:
    bounce = {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": "ada@example.org"}]}
    return ses("Bounce", reference, bounce=bounce)


def sent(ports: Ports) -> Notice:
    notice = queue(ports)
    actions.claim_notice(ports, "acc_1", notice.id, REP)
    return actions.record_sent(ports, "acc_1", notice.id, "m-1", REP)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda event: event,
        lambda event: {"source": "aws.ses", "detail-type": "Email Bounced", "detail": event},
        lambda event: {"Type": "Notification", "Message": json.dumps(event)},
        lambda event: {"EventSource": "aws:sns", "Sns": {"Message": json.dumps(event)}},
    ],
)
@pytest.mark.parametrize("by_reference", [True, False])
def test_a_bounce_is_heard_in_every_wrapping_by_reference_or_message(wrap: Any, by_reference: bool) -> None:
    ports = make_office()
    notice = sent(ports)
    news = actions.hear_mail_event(ports, wrap(hard(actions.reference_of(notice) if by_reference else "")))
    assert news is not None
    assert (news.account_id, news.notice_id, news.state) == ("acc_1", notice.id, NoticeState.BOUNCED)
    assert (news.address, news.address_state) == ("ada@example.org", "bounced")
    assert state(ports, notice) is NoticeState.BOUNCED


@pytest.mark.parametrize(
    ("event", "expected", "address_state"),
    [
        (ses("Delivery"), NoticeState.DELIVERED, "good"),
        (
            ses("Complaint", complaint={"complainedRecipients": [{"emailAddress": "a@b.se"}]}),
            NoticeState.COMPLAINED,
            "complained",
        ),
        (ses("Bounce", bounce={"bounceType": "Transient", "bouncedRecipients": []}), NoticeState.BOUNCED, ""),
        (ses("Reject", reject={"reason": "Bad content"}), NoticeState.FAILED, ""),
    ],
)
def test_each_event_says_what_becomes_of_notice_and_address(
    event: dict[str, Any], expected: NoticeState, address_state: str
) -> None:
    ports = make_office()
    notice = sent(ports)
    news = actions.hear_mail_event(ports, event)
    assert news is not None
    assert (news.state, news.address_state) == (expected, address_state)
    assert state(ports, notice) is expected


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"detail": {}},
        ses("Open"),
        ses("Click"),
        ses("Delivery", message_id="unknown"),
        {"Message": "not json"},
        {"detail": {"eventType": "Bounce", "mail": "odd"}},
        ses("Delivery", reference="acc_9/ntc_9"),
        {"Message": "[1]"},
    ],
)
def test_what_is_not_ours_changes_nothing(event: dict[str, Any]) -> None:
    ports = make_office()
    notice = sent(ports)
    assert actions.hear_mail_event(ports, event) is None
    assert state(ports, notice) is NoticeState.SENT


def test_news_in_any_order_and_twice_ends_the_same() -> None:
    news = [("sent", None), ("event", ses("Delivery")), ("event", ses("Complaint", complaint={}))]
    ends = set()
    for order in itertools.permutations(news + news[1:]):
        ports = make_office()
        notice = queue(ports)
        reference = actions.reference_of(notice)
        actions.claim_notice(ports, "acc_1", notice.id, REP)
        for _, event in order:
            if event is None:
                actions.record_sent(ports, "acc_1", notice.id, "m-1", REP)
            else:
                event["mail"]["tags"] = {"reference": [reference]}
                actions.hear_mail_event(ports, event)
        end = actions.notice_of(ports, "acc_1", notice.id)
        ends.add((end.state, end.message_id, end.failure))
    assert ends == {(NoticeState.COMPLAINED, "m-1", "complained")}


def test_contacts_count_what_went_or_is_going_and_not_what_was_refused() -> None:
    ports = make_office()
    notice = sent(ports)
    queue(ports, REFUSE, key="k2")
    failed = queue(ports, key="k3")
    actions.record_failed(ports, "acc_1", failed.id, "not_taken", REP)
    assert [contact.channel for contact in actions.contacts_since(ports, "acc_1", START)] == ["email"]
    assert notice.sent_at == START == datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


def test_contacts_of_long_ago_are_not_read_again() -> None:
    ports = make_office()
    for days in range(0, 400, 20):
        ports.clock.at = START + timedelta(days=days)
        queue(ports, key=f"k{days}", at=ports.clock.now())
    since = ports.clock.now() - timedelta(days=7)
    read: list[str] = []
    whole = ports.tables.query

    def seen(kind: Any, pk: str, begins: str = "", **more: Any) -> list[Any]:
        found: list[Any] = whole(kind, pk, begins, **more)
        read.extend(notice.id for notice in found)
        return found

    ports.tables.query = seen  # type: ignore[method-assign]
    assert max(contact.at for contact in actions.contacts_since(ports, "acc_1", since)) == ports.clock.now()
    assert len(read) == 2  # of 20: the window, and what may have been on its way into it


def test_a_letter_carries_the_reference_and_the_words_of_its_language() -> None:
    ports = make_office()
    notice = queue(ports)
    letter = actions.letter_for(
        ports,
        notice,
        "ada@example.org",
        "https://x.example/l/#k=T",
        "https://x.example/o/#k=T",
        "https://x.example/u/T",
    )
    assert letter.reference == f"acc_1/{notice.id}"
    assert letter.language == "sv"
    assert "Hej!" in letter.text
    assert letter.to not in letter.text


def test_a_notice_of_another_account_is_not_found() -> None:
    ports = make_office()
    notice = queue(ports)
    with pytest.raises(NotFound):
        actions.notice_of(ports, "acc_2", notice.id)


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 9])
def test_pages_show_every_notice_once_the_newest_first(limit: int) -> None:
    ports = make_office()
    for number in range(7):
        queue(ports, key=f"k{number}", at=ports.clock.now())
        if number % 2:
            ports.clock.advance(timedelta(minutes=1))
    seen: list[Notice] = []
    page = actions.notices_page(ports, "acc_1", limit, None)
    seen += page.items
    while page.cursor:
        page = actions.notices_page(ports, "acc_1", limit, page.cursor)
        seen += page.items
    assert seen == actions.notices_page(ports, "acc_1", 100, None).items
    assert [notice.made_at for notice in seen] == sorted((notice.made_at for notice in seen), reverse=True)
    assert len(seen) == 7
