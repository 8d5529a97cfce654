"""The jobs of messages to people: delivered, withdrawn, sent again, bounced, unsubscribed, swept up."""

from __future__ import annotations

import json
from datetime import timedelta

import app as office
from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notices import actions as notices
from chalicelib.outreach import actions as outreach
from chalicelib.outreach.actions.opting import one_click_token
from chalicelib.outreach.model import MailingKind
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from tests.crash.jobs import SCHEDULED, Facts, a_notice, an_invoice, delivered, handled, job, later, queued
from tests.crash.nights import overdue
from tests.fakes.office import REP, START

# A worker that dies with the mail in its hand leaves the notice `unsure`, for a person: at most one mail goes out.
UNSURE = {
    "NTC#": {
        "request",
        "state",
        "failure",
        "message_id",
        "mailed_to",
        "sent_at",
        "settled_at",
        "lookup_pk",
        "lookup_sk",
        "version",
        "worklist_pk",
        "worklist_sk",
    },
    "LINK": {"*"},
    "notices": {"*"},  # what the sweep queued again
}


def given_again(ports: Ports, it: Facts) -> None:
    """A quarter of an hour later the message comes once more: what was not taken goes, what is under way is left."""
    later(ports, it)
    outreach.deliver(ports, it.account.id, it["notice"].id, collections.standstill_of)


# A mail that was not taken is tried again; nothing of it is left but the count, and the link it would have brought.
TRIED = {**UNSURE, "NTC#": {*UNSURE["NTC#"], "tries", "not_before", "claim", "claimed_at"}}


def given(ports: Ports, it: Facts) -> object:
    """The message given to its worker. What it queues again for a minute later is what `given_again` gives."""
    message = {"account_id": it.account.id, "notice_id": it["notice"].id}
    answer = handled(office.app, ports, office.work_notice, queued(message))
    ports.gateway.wire.messages.clear()
    return answer


@job(a_notice, afterwards=given_again, chance=TRIED)
def deliver_a_notice(ports: Ports, it: Facts) -> object:
    return given(ports, it)


def renewing(ports: Ports, it: Facts) -> None:
    """A new link under way to somebody whose older one still opens."""
    delivered(ports, it)
    it["older"], it["notice"] = it["sent"], outreach.send(ports, it.account.id, "link-2", "link_renewed", REP, at=START)


@job(renewing, afterwards=given_again, chance=TRIED)
def deliver_a_new_link(ports: Ports, it: Facts) -> object:
    return given(ports, it)


def waiting_for_nothing(ports: Ports, it: Facts) -> None:
    """A notice on its way to somebody who closed e-mail meanwhile."""
    a_notice(ports, it)
    enrollment.opt_out(ports, it.account.id, Channel.EMAIL, REP)


@job(waiting_for_nothing, afterwards=later, chance={"NTC#": {*UNSURE["NTC#"], "claim", "claimed_at", "decision"}})
def withdraw_a_notice(ports: Ports, it: Facts) -> object:
    message = {"account_id": it.account.id, "notice_id": it["notice"].id}
    return handled(office.app, ports, office.work_notice, queued(message))


def refused_before(ports: Ports, it: Facts) -> None:
    """A notice that was withdrawn because of a hold that is lifted by now."""
    overdue(ports, it)
    hold = collections.place_dunning_hold(ports, it["debtor"].id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)
    it["notice"] = outreach.send(ports, it["debtor"].id, "notice-1", "reminder_1", REP, at=START)
    outreach.deliver(ports, it["debtor"].id, it["notice"].id, collections.standstill_of)
    collections.lift_dunning_hold(ports, it["debtor"].id, hold.id, hold.version, REP)


@job(refused_before)
def resend_a_notice(ports: Ports, it: Facts) -> object:
    return outreach.resend(ports, it["debtor"].id, it["notice"].id, collections.standstill_of, REP)


