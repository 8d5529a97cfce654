"""Routes of documents: where the PDF can be fetched for a short time. Each lending is recorded as a reading."""

from __future__ import annotations

from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.shapes import PaperQuery, StatementQuery
from chalicelib.invoicing.api.views import PaperView
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shown import shown


@api.get("/accounts/{account_id}/invoices/{invoice_id}/pdf", Permission.ACCOUNT_READ, reads="invoice_pdf")
def lend_invoice_pdf(call: Call, account_id: str, invoice_id: str, query: PaperQuery) -> PaperView:
    """The PDF of an issued invoice, for one of its parties."""
    paper = actions.invoice_pdf(call.ports, account_id, invoice_id, query.party)
    return shown(PaperView, paper)


@api.get("/accounts/{account_id}/credit-notes/{note_id}/pdf", Permission.ACCOUNT_READ, reads="credit_note_pdf")
def lend_credit_note_pdf(call: Call, account_id: str, note_id: str, query: PaperQuery) -> PaperView:
    """The PDF of a credit note, for one of its parties."""
    paper = actions.credit_note_pdf(call.ports, account_id, note_id, query.party)
    return shown(PaperView, paper)


@api.get("/accounts/{account_id}/statement", Permission.ACCOUNT_READ, reads="statement")
def lend_statement(call: Call, account_id: str, query: StatementQuery) -> PaperView:
    """A statement of account of a party from a day to another, as PDF."""
    paper = actions.statement_pdf(call.ports, account_id, query.from_on, query.to_on, query.party)
    return shown(PaperView, paper)
