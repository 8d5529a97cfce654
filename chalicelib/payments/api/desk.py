"""Payments at the desk: post, spread, give back, take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions
from chalicelib.payments.api.views import PaymentsView, PaymentView
from chalicelib.payments.model import Allocation, Attempt, Method, NewPayment
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import (
    Id,
    MoneyView,
    MovedMinor,
    OptionalId,
    PageQuery,
    PageView,
    PositiveMinor,
    ReceivedDay,
    Shape,
    ShortText,
    View,
)

api = Api("payments", "/api/v1/accounts")

Party = Annotated[str, Field(pattern="^(guarantor|pyr_[0-9A-Z]{26})$")]


class AllocationIn(Shape):
    """A part of the money for one invoice."""

    invoice_id: Annotated[str, Field(pattern="^inv_[0-9A-Z]{26}$")]
    minor: PositiveMinor


class PaymentIn(Shape):
    """Money received by hand. Without `allocations` the oldest due invoices are paid first; `batch` is the number of
    the open batch it came in, 0 for none.
    """

    party: Party = "guarantor"
    method: Literal["cheque", "cash", "bank_transfer", "payer"]
    amount_minor: MovedMinor
    received_on: ReceivedDay
    reference: ShortText = ""
    allocations: list[AllocationIn] | None = Field(default=None, max_length=40)
    batch: int = Field(default=0, ge=0, le=999_999, strict=True)


class AllocateIn(Shape):
    """Which invoices the unapplied money pays; none lets the oldest due be paid first."""

    allocations: list[AllocationIn] | None = Field(default=None, max_length=40)


class InvoiceIn(Shape):
    """One invoice."""

    invoice_id: Annotated[str, Field(pattern="^inv_[0-9A-Z]{26}$")]


class RefundIn(Shape):
    """How much to give back, and why."""

    amount_minor: MovedMinor
    reason: Annotated[str, Field(min_length=3, max_length=200)]


class ReturnIn(Shape):
    """Why the money went back."""

    reason: Annotated[str, Field(min_length=3, max_length=200)]


class VoidIn(Shape):
    """Why it was posted by mistake."""

    reason: Annotated[str, Field(min_length=3, max_length=200)]


class MoveIn(Shape):
    """The account whose money it is, and why it was booked on the wrong one."""

    to: Id
    reason: Annotated[str, Field(min_length=3, max_length=200)]


class ProposedLine(View):
    """One open invoice and what the payment would pay of it."""

    invoice_id: str
    number: str
    due_on: date | None
    open: MoneyView
    pays: MoneyView


class ProposalView(View):
    """How a payment would be spread: on invoices, left unapplied, and what the party owes after it."""

    lines: list[ProposedLine]
    allocated: MoneyView
    unapplied: MoneyView
    still_open: MoneyView


class AttemptView(View):
    """A client's try to pay on the gateway."""

    id: str
    amount: MoneyView
    state: str
    started_at: str
    decline_reason: str

    @classmethod
    def of(cls, attempt: Attempt, language: Language) -> AttemptView:
        """Write an attempt for a reader."""
        return cls(
            id=attempt.id,
            amount=MoneyView.of(attempt.amount_minor, attempt.currency, language),
            state=attempt.state.value,
            started_at=attempt.started_at.isoformat(),
            decline_reason=attempt.decline_reason,
        )


def _new(call: Call, account_id: str, body: PaymentIn, key: str) -> NewPayment:
    way = f"batch:{body.batch}" if body.batch else "manual"
    return NewPayment(
        natural_key=f"payment:{way}:{account_id}:{key}",
        party=body.party,
        method=Method(body.method),
        amount_minor=body.amount_minor,
        received_on=body.received_on,
        allocations=_allocations(body.allocations),
        reference=body.reference,
        batch=body.batch,
    )


def _allocations(rows: list[AllocationIn] | None) -> tuple[Allocation, ...] | None:
    return None if rows is None else tuple(Allocation(InvoiceId(row.invoice_id), row.minor) for row in rows)


@api.post("/{account_id}/payments", Permission.PAYMENT_POST, moves_money=True)
def post_payment(call: Call, account_id: str, body: PaymentIn) -> PaymentView:
    """Post a cheque, cash, a bank transfer or a payer's payment."""
    new = _new(call, account_id, body, call.idempotency_key)
    return PaymentView.of(actions.post_payment(call.ports, account_id, new, call.actor), call.language)


@api.post("/{account_id}/payments/preview", Permission.PAYMENT_POST, 200, reads="payment_preview")
def preview_payment(call: Call, account_id: str, body: PaymentIn) -> ProposalView:
    """Show how a payment would be spread over the open invoices, without posting it."""
    head = ledger.head_of(call.ports, account_id)
    invoices, allocations = actions.preview_payment(call.ports, account_id, _new(call, account_id, body, "preview"))
    return _proposal(body, invoices, allocations, lambda minor: MoneyView.of(minor, head.currency, call.language))


def _proposal(
    body: PaymentIn, invoices: Sequence[Invoice], allocations: Sequence[Allocation], money: Callable[[int], MoneyView]
) -> ProposalView:
    pays = {a.invoice_id: a.minor for a in allocations}
    lines = [
        ProposedLine(
            invoice_id=i.id,
            number=i.number,
            due_on=i.due_on,
            open=money(i.open.get(body.party, 0)),
            pays=money(pays.get(i.id, 0)),
        )
        for i in invoices
    ]
    allocated = sum(pays.values())
    return ProposalView(
        lines=lines,
        allocated=money(allocated),
        unapplied=money(body.amount_minor - allocated),
        still_open=money(sum(i.open.get(body.party, 0) for i in invoices) - allocated),
    )


