"""The verbs of notices: queue, claim, record what became of each, hear the mail provider, sweep what is left behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from chalicelib.cloud.tables import AGENDA_SHARDS, AlreadyThere, until_settled
from chalicelib.kernel.actor import MAIL, Actor
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.ids import AccountId, NoticeId, id_from, new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page, cursor_of, place_of
from chalicelib.kernel.ports import Letter, Ports
from chalicelib.kernel.sentences import say
from chalicelib.notices import store
from chalicelib.notices.compose import Composed, compose
from chalicelib.notices.mail_events import MailEvent, read_mail_event
from chalicelib.notices.model import ContactMade, GateDecision, MailNews, Notice, NoticeState, Verdict
from chalicelib.notices.rules.purposes import TEMPLATES, purpose_of

__all__ = [
    "TEMPLATES",
    "Composed",
    "GateDecision",
    "claim_notice",
    "compose",
    "contacts_of",
    "hear_mail_event",
    "letter_for",
    "may_send_again",
    "notice_id_of",
    "notice_of",
    "notices_of",
    "notices_page",
    "purpose_of",
    "queue_notice",
    "record_failed",
    "record_sent",
    "reference_of",
    "sweep_notices",
]

# A worker has 60 seconds and its message is tried three times: after 15 minutes nobody is sending any more.
STUCK_AFTER: Final = timedelta(minutes=15)
SWEEP_DAYS: Final = 3  # agenda days looked back at, so that a sweep that failed for a weekend catches up
UNSURE: Final = "unsure"

# How far a notice has come. News may only move it on: deliveries and complaints come late, twice and in any order.
_RANK: Final = {
    NoticeState.QUEUED: 0,
    NoticeState.SENDING: 1,
    NoticeState.SENT: 2,
    NoticeState.FAILED: 3,
    NoticeState.DELIVERED: 4,
    NoticeState.BOUNCED: 5,
    NoticeState.COMPLAINED: 6,
}
_CONTACTED: Final = frozenset(_RANK) - {NoticeState.FAILED}  # what counts as a contact; a failure reached nobody


def notice_id_of(account_id: str, key: str) -> NoticeId:
    """The id of the notice of a cause: the same for ever, so that one cause makes one notice."""
    return NoticeId(id_from("ntc", f"{account_id}:{key}"))


def reference_of(notice: Notice) -> str:
    """The reference that goes out with a message and comes back with its events."""
    return f"{notice.account_id}/{notice.id}"


def queue_notice(
    ports: Ports,
    account_id: str,
    key: str,
    template: str,
    channel: str,
    language: Language,
    values: Mapping[str, str],
    by: Actor,
    decision: GateDecision,
) -> Notice:
    """Record one notice as the gate decided: QUEUED (now or from `not_before` on), or REFUSED with its reason.

    The cause `key` makes it happen once: a repeat answers what was recorded first. `values` are kept and must hold no
    secret and nothing about health. The caller puts the message on the queue. NotFound `template_not_found`.
    """
    purpose_of(template)
    refused = decision.verdict is Verdict.REFUSE
    notice = Notice(
        id=notice_id_of(account_id, key),
        account_id=AccountId(account_id),
        key=key,
        template=template,
        channel=channel,
        language=language,
        state=NoticeState.REFUSED if refused else NoticeState.QUEUED,
        made_at=ports.clock.now(),
        made_by=by.subject,
        version=1,
        values=dict(values),
        decision=decision,
        not_before=decision.until if decision.verdict is Verdict.DEFER else None,
    )
    try:
        until_settled(lambda: ports.tables.commit([store.NOTICES.add(notice)], by))
    except AlreadyThere:
        return notice_of(ports, account_id, notice.id)
    return notice


def notice_of(ports: Ports, account_id: str, notice_id: str) -> Notice:
    """Read one notice. NotFound `notice_not_found`."""
    notice = store.NOTICES.get(ports.tables, account_id, notice_id)
    if notice is None:
        raise NotFound("notice_not_found", say("There is no such message on this account."))
    return notice


def notices_of(ports: Ports, account_id: str) -> list[Notice]:
    """All notices of an account, the newest first."""
    return sorted(
        store.NOTICES.of(ports.tables, account_id), key=lambda notice: (notice.made_at, notice.id), reverse=True
    )


def notices_page(ports: Ports, account_id: str, limit: int, cursor: str | None) -> Page[Notice]:
    """A page of an account's notices, the newest first. Invalid `bad_cursor`."""
    place = place_of(cursor, "made_at", "id")
    kept = notices_of(ports, account_id)
    if place is not None:
        seen = (place["made_at"], place["id"])
        kept = [notice for notice in kept if (notice.made_at.isoformat(), notice.id) < seen]
    last = kept[limit - 1] if len(kept) > limit else None
    return Page(kept[:limit], cursor_of({"made_at": last.made_at.isoformat(), "id": last.id}) if last else None)


def contacts_of(ports: Ports, account_id: str) -> tuple[ContactMade, ...]:
    """The contacts with an account that the gate counts: every notice that is under way or went out."""
    return tuple(
        ContactMade(notice.sent_at or notice.made_at, notice.channel)
        for notice in store.NOTICES.of(ports.tables, account_id)
        if notice.state in _CONTACTED
    )


def claim_notice(ports: Ports, account_id: str, notice_id: str, by: Actor) -> Notice | None:
    """Take a QUEUED notice for sending, so that a message delivered twice never mails twice.

    Answers None when it is not to be sent (now): claimed by another worker, sent, refused, or deferred until later.
    NotFound `notice_not_found`.
    """
    claim = new_id("clm", ports.clock.now())

    def attempt() -> Notice | None:
        notice = notice_of(ports, account_id, notice_id)
        if notice.claim == claim:  # our write was done and its reply lost
            return notice
        now = ports.clock.now()
        if notice.state is not NoticeState.QUEUED or (notice.not_before and now < notice.not_before):
            return None
        taken = replace(notice, state=NoticeState.SENDING, claim=claim, claimed_at=now, version=notice.version + 1)
        ports.tables.commit([store.NOTICES.replace(taken, notice.version)], by)
        return taken

    return until_settled(attempt)


