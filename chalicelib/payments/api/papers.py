"""The doors of papers that ask for money: where the PDF can be fetched for a short time. Each lending is a reading.

They hang here and not in invoicing because a paper may say where it can be paid: by a pay link.
"""

from __future__ import annotations

from functools import partial

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.api.shapes import PaperQuery, StatementQuery
from chalicelib.invoicing.api.views import PaperView
from chalicelib.payments import actions
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shown import shown

api = Api("papers", "/api/v1/accounts")


@api.get("/{account_id}/invoices/{invoice_id}/pdf", Permission.ACCOUNT_READ, reads="invoice_pdf")
def lend_invoice_pdf(call: Call, account_id: str, invoice_id: str, query: PaperQuery) -> PaperView:
    """The PDF of an issued invoice, for one of its parties."""
    pay_at = partial(actions.page_on_paper, call.ports, account_id, call.actor)
    return shown(PaperView, invoicing.invoice_pdf(call.ports, account_id, invoice_id, query.party, pay_at))


@api.get("/{account_id}/statement", Permission.ACCOUNT_READ, reads="statement")
def lend_statement(call: Call, account_id: str, query: StatementQuery) -> PaperView:
    """A statement of account of a party from a day to another, as PDF."""
    pay_at = partial(actions.page_on_paper, call.ports, account_id, call.actor)
    paper = invoicing.statement_pdf(call.ports, account_id, query.from_on, query.to_on, query.party, pay_at)
    return shown(PaperView, paper)
