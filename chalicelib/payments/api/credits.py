"""Using what a credit note left: at the desk."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.invoicing.model import CreditNote
from chalicelib.kernel.ids import InvoiceId
from chalicelib.payments import actions
from chalicelib.payments.api.desk import AllocationIn, Party
from chalicelib.payments.model import Allocation, Method
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, MovedMinor, Shape, View

api = Api("credits", "/api/v1/accounts")


class ApplyCreditIn(Shape):
    """Whose unapplied credit pays which invoices; without `allocations` the oldest due first."""

    party: Party = "guarantor"
    allocations: list[AllocationIn] | None = Field(default=None, max_length=40)


class PayOutIn(Shape):
    """How the office pays a credit out, and why."""

    party: Party = "guarantor"
    amount_minor: MovedMinor
    method: Literal["cheque", "cash", "bank_transfer"]
    reason: Annotated[str, Field(min_length=3, max_length=200)]


class RefundCreditIn(Shape):
    """How much of a credit goes back to where it came from, and why."""

    party: Party = "guarantor"
    amount_minor: MovedMinor
    reason: Annotated[str, Field(min_length=3, max_length=200)]


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
    method, key, by = Method(body.method), call.idempotency_key, call.actor
    note = actions.pay_out_credit(
        call.ports, account_id, note_id, body.party, body.amount_minor, method, body.reason, key, by
    )
    return CreditLeftView.of(note, call)


@api.post("/{account_id}/credit-notes/{note_id}/refund", Permission.PAYMENT_REFUND, 200, moves_money=True)
def refund_credit(call: Call, account_id: str, note_id: str, body: RefundCreditIn) -> CreditLeftView:
    """Give what a credit note left back to where it came from: the card, the bank, the counter."""
    given = (account_id, note_id, body.party, body.amount_minor, body.reason, call.idempotency_key, call.actor)
    return CreditLeftView.of(actions.refund_credit(call.ports, *given), call)