@job(delivered)
def unsubscribe(ports: Ports, it: Facts) -> object:
    return outreach.opt_out(ports, one_click_token(ports, it.account.id, it["notice"].id))


def _mail_event(it: Facts, kind: str, detail: dict[str, object]) -> dict[str, object]:
    reference = f"{it.account.id}__{it['notice'].id}"
    event = {"notificationType": kind, **detail, "mail": {"messageId": "m-1", "tags": {"reference": [reference]}}}
    return {
        "Records": [
            {"EventSource": "aws:sns", "Sns": {"Message": json.dumps(event), "Subject": None, "MessageAttributes": {}}}
        ]
    }


@job(delivered)
def hear_of_a_bounce(ports: Ports, it: Facts) -> object:
    gone = {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": it.account.contact.email}]}
    return handled(office.app, ports, office.hear_mail_event, _mail_event(it, "Bounce", {"bounce": gone}))


@job(delivered)
def hear_of_a_delivery(ports: Ports, it: Facts) -> object:
    come = {"recipients": [it.account.contact.email]}
    return handled(office.app, ports, office.hear_mail_event, _mail_event(it, "Delivery", {"delivery": come}))


def stuck(ports: Ports, it: Facts) -> None:
    """Notices left behind: one claimed by a worker that died, one whose message was lost."""
    a_notice(ports, it)
    notices.claim_notice(ports, it.account.id, it["notice"].id, REP)
    outreach.send(ports, it["covered"].id, "notice-2", "invoice_ready", REP, at=START)
    ports.clock.advance(timedelta(minutes=20))


@job(stuck)
def sweep_what_was_left_behind(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.reconcile_payments, SCHEDULED)


def _ask(ports: Ports, it: Facts) -> object:
    return outreach.ask_mailing(
        ports, MailingKind.PAY_LINKS, [(it.account.id, it["invoice"].id)], "mailing-1", REP, at=START
    )


def a_mailing(ports: Ports, it: Facts) -> None:
    """Pay links asked for many, here for one, which wait on the queue."""
    an_invoice(ports, it)
    it["mailing"] = _ask(ports, it)


def mailed_once(ports: Ports, it: Facts) -> None:
    """Whatever came between, and however often it is told: one notice, and what became of it."""
    for message in [one for one in _told_of(it) for _ in range(2)]:
        outreach.work_mailing(ports, message)
    (mailed,) = outreach.mailed_of(ports, it["mailing"])
    assert mailed.outcome.value == "sent"
    assert len(notices.notices_page(ports, it.account.id, 10, None).items) == 1


def _told_of(it: Facts) -> list[dict[str, str]]:
    mailing = it["mailing"]
    told = {"kind": "mailing", "subject": mailing.subject, "mailing_id": mailing.id}
    return [{**told, "account_id": account, "about": about} for account, about in mailing.asked]


def asked_again(ports: Ports, it: Facts) -> None:
    it["mailing"] = _ask(ports, it)


@job(an_invoice, afterwards=asked_again)
def ask_for_a_mailing(ports: Ports, it: Facts) -> object:
    return _ask(ports, it)


@job(a_mailing, afterwards=mailed_once)
def mail_one_of_many(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_notice, queued(_told_of(it)[0]))


def partly_failed(ports: Ports, it: Facts) -> None:
    """A mailing of which one failed, for nothing was owed, and is owed by now."""
    an_invoice(ports, it)
    paid = NewPayment("cheque-9", GUARANTOR, Method.CHEQUE, 12_000, START.date())
    payment = payments.post_payment(ports, it.account.id, paid, REP)
    it["mailing"] = _ask(ports, it)
    outreach.work_mailing(ports, _told_of(it)[0])
    payments.return_payment(ports, it.account.id, payment.id, "bounced", "back-0009", REP)


@job(partly_failed, afterwards=mailed_once)
def let_a_mailing_go_on(ports: Ports, it: Facts) -> object:
    return outreach.go_on_mailing(ports, it["mailing"].id, REP)