class PaymentsOfQuery(PageQuery):
    """A page of an account's payments; with `invoice` (an invoice's id) all that it was ever paid from."""

    invoice: OptionalId = ""


@api.get("/{account_id}/payments", Permission.PAYMENT_READ, reads="payments")
def list_payments(call: Call, account_id: str, query: PaymentsOfQuery) -> PageView[PaymentView]:
    """The payments of an account, the latest posted first."""
    if query.invoice:
        page = Page(actions.payments_on(call.ports, invoicing.invoice_of(call.ports, account_id, query.invoice)))
    else:
        page = actions.payments_page(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=[PaymentView.of(payment, call.language) for payment in page.items], cursor=page.cursor)


@api.get("/{account_id}/payments/{payment_id}", Permission.PAYMENT_READ, reads="payment")
def get_payment(call: Call, account_id: str, payment_id: str) -> PaymentView:
    """One payment."""
    return PaymentView.of(actions.payment_of(call.ports, account_id, payment_id), call.language)


@api.get("/{account_id}/attempts", Permission.PAYMENT_READ, reads="attempts")
def list_attempts(call: Call, account_id: str, query: PageQuery) -> PageView[AttemptView]:
    """The client's tries to pay on the gateway's page, the newest first."""
    page = actions.attempts_page(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=[AttemptView.of(a, call.language) for a in page.items], cursor=page.cursor)


@api.post("/{account_id}/payments/{payment_id}/allocate", Permission.PAYMENT_POST, 200, moves_money=True)
def allocate(call: Call, account_id: str, payment_id: str, body: AllocateIn) -> PaymentView:
    """Pay invoices from the unapplied part of a payment."""
    rows = _allocations(body.allocations)
    payment = actions.allocate(call.ports, account_id, payment_id, rows, call.idempotency_key, call.actor)
    return PaymentView.of(payment, call.language)


@api.post("/{account_id}/payments/{payment_id}/unallocate", Permission.PAYMENT_POST, 200, moves_money=True)
def unallocate(call: Call, account_id: str, payment_id: str, body: InvoiceIn) -> PaymentView:
    """Take a payment's money off an invoice again."""
    key = call.idempotency_key
    payment = actions.unallocate(call.ports, account_id, payment_id, body.invoice_id, key, call.actor)
    return PaymentView.of(payment, call.language)


@api.post("/{account_id}/payments/{payment_id}/unallocate-all", Permission.PAYMENT_POST, 200, moves_money=True)
def unallocate_all(call: Call, account_id: str, payment_id: str) -> PaymentView:
    """Take a payment's money off all its invoices again."""
    payment = actions.unallocate_all(call.ports, account_id, payment_id, call.idempotency_key, call.actor)
    return PaymentView.of(payment, call.language)


@api.post("/{account_id}/invoices/{invoice_id}/release", Permission.PAYMENT_POST, 200, moves_money=True)
def release_invoice(call: Call, account_id: str, invoice_id: str) -> PaymentsView:
    """Take all money off an invoice, so that it can be credited."""
    released = actions.release_invoice(call.ports, account_id, invoice_id, call.idempotency_key, call.actor)
    return PaymentsView(items=[PaymentView.of(payment, call.language) for payment in released])


@api.post("/{account_id}/payments/{payment_id}/refund", Permission.PAYMENT_REFUND, 200, moves_money=True)
def refund(call: Call, account_id: str, payment_id: str, body: RefundIn) -> PaymentView:
    """Give unapplied money back to where it came from."""
    key, minor = call.idempotency_key, body.amount_minor
    payment = actions.refund(call.ports, account_id, payment_id, minor, body.reason, key, call.actor)
    return PaymentView.of(payment, call.language)


@api.post("/{account_id}/payments/{payment_id}/return", Permission.PAYMENT_POST, 200, moves_money=True)
def return_payment(call: Call, account_id: str, payment_id: str, body: ReturnIn) -> PaymentView:
    """Record that a payment came back: what it paid is owed again."""
    key = call.idempotency_key
    payment = actions.return_payment(call.ports, account_id, payment_id, body.reason, key, call.actor)
    return PaymentView.of(payment, call.language)


@api.post("/{account_id}/payments/{payment_id}/void", Permission.PAYMENT_POST, 200, moves_money=True)
def void_payment(call: Call, account_id: str, payment_id: str, body: VoidIn) -> PaymentView:
    """Make a payment void that was posted by mistake: what it paid is owed as before."""
    key = call.idempotency_key
    payment = actions.void_payment(call.ports, account_id, payment_id, body.reason, key, call.actor)
    return PaymentView.of(payment, call.language)


@api.post("/{account_id}/payments/{payment_id}/move", Permission.PAYMENT_POST, 200, moves_money=True)
def move_payment(call: Call, account_id: str, payment_id: str, body: MoveIn) -> PaymentView:
    """Move a payment to the account whose money it is: void here, posted there. Answers the void one."""
    key = call.idempotency_key
    payment = actions.move_payment(call.ports, account_id, payment_id, body.to, body.reason, key, call.actor)
    return PaymentView.of(payment, call.language)
