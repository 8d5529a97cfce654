"""The door of receipts."""

from __future__ import annotations

from chalicelib.payments import actions
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import View

api = Api("receipts", "/api/v1/accounts")


class ReceiptView(View):
    """Where a receipt can be fetched for a short time, its number, and the characters that it shows as a sign (�)."""

    number: str
    url: str
    undrawn: list[str]


@api.get("/{account_id}/payments/{payment_id}/receipt", Permission.PAYMENT_READ, reads="receipt")
def lend_receipt(call: Call, account_id: str, payment_id: str) -> ReceiptView:
    """The receipt of a payment as it stands now, as PDF."""
    number, paper = actions.receipt_pdf(call.ports, account_id, payment_id)
    return ReceiptView(number=number, url=paper.url, undrawn=paper.undrawn)
