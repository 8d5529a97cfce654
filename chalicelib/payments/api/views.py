"""Payments as the desk sees them."""

from __future__ import annotations

from datetime import date

from chalicelib.kernel.languages import Language
from chalicelib.payments.model import Payment
from chalicelib.web.shapes import MoneyView, View


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

        def money(minor: int) -> MoneyView:
            return MoneyView.of(minor, payment.currency, language)

        return cls(
            id=payment.id,
            account_id=payment.account_id,
            party=payment.party,
            method=payment.method.value,
            state=payment.state.value,
            amount=money(payment.amount_minor),
            unapplied=money(payment.unapplied_minor),
            received_on=payment.received_on,
            reference=payment.reference,
            return_reason=payment.return_reason,
            entry_version=payment.entry_version,
            version=payment.version,
            allocations=[AllocationView(invoice_id=a.invoice_id, amount=money(a.minor)) for a in payment.allocations],
            refunds=[
                RefundView(id=r.id, amount=money(r.minor), reason=r.reason, state=r.state) for r in payment.refunds
            ],
            free=money(payment.free_minor),
            disputes=[
                DisputeView(
                    reference=d.reference, amount=money(d.minor), reason=d.reason, state=d.state, opened_on=d.opened_on
                )
                for d in payment.disputes
            ],
        )


class PaymentsView(View):
    """All payments of an account, the newest first."""

    items: list[PaymentView]
