"""Queueing a notice as the gate decided, once per cause, and claiming it for sending, one worker at a time."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId, new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
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
    asked_for: bool = False,
) -> Notice:
    """Record one notice as the gate decided: QUEUED (now or from `not_before` on), or REFUSED with its reason.

    The cause `key` makes it happen once: a repeat answers what was recorded first. The caller puts
    the message on the queue. NotFound `template_not_found`.
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
        decision=decision,
        not_before=decision.until if decision.verdict is Verdict.DEFER else None,
        asked_for=asked_for,
    )
    try:
        until_settled(lambda: ports.tables.commit([store.NOTICES.add(notice)], by))
    except AlreadyThere:
        return notice_of(ports, account_id, notice.id)
    return notice


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
