"""Recording what became of a notice that was claimed: sent, put back for later, withdrawn, or failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from chalicelib.cloud.tables import until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.notices import store
from chalicelib.notices.actions.reading import notice_of
from chalicelib.notices.model import GateDecision, Notice, NoticeState
from chalicelib.notices.rules.masking import masked

UNSURE: Final = "unsure"
_NOT_GONE: Final = (NoticeState.QUEUED, NoticeState.SENDING)


def record_sent(
    ports: Ports,
    account_id: str,
    notice_id: str,
    message_id: str,
    by: Actor,
    written_from: tuple[int, ...] = (),
    address: str = "",
) -> Notice:
    """Record that the provider took the message, of which wordings it was written, and to which address it went (kept
    masked). A repeat, or an event that came first, changes nothing back.
    """

    def change(notice: Notice) -> Notice:
        sent_at = notice.sent_at or ports.clock.now()
        told = replace(
            notice,
            message_id=message_id,
            sent_at=sent_at,
            written_from=written_from or notice.written_from,
            mailed_to=masked(address) or notice.mailed_to,
        )
        if notice.state is NoticeState.SENDING or notice.failure == UNSURE:
            return replace(told, state=NoticeState.SENT, failure="")
        return notice if notice.state in (NoticeState.REFUSED, NoticeState.QUEUED) else told

    return changed(ports, account_id, notice_id, change, by)


def record_failed(ports: Ports, account_id: str, notice_id: str, failure: str, by: Actor) -> Notice:
    """Record that the message was not sent, or may not have been (`unsure`): a person decides whether to send again."""

    def change(notice: Notice) -> Notice:
        if notice.state not in _NOT_GONE:
            return notice
        return replace(notice, state=NoticeState.FAILED, failure=failure, settled_at=ports.clock.now())

    return changed(ports, account_id, notice_id, change, by)


def withdraw(ports: Ports, notice: Notice, decision: GateDecision, by: Actor) -> Notice:
    """Record that the gate, asked again when the message was to go, refused it: it stands REFUSED with that rule."""

    def change(now: Notice) -> Notice:
        if now.claim != notice.claim or now.state is not NoticeState.SENDING:
            return now
        return replace(now, state=NoticeState.REFUSED, decision=decision, settled_at=ports.clock.now())

    return changed(ports, notice.account_id, notice.id, change, by)


def put_off(ports: Ports, notice: Notice, until: datetime, decision: GateDecision, by: Actor) -> Notice:
    """Queue a claimed notice again, not before a moment, as the gate decided."""
    return _queued_again(ports, notice, by, not_before=until, decision=decision)


def try_later(ports: Ports, notice: Notice, until: datetime, by: Actor) -> Notice:
    """Queue a claimed notice again, not before a moment: it was tried, and has not gone."""
    return _queued_again(ports, notice, by, not_before=until, tries=notice.tries + 1)


def release(ports: Ports, notice: Notice, by: Actor) -> Notice:
    """Queue a claimed notice again as it was: nothing was tried yet."""
    return _queued_again(ports, notice, by)


def _queued_again(ports: Ports, notice: Notice, by: Actor, **changes: Any) -> Notice:
    def change(now: Notice) -> Notice:
        if now.claim != notice.claim or now.state is not NoticeState.SENDING:
            return now
        return replace(now, state=NoticeState.QUEUED, claim="", claimed_at=None, **changes)

    return changed(ports, notice.account_id, notice.id, change, by)


def changed(ports: Ports, account_id: str, notice_id: str, change: Callable[[Notice], Notice], by: Actor) -> Notice:
    """Change one notice as it stands now; a change that changes nothing writes nothing."""

    def attempt() -> Notice:
        notice = notice_of(ports, account_id, notice_id)
        after = change(notice)
        if after == notice:
            return notice
        after = replace(after, version=notice.version + 1, again="")
        ports.tables.commit([store.NOTICES.replace(after, notice.version)], by)
        return after

    return until_settled(attempt)
