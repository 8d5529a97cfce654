"""Hearing from the mail provider what became of a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from chalicelib.kernel.actor import MAIL
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import surviving_head
from chalicelib.notices import store
from chalicelib.notices.actions.recording import changed
from chalicelib.notices.mail_events import MailEvent, read_mail_event
from chalicelib.notices.model import MailNews, Notice, NoticeState
from chalicelib.notices.rules.masking import masked

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
PROBE: Final = "acc_PROBE"  # no account: a mail of `make first-day`, about nobody, which is only to be heard
_PROBED_SECONDS: Final = 3600


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
    if account_id == PROBE:
        ports.tables.count("HEARD#mail", notice_id, lives_seconds=_PROBED_SECONDS)
        return None
    try:
        notice = _told(ports, account_id, notice_id, heard)
    except NotFound:
        return None
    return MailNews(notice.account_id, notice.id, notice.state, heard.address, heard.address_state)


def _told(ports: Ports, account_id: str, notice_id: str, heard: MailEvent) -> Notice:
    """Tell a notice what became of it, also one whose account was merged into another since."""
    try:
        return changed(ports, account_id, notice_id, lambda notice: _after(notice, heard, ports.clock.now()), MAIL)
    except NotFound:
        survivor = surviving_head(ports, account_id).account_id
        if survivor == account_id:
            raise
        return _told(ports, survivor, notice_id, heard)


def _by_message(ports: Ports, message_id: str) -> tuple[str, str] | None:
    found = ports.tables.lookup(f"MAIL#{message_id}") if message_id else []
    return next(((pk, sk.removeprefix(store.NOTICES.begins)) for pk, sk in found), None)


def _after(notice: Notice, heard: MailEvent, now: datetime) -> Notice:
    if notice.state is NoticeState.REFUSED or _RANK[heard.state] <= _RANK[notice.state]:
        return notice
    return replace(
        notice,
        state=heard.state,
        failure=heard.failure,
        settled_at=now,
        sent_at=notice.sent_at or now,
        message_id=notice.message_id or heard.message_id,
        mailed_to=notice.mailed_to or masked(heard.address),
    )
