"""Messages to many: asked for once, mailed one by one by the office, whoever looks on.

On the queue `notices`: {kind: "mailing", subject, mailing_id, account_id, about}, mail one. Its notice is known by
the mailing and what it is about, so that it goes once for ever, however often the message comes; what became of it is
kept beside. A refusal of one stops none of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import DomainError, NotFound, RuleBroken, Unavailable
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.notices.model import Notice, NoticeState
from chalicelib.outreach.actions.sending import send, send_about
from chalicelib.outreach.model import Mailed, Mailing, MailingKind, MailOutcome
from chalicelib.outreach.store import MAILED, MAILINGS
from chalicelib.payments import actions as payments

QUEUE: Final = "notices"


def mail_link(ports: Ports, account_id: str, invoice_id: str, key: str, by: Actor, *, at: datetime) -> Notice:
    """Mail the guarantor a pay link for an issued invoice, if the contact gate allows it: once for ever under `key`.

    NotFound `account_not_found`, `invoice_not_found`; RuleBroken `invoice_not_issued`, `nothing_due`; Conflict
    `account_merged`.
    """
    invoice = invoicing.issued_invoice_of(ports, account_id, invoice_id)
    file = enrollment.account_file(ports, account_id)
    owing = payments.guarantor_owes(ports, file.raws).on_invoice(invoice.id)
    if owing is None or not owing.owed_minor:
        raise RuleBroken("nothing_due", say("The guarantor owes nothing on this invoice."))
    return send_about(ports, file, f"invoice:{invoice.id}:{key}", "invoice_ready", by, at=at)


def mail_statement(ports: Ports, account_id: str, key: str, by: Actor, *, at: datetime) -> Notice:
    """Mail the guarantor that their statement is ready, with a link to the page that shows it, if the contact gate
    allows it: once for ever under `key`.

    NotFound `account_not_found`; Conflict `account_merged`.
    """
    return send(ports, account_id, f"statement:{key}", "statement_ready", by, at=at)


def ask_mailing(
    ports: Ports,
    kind: MailingKind,
    asked: Sequence[tuple[str, str]],
    key: str,
    by: Actor,
    *,
    at: datetime,
) -> Mailing:
    """Ask for something to be mailed to many, each an account and what it is about; the office mails them.

    The same `key` again answers the same mailing, and queues what is not mailed yet.
    """
    mailing = Mailing(by.subject, id_from("mlg", f"{by.subject}|{key}"), at, at, tuple(dict.fromkeys(asked)), kind)
    try:
        until_settled(lambda: ports.tables.commit([MAILINGS.add(mailing)], by))
    except AlreadyThere:
        mailing = mailing_of(ports, mailing.id, by)
    _queue(ports, mailing)
    return mailing


def _queue(ports: Ports, mailing: Mailing) -> None:
    """Queue what is left to be mailed of one that nobody stopped."""
    done = {one.about for one in mailed_of(ports, mailing)}
    told = {"kind": "mailing", "subject": mailing.subject, "mailing_id": mailing.id}
    left = [
        {**told, "account_id": account_id, "about": about} for account_id, about in mailing.asked if about not in done
    ]
    if not mailing.stopped:
        ports.queues.send(QUEUE, left)


def mailings_of(ports: Ports, by: Actor) -> list[Mailing]:
    """What somebody asked to have mailed lately and did not close, the latest first."""
    found = [one for one in MAILINGS.of(ports.tables, by.subject) if not one.closed]
    return sorted(found, key=lambda one: one.asked_at, reverse=True)


def mailing_of(ports: Ports, mailing_id: str, by: Actor) -> Mailing:
    """One mailing of this person's own. NotFound `mailing_not_found` for anybody else's."""
    mailing = MAILINGS.get(ports.tables, by.subject, mailing_id)
    if mailing is None:
        raise NotFound("mailing_not_found", say("There is no such mailing of yours."))
    return mailing


def mailed_of(ports: Ports, mailing: Mailing) -> list[Mailed]:
    """What became of each of a mailing so far, in the order they were asked for."""
    found = {one.about: one for one in MAILED.of(ports.tables, mailing.id)}
    return [found[about] for _, about in mailing.asked if about in found]


def stop_mailing(ports: Ports, mailing_id: str, by: Actor) -> Mailing:
    """Mail no more of it; what went stays sent. NotFound `mailing_not_found`."""
    return _changed(ports, mailing_id, by, lambda mailing: replace(mailing, stopped=True))


def close_mailing(ports: Ports, mailing_id: str, by: Actor) -> Mailing:
    """Show it no more. NotFound `mailing_not_found`."""
    return _changed(ports, mailing_id, by, lambda mailing: replace(mailing, closed=True))


def go_on_mailing(ports: Ports, mailing_id: str, by: Actor) -> Mailing:
    """Try again what the gate was not asked about, and mail what is left of it. NotFound `mailing_not_found`."""
    now = ports.clock.now()
    mailing = _changed(ports, mailing_id, by, lambda mailing: replace(mailing, stopped=False, began_at=now))
    for one in mailed_of(ports, mailing):
        if one.why:
            ports.tables.commit([MAILED.drop(one)], by)
    _queue(ports, mailing)
    return mailing


def _changed(ports: Ports, mailing_id: str, by: Actor, change: Callable[[Mailing], Mailing]) -> Mailing:
    def attempt() -> Mailing:
        mailing = mailing_of(ports, mailing_id, by)
        after = change(mailing)
        if after == mailing:
            return mailing
        after = replace(after, version=mailing.version + 1)
        ports.tables.commit([MAILINGS.replace(after, mailing.version)], by)
        return after

    return until_settled(attempt)


def work_mailing(ports: Ports, message: Mapping[str, Any]) -> None:
    """Mail one of many, and keep what became of it; nothing when that is done, or somebody stopped the mailing.

    What did not answer is tried again by the queue. Unavailable.
    """
    mailing = MAILINGS.get(ports.tables, message["subject"], message["mailing_id"])
    account_id, about = message["account_id"], message["about"]
    if mailing is None or mailing.stopped or MAILED.get(ports.tables, mailing.id, about):
        return
    by = Actor(mailing.subject)
    mailed = _mailed(ports, mailing, account_id, about, by)
    try:
        until_settled(lambda: ports.tables.commit([MAILED.add(mailed)], by))
    except AlreadyThere:  # its message came twice, or the reply was lost
        return


def _mailed(ports: Ports, mailing: Mailing, account_id: str, about: str, by: Actor) -> Mailed:
    """Mail one, and say what became of it."""
    told = Mailed(mailing.id, about, account_id, MailOutcome.FAILED, ports.clock.now())
    try:
        told = replace(told, number=_number(ports, mailing.kind, account_id, about))
        notice = _notice(ports, mailing, account_id, about, by)
    except Unavailable:
        raise
    except DomainError as refusal:
        outcome = MailOutcome.REFUSED if isinstance(refusal, RuleBroken) else MailOutcome.FAILED
        return replace(told, outcome=outcome, why=refusal.message)
    if notice.state is NoticeState.REFUSED:
        return replace(told, outcome=MailOutcome.REFUSED, rule=notice.decision.rule if notice.decision else "")
    return replace(told, outcome=MailOutcome.LATER if notice.not_before else MailOutcome.SENT)


def _notice(ports: Ports, mailing: Mailing, account_id: str, about: str, by: Actor) -> Notice:
    if mailing.kind is MailingKind.STATEMENTS:
        return mail_statement(ports, account_id, mailing.id, by, at=mailing.asked_at)
    return mail_link(ports, account_id, about, mailing.id, by, at=mailing.asked_at)


def _number(ports: Ports, kind: MailingKind, account_id: str, about: str) -> str:
    """By what a person knows it. NotFound `account_not_found`, `invoice_not_found`."""
    if kind is MailingKind.STATEMENTS:
        return enrollment.account_of(ports, account_id).number
    return invoicing.invoice_of(ports, account_id, about).number
