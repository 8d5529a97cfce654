"""Payments as the desk sees them."""

from __future__ import annotations

from datetime import date

from chalicelib.kernel.languages import Language
from chalicelib.payments.model import Payment
from chalicelib.web.shapes import MoneyView, View
from chalicelib.web.shown import amounts, shown


class AllocationView(View):
    """A part of a payment on one invoice."""

    invoice_id: str
    amount: MoneyView


class RefundView(View):
    """Money given back."""

    id: str
    amount: MoneyView
    reason: str
    state: str


class DisputeView(View):
    """What the gateway withholds or took back of a payment: open, won or lost."""

    reference: str
    amount: MoneyView
    reason: str
    state: str
    opened_on: date


class PaymentView(View):
    """A payment as the desk sees it. `free` is what may be spent or given back now."""

    id: str
    account_id: str
    party: str
    method: str
    state: str
    amount: MoneyView
    unapplied: MoneyView
    received_on: date
    reference: str
    return_reason: str
    entry_version: int
    version: int
    allocations: list[AllocationView]
    refunds: list[RefundView]
    free: MoneyView
    disputes: list[DisputeView]

    @classmethod
    def of(cls, payment: Payment, language: Language) -> PaymentView:
        """Write a payment for a reader."""
        return shown(cls, payment, amounts(payment.currency, language))


class PaymentsView(View):
    """Payments of an account, the newest first."""

    items: list[PaymentView]
