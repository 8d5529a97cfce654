"""Queueing a notice as the gate decided, once per cause, and claiming it for sending, one worker at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId, new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write
from chalicelib.notices import store
from chalicelib.notices.actions.reading import notice_id_of, notice_of
from chalicelib.notices.model import GateDecision, Notice, NoticeState, Verdict
from chalicelib.notices.rules.purposes import purpose_of


def queue_notice(
    ports: Ports,
    account_id: str,
    key: str,
    template: str,
    channel: str,
    language: Language,
    by: Actor,
    decision: GateDecision,
    *,
    at: datetime,
    asked_for: bool = False,
    again: Notice | None = None,
) -> Notice:
    """Record one notice as the gate decided: QUEUED (now or from `not_before` on), or REFUSED with its reason.

    The cause makes it happen once: its `key`, and the moment `at` it is known by. A repeat answers what was recorded
    first. `again` is the notice that it sends again, which keeps that it was. The caller puts the message on the queue.
    NotFound `template_not_found`; Contested when `again` changed meanwhile.
    """
    purpose_of(template)
    refused = decision.verdict is Verdict.REFUSE
    notice = Notice(
        id=notice_id_of(account_id, key, at),
        account_id=AccountId(account_id),
        key=key,
        template=template,
        channel=channel,
        language=language,
        state=NoticeState.REFUSED if refused else NoticeState.QUEUED,
        made_at=ports.clock.now(),
        made_by=by.subject,
        version=1,
        decision=decision,
        not_before=decision.until if decision.verdict is Verdict.DEFER else None,
        asked_for=asked_for,
    )
    return _kept(ports, notice, again, by)


def _kept(ports: Ports, notice: Notice, again: Notice | None, by: Actor) -> Notice:
    """The notice once it is recorded, or the one that was recorded first."""
    try:
        if again:
            ports.tables.commit([store.NOTICES.add(notice), _sent_again(again, notice)], by)
        else:
            until_settled(lambda: ports.tables.commit([store.NOTICES.add(notice)], by))
    except AlreadyThere:
        return notice_of(ports, notice.account_id, notice.id)
    return notice


def _sent_again(old: Notice, new: Notice) -> Write:
    return store.NOTICES.replace(replace(old, again=new.id, version=old.version + 1), old.version)


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
