"""What a client has paid: their payments and the receipts of these, on the page that a pay link opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.horizons import earlier
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions
from chalicelib.payments.actions import links
from chalicelib.payments.model import Payment, PaymentState
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.rate import limit
from chalicelib.web.shapes import MoneyView, PageQuery, PageView, View

api = Api("paid", "/api/v1")

YEAR_DAYS: Final = 365  # as far back as the desk's own form begins
STATEMENTS_PER_MINUTE: Final = 6  # each is made anew, which takes a moment


class PaidView(View):
    """One payment as its client sees it: the number of its receipt, and the invoices that it pays, by their numbers."""

    payment_id: str
    receipt_number: str
    received_on: date
    method: str
    amount: MoneyView
    invoices: list[str]


class OwnStatementView(View):
    """Where the client's statement of account can be fetched for a short time."""

    url: str


class OwnReceiptView(View):
    """Where the receipt of a payment can be fetched for a short time."""

    url: str


def paid_views(call: Call, account_id: str, payments: Sequence[Payment]) -> list[PaidView]:
    """The payments among these that stand and are the client's own, as their receipts tell them."""
    mine = [one for one in payments if one.party == GUARANTOR and one.state is PaymentState.POSTED]
    return [
        PaidView(
            payment_id=payment.id,
            receipt_number=receipt.number,
            received_on=payment.received_on,
            method=payment.method.value,
            amount=MoneyView.of(payment.amount_minor, payment.currency, call.language),
            invoices=[number for number, _ in receipt.paid],
        )
        for payment, receipt in zip(mine, actions.receipts_of(call.ports, account_id, mine), strict=True)
    ]


@api.get("/pay/payments", Permission.PAY_SESSION)
def see_payments(call: Call, query: PageQuery) -> PageView[PaidView]:
    """The client's own payments that stand, the latest first."""
    account_id = links.account_of_client(call.actor)
    page = actions.payments_page(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=paid_views(call, account_id, page.items), cursor=page.cursor)


@api.get("/pay/payments/{payment_id}/receipt", Permission.PAY_SESSION)
def lend_own_receipt(call: Call, payment_id: str) -> OwnReceiptView:
    """The receipt of a payment of the client's own, as PDF."""
    _, paper = actions.own_receipt_pdf(call.ports, links.account_of_client(call.actor), payment_id)
    return OwnReceiptView(url=paper.url)


@api.get("/pay/statement", Permission.PAY_SESSION)
def lend_own_statement(call: Call) -> OwnStatementView:
    """The client's own statement of account of the last twelve months, as PDF."""
    limit(call, "pay-statement", STATEMENTS_PER_MINUTE)
    account_id = links.account_of_client(call.actor)
    paper = invoicing.statement_pdf(call.ports, account_id, earlier(call.today, YEAR_DAYS), call.today)
    return OwnStatementView(url=paper.url)
