"""Using what a credit note left: at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.kernel.ids import InvoiceId
from chalicelib.payments import actions
from chalicelib.payments.api.desk import AllocationIn, Party
from chalicelib.payments.model import Allocation, Method
from chalicelib.payments.rules.offers import Offer
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, MovedMinor, Shape, View
from chalicelib.web.shown import amounts

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


class OfferedLine(View):
    """An invoice, and what it would be paid."""

    invoice_id: str
    number: str
    amount: MoneyView


class OfferView(View):
    """What the free money of a payment or a credit note (`source`) could pay now, the oldest due first."""

    source: str
    party: str
    amount: MoneyView
    pays: list[OfferedLine]


class OffersView(View):
    """What could be applied on an account, none of it twice."""

    items: list[OfferView]


@api.get("/{account_id}/offers", Permission.PAYMENT_READ, reads="offers")
def list_offers(call: Call, account_id: str) -> OffersView:
    """What free money of an account's parties could pay of what they have open; allocating or applying does it."""
    found, owed = actions.offers_on(call.ports, account_id)
    by_id = {one.id: one for one in owed}
    return OffersView(items=[_offer(offer, by_id, call) for offer in found])


def _offer(offer: Offer, by_id: Mapping[InvoiceId, Invoice], call: Call) -> OfferView:
    money = amounts(next(iter(by_id.values())).currency, call.language)
    lines = [
        OfferedLine(invoice_id=one.invoice_id, number=by_id[one.invoice_id].number, amount=money(one.minor))
        for one in offer.pays
    ]
    source = offer.source
    return OfferView(source=source.subject, party=source.party, amount=money(offer.minor), pays=lines)


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
