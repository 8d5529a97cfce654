"""Sending a pay link, and using what a credit note left: at the desk."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import CreditNote
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import today
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notices.model import Notice
from chalicelib.payments import actions
from chalicelib.payments.api.desk import AllocationIn, Party
from chalicelib.payments.model import Allocation, Method
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PositiveMinor, Sentence, Shape, View

api = Api("sending", "/api/v1/accounts")


class ApplyCreditIn(Shape):
    """Whose unapplied credit pays which invoices; without `allocations` the oldest due first."""

    party: Party = "guarantor"
    allocations: list[AllocationIn] | None = Field(default=None, max_length=40)


class PayOutIn(Shape):
    """How the office pays a credit out, and why."""

    party: Party = "guarantor"
    amount_minor: PositiveMinor
    method: Literal["cheque", "cash", "bank_transfer"]
    reason: Annotated[str, Field(min_length=3, max_length=200)]


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


class CreditLeftView(View):
    """What is left of a credit note, by party."""

    credit_note_id: str
    number: str
    unapplied: dict[str, MoneyView]

    @classmethod
    def of(cls, note: CreditNote, call: Call) -> CreditLeftView:
        """Write what is left for a reader."""
        left = {p: MoneyView.of(minor, note.currency, call.language) for p, minor in note.unapplied.items()}
        return cls(credit_note_id=note.id, number=note.number, unapplied=left)


@api.post("/{account_id}/invoices/{invoice_id}/send", Permission.NOTICE_SEND, 200, moves_money=True)
def send_invoice(call: Call, account_id: str, invoice_id: str) -> SentView:
    """Mail the guarantor a pay link for an issued invoice, if the contact gate allows it."""
    invoice = invoicing.issued_invoice_of(call.ports, account_id, invoice_id)
    if not invoice.open.get(GUARANTOR):
        raise RuleBroken("nothing_due", say("The guarantor owes nothing on this invoice."))
    key = f"invoice:{invoice.id}:{call.idempotency_key}"
    notice = actions.send_notice(call.ports, account_id, key, "invoice_ready", call.actor)
    return SentView.of(notice)


@api.post("/{account_id}/pay-link", Permission.NOTICE_SEND, 200, moves_money=True)
def send_pay_link(call: Call, account_id: str) -> SentView:
    """Mail the guarantor a new pay link because they asked for it just now; older links are revoked."""
    actions.revoke_links(call.ports, account_id, "renewed", call.actor)
    key = f"link:{today(call.ports).isoformat()}:{call.idempotency_key}"
    return SentView.of(actions.send_notice(call.ports, account_id, key, "link_renewed", call.actor, asked_for=True))


@api.post("/{account_id}/credit-notes/{note_id}/apply", Permission.PAYMENT_POST, 200, moves_money=True)
def apply_credit(call: Call, account_id: str, note_id: str, body: ApplyCreditIn) -> CreditLeftView:
    """Pay invoices from what a credit note left unapplied."""
    rows = body.allocations
    chosen = None if rows is None else [Allocation(InvoiceId(r.invoice_id), r.minor) for r in rows]
    key = call.idempotency_key
    note = actions.apply_credit(call.ports, account_id, note_id, body.party, chosen, key, call.actor)
    return CreditLeftView.of(note, call)


@api.post("/{account_id}/credit-notes/{note_id}/pay-out", Permission.PAYMENT_REFUND, 200, moves_money=True)
def pay_out_credit(call: Call, account_id: str, note_id: str, body: PayOutIn) -> CreditLeftView:
    """Pay a party what a credit note left unapplied."""
    note = actions.pay_out_credit(
        call.ports,
        account_id,
        note_id,
        body.party,
        body.amount_minor,
        Method(body.method),
        body.reason,
        call.idempotency_key,
        call.actor,
    )
    return CreditLeftView.of(note, call)