def record_sent(ports: Ports, account_id: str, notice_id: str, message_id: str, by: Actor) -> Notice:
    """Record that the provider took the message. A repeat, or an event that came first, changes nothing back."""

    def change(notice: Notice) -> Notice:
        sent_at = notice.sent_at or ports.clock.now()
        told = replace(notice, message_id=message_id, sent_at=sent_at)
        if notice.state is NoticeState.SENDING or notice.failure == UNSURE:
            return replace(told, state=NoticeState.SENT, failure="")
        return notice if notice.state in (NoticeState.REFUSED, NoticeState.QUEUED) else told

    return _change(ports, account_id, notice_id, change, by)


def letter_for(ports: Ports, notice: Notice, to: str, pay_link: str, opt_out_link: str) -> Letter:
    """Write the e-mail of a notice. The links hold secrets: the letter is sent and kept nowhere."""
    office = {"office": ports.settings.office_name, "phone": ports.settings.office_phone}
    words = compose(notice.template, notice.language, {**office, "pay_link": pay_link, "opt_out_link": opt_out_link})
    return Letter(to, words.subject, words.text, words.html, notice.language, reference_of(notice))


def record_failed(ports: Ports, account_id: str, notice_id: str, failure: str, by: Actor) -> Notice:
    """Record that the message was not sent, or may not have been (`unsure`): a person decides whether to send again."""

    def change(notice: Notice) -> Notice:
        if notice.state not in (NoticeState.QUEUED, NoticeState.SENDING):
            return notice
        return replace(notice, state=NoticeState.FAILED, failure=failure, settled_at=ports.clock.now())

    return _change(ports, account_id, notice_id, change, by)


def _change(ports: Ports, account_id: str, notice_id: str, change: Callable[[Notice], Notice], by: Actor) -> Notice:
    def attempt() -> Notice:
        notice = notice_of(ports, account_id, notice_id)
        after = change(notice)
        if after == notice:
            return notice
        after = replace(after, version=notice.version + 1)
        ports.tables.commit([store.NOTICES.replace(after, notice.version)], by)
        return after

    return until_settled(attempt)


def hear_mail_event(ports: Ports, event: Mapping[str, Any]) -> MailNews | None:
    """Hear what became of a message: a delivery, bounce, complaint or rejection, as EventBridge or SNS tell it.

    Records it on the notice and answers what state its address deserves; the caller marks the address. Answers None
    for events about nothing of ours or of no consequence (opens, clicks). Safe to repeat, in any order.
    """
    heard = read_mail_event(event)
    if heard is None:
        return None
    place = heard.reference or _by_message(ports, heard.message_id)
    if place is None:
        return None
    account_id, notice_id = place
    try:
        notice = _change(ports, account_id, notice_id, lambda notice: _after(notice, heard, ports.clock.now()), MAIL)
    except NotFound:
        return None
    return MailNews(notice.account_id, notice.id, notice.state, heard.address, heard.address_state)


def _by_message(ports: Ports, message_id: str) -> tuple[str, str] | None:
    found = ports.tables.lookup(f"MAIL#{message_id}") if message_id else []
    return next(((pk, sk.removeprefix(store.NOTICES.begins)) for pk, sk in found), None)


def _after(notice: Notice, heard: MailEvent, now: datetime) -> Notice:
    if notice.state is NoticeState.REFUSED or _RANK[heard.state] <= _RANK[notice.state]:
        return notice
    sent_at = notice.sent_at or now
    message_id = notice.message_id or heard.message_id
    return replace(
        notice, state=heard.state, failure=heard.failure, settled_at=now, sent_at=sent_at, message_id=message_id
    )


def sweep_notices(ports: Ports) -> list[Notice]:
    """Find notices left behind: those to queue again are answered; those stuck in SENDING become FAILED `unsure`.

    A QUEUED notice is left behind when its `not_before` has come, or when 15 minutes passed and its message was lost.
    A SENDING one older than 15 minutes may or may not have gone: a person decides.
    """
    ready: list[Notice] = []
    today = ports.clock.now().date()
    for back in range(SWEEP_DAYS):
        for part in range(AGENDA_SHARDS):
            for account_id, sk in list(ports.tables.due(store.AGENDA, earlier(today, back), part)):
                notice = store.NOTICES.get(ports.tables, account_id, sk.removeprefix(store.NOTICES.begins))
                if notice is not None and _left_behind(ports, notice):
                    ready.append(notice)
    return ready


def _left_behind(ports: Ports, notice: Notice) -> bool:
    now = ports.clock.now()
    if notice.state is NoticeState.SENDING:
        if notice.claimed_at is not None and now - notice.claimed_at > STUCK_AFTER:
            record_failed(ports, notice.account_id, notice.id, UNSURE, MAIL)
        return False
    if notice.state is not NoticeState.QUEUED:
        return False
    return now >= notice.not_before if notice.not_before else now - notice.made_at > STUCK_AFTER


def may_send_again(notice: Notice) -> None:
    """Check that a notice may be sent again: Conflict `notice_under_way` while it is queued, sending or delivered."""
    if notice.state in (NoticeState.QUEUED, NoticeState.SENDING, NoticeState.SENT, NoticeState.DELIVERED):
        raise Conflict(
            "notice_under_way", say("This message is under way or has arrived. There is nothing to send again.")
        )
