"""Mailing a pay link, at the desk."""

from __future__ import annotations

from datetime import datetime

from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import today
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notices import actions as notices
from chalicelib.notices.model import Notice
from chalicelib.outreach import actions
from chalicelib.payments import actions as payments
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Sentence, View
from chalicelib.web.shown import shown

api = Api("sending", "/api/v1/accounts")


class SentView(View):
    """What became of a message: queued, or refused by a rule of the contact gate with its reason."""

    notice_id: str
    state: str
    rule: str
    reason: Sentence
    not_before: str

    @classmethod
    def of(cls, notice: Notice) -> SentView:
        """Write a notice's fate for a reader."""
        decision = notice.decision
        return cls(
            notice_id=notice.id,
            state=notice.state.value,
            rule=decision.rule if decision else "",
            reason=decision.reason if decision else "",
            not_before=notice.not_before.isoformat() if notice.not_before else "",
        )


class ReceiptMailView(View):
    """A receipt that was mailed, or was to be: what became of it, the address it went to, masked, and why not."""

    id: str
    state: str
    made_at: datetime
    made_by: str
    sent_at: datetime | None
    not_before: datetime | None
    mailed_to: str
    failure: str
    rule: str
    reason: Sentence

    @classmethod
    def of(cls, notice: Notice) -> ReceiptMailView:
        """Show a receipt's message."""
        decision = notice.decision
        rule, reason = (decision.rule, decision.reason) if decision else ("", "")
        return shown(cls, notice, rule=rule, reason=reason)


class ReceiptMailsView(View):
    """The messages with a payment's receipt, the newest first."""

    items: list[ReceiptMailView]


class HandedLinkView(View):
    """The address of a pay link, shown this once."""

    address: str


@api.post("/{account_id}/pay-link/copy", Permission.NOTICE_SEND, reads="pay_link")
def copy_pay_link(call: Call, account_id: str) -> HandedLinkView:
    """Make a pay link to hand out, as a mailed one; the trail keeps who made it."""
    return HandedLinkView(address=actions.hand_out_link(call.ports, account_id, call.actor))


@api.post("/{account_id}/invoices/{invoice_id}/send", Permission.NOTICE_SEND, 200, moves_money=True)
def send_invoice(call: Call, account_id: str, invoice_id: str) -> SentView:
    """Mail the guarantor a pay link for an issued invoice, if the contact gate allows it."""
    told = (account_id, invoice_id, call.idempotency_key, call.actor)
    return SentView.of(actions.mail_link(call.ports, *told, at=call.asked_at))


@api.post("/{account_id}/payments/{payment_id}/receipt/send", Permission.NOTICE_SEND, 200, moves_money=True)
def send_receipt(call: Call, account_id: str, payment_id: str) -> SentView:
    """Mail the guarantor that their payment came, with a link to the page that shows it, if the contact gate allows."""
    payment = payments.payment_held(call.ports, account_id, payment_id)
    if payment.party != GUARANTOR:
        raise RuleBroken("payers_receipt", say("A payer paid this: the guarantor gets no receipt for it."))
    key = f"{_of_receipt(payment.id)}{call.idempotency_key}"
    notice = actions.send(call.ports, payment.account_id, key, "payment_received", call.actor, at=call.asked_at)
    return SentView.of(notice)


def _of_receipt(payment_id: str) -> str:
    """How the key of every message with a payment's receipt begins, of those sent again too."""
    return f"receipt:{payment_id}:"


@api.get("/{account_id}/payments/{payment_id}/receipt/mails", Permission.PAYMENT_READ, reads="notices")
def list_receipt_mails(call: Call, account_id: str, payment_id: str) -> ReceiptMailsView:
    """The messages with a payment's receipt, refusals too, the newest first."""
    payment = payments.payment_of(call.ports, account_id, payment_id)
    found = notices.notices_since(call.ports, payment.account_id, payment.posted_at, _of_receipt(payment.id))
    return ReceiptMailsView(items=[ReceiptMailView.of(notice) for notice in found])


@api.post("/{account_id}/statement/send", Permission.NOTICE_SEND, 200, moves_money=True)
def send_statement(call: Call, account_id: str) -> SentView:
    """Mail the guarantor that their statement is ready, with a link to the page that shows it, if the gate allows."""
    notice = actions.mail_statement(call.ports, account_id, call.idempotency_key, call.actor, at=call.asked_at)
    return SentView.of(notice)


@api.post("/{account_id}/pay-link", Permission.NOTICE_SEND, 200, moves_money=True)
def send_pay_link(call: Call, account_id: str) -> SentView:
    """Mail the guarantor a new pay link because they asked for it just now; it replaces the older ones when it goes."""
    key = f"link:{today(call.ports).isoformat()}:{call.idempotency_key}"
    notice = actions.send(call.ports, account_id, key, "link_renewed", call.actor, at=call.asked_at, asked_for=True)
    return SentView.of(notice)
