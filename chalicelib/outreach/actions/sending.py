"""Deciding on a message: asked of the contact gate, recorded once per cause, put on the queue."""

from __future__ import annotations

from datetime import datetime

from chalicelib.cloud.tables import until_settled
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile, Channel
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import merged
from chalicelib.notices import actions as notices
from chalicelib.notices.model import Notice, NoticeState
from chalicelib.notices.rules.gate import may_contact
from chalicelib.outreach.actions.facts import contact_facts, due_now
from chalicelib.outreach.model import NOTHING_STANDS_STILL, Standstill, StandstillOf


def send(
    ports: Ports,
    account_id: str,
    key: str,
    template: str,
    by: Actor,
    *,
    at: datetime,
    channel: str = "email",
    asked_for: bool = False,
) -> Notice:
    """Send one message to an account, once for ever under `key` and `at`, when it was first asked for; a refusal of the
    gate is kept with its reason.

    Older pay links live on until the new one is mailed. NotFound `account_not_found`, `template_not_found`.
    """
    file = enrollment.account_file(ports, account_id)
    return send_about(ports, file, key, template, by, at=at, channel=channel, asked_for=asked_for)


def send_about(
    ports: Ports,
    file: AccountFile,
    key: str,
    template: str,
    by: Actor,
    *,
    at: datetime,
    channel: str = "email",
    standstill: Standstill = NOTHING_STANDS_STILL,
    due_minor: int | None = None,
    asked_for: bool = False,
    again: Notice | None = None,
) -> Notice:
    """The same to an account whose file was just read, whose standstill is known, and what it asks for when it is.

    Conflict `account_merged`.
    """
    if file.account.merged_into:
        raise merged(file.account.merged_into)
    due = due_now(ports, file, template) if due_minor is None else due_minor
    facts = contact_facts(ports, file, template, channel, standstill, asked_for=asked_for, due_minor=due)
    account = file.account
    notice = notices.queue_notice(
        ports,
        account.id,
        key,
        template,
        channel,
        account.language,
        by,
        may_contact(facts),
        at=at,
        asked_for=asked_for,
        again=again,
    )
    return _on_its_way(ports, notice)


def _on_its_way(ports: Ports, notice: Notice) -> Notice:
    """Queue the message of a notice that may go now; a message that comes twice is mailed once."""
    if notice.state is NoticeState.QUEUED and notice.not_before is None and notice.channel == Channel.EMAIL:
        ports.queues.send("notices", [message_of(notice)])
    return notice


def resend(ports: Ports, account_id: str, notice_id: str, standstill_of: StandstillOf, by: Actor) -> Notice:
    """Send a message again that was refused, failed or came back: the gate is asked anew and the link is new.

    Once for each time it stands so: a repeat answers what it was sent again as. NotFound `notice_not_found`; Conflict
    `notice_under_way`.
    """
    at = ports.clock.now()

    def attempt() -> Notice:
        old = notices.notice_of(ports, account_id, notice_id)
        notices.may_send_again(old)
        if old.again:
            return _on_its_way(ports, notices.notice_of(ports, account_id, old.again))
        file = enrollment.account_file(ports, account_id)
        key, stands = f"{old.key}/again/{old.id}:{old.version}", standstill_of(ports, file)
        return send_about(ports, file, key, old.template, by, at=at, channel=old.channel, standstill=stands, again=old)

    return until_settled(attempt)


def message_of(notice: Notice) -> dict[str, str]:
    """A notice as a message on the `notices` queue."""
    return {"account_id": notice.account_id, "notice_id": notice.id}
