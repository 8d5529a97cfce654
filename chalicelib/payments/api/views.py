"""Payments as the desk sees them."""

from __future__ import annotations

from datetime import date

from chalicelib.kernel.languages import Language
from chalicelib.payments.model import Payment
from chalicelib.payments.rules import refusals
from chalicelib.web.shapes import MoneyView, Sentence, View
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


class ElsewhereView(View):
    """The payment on another account that the same money is booked as."""

    account_id: str
    payment_id: str
    account_number: str


class PaymentView(View):
    """A payment as the desk sees it. `free` is what may be spent or given back now; `refusals` says by act (`allocate`,
    `refund`, `return`, `take_off`, `void`) why it cannot be done.
    """

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
    void_reason: str
    moved_to: ElsewhereView | None
    moved_from: ElsewhereView | None
    refusals: dict[str, Sentence]
    batch: int

    @classmethod
    def of(cls, payment: Payment, language: Language) -> PaymentView:
        """Write a payment for a reader."""
        return shown(cls, payment, amounts(payment.currency, language), refusals=refusals(payment))


class PaymentsView(View):
    """Payments of an account, the newest first."""

    items: list[PaymentView]
