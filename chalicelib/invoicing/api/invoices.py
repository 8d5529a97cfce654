"""Routes that read invoices and credit notes; each reading of a client's record is recorded."""

from __future__ import annotations

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.views import CreditNoteView, InvoiceSummaryView, InvoiceView
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.paging import Page, cursor_of, foreign, place_of
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView


@api.get("/accounts/{account_id}/invoices", Permission.ACCOUNT_READ, reads="invoices")
def list_invoices(call: Call, account_id: str, query: PageQuery) -> PageView[InvoiceSummaryView]:
    """The invoices of an account, drafts too, the latest captured first."""
    _, invoices = actions.file_and_invoices(call.ports, account_id)
    page = _page(invoices[::-1], query)
    return PageView(items=[InvoiceSummaryView.of(invoice, call.language) for invoice in page.items], cursor=page.cursor)


def _page(invoices: list[Invoice], query: PageQuery) -> Page[Invoice]:
    place = place_of(query.cursor, "after")
    start = _behind(invoices, place["after"]) if place else 0
    items = invoices[start : start + query.limit]
    more = start + query.limit < len(invoices)
    return Page(items, cursor_of({"after": items[-1].id}) if more else None)


def _behind(invoices: list[Invoice], invoice_id: str) -> int:
    for place, invoice in enumerate(invoices, start=1):
        if invoice.id == invoice_id:
            return place
    raise foreign()


@api.get("/accounts/{account_id}/invoices/{invoice_id}", Permission.ACCOUNT_READ, reads="invoice")
def read_invoice(call: Call, account_id: str, invoice_id: str) -> InvoiceView:
    """An invoice with its lines, holds and parties."""
    invoice = actions.invoice_of(call.ports, account_id, invoice_id)
    return InvoiceView.of(invoice, call.language)


@api.get("/accounts/{account_id}/credit-notes", Permission.ACCOUNT_READ, reads="credit_notes")
def list_credit_notes(call: Call, account_id: str) -> PageView[CreditNoteView]:
    """The credit notes of an account in order of their numbers."""
    enrollment.account_of(call.ports, account_id)
    notes = actions.credit_notes_of(call.ports, account_id)
    return PageView(items=[CreditNoteView.of(note, call.language) for note in notes])


@api.get("/accounts/{account_id}/credit-notes/{note_id}", Permission.ACCOUNT_READ, reads="credit_note")
def read_credit_note(call: Call, account_id: str, note_id: str) -> CreditNoteView:
    """One credit note."""
    note = actions.credit_note_of(call.ports, account_id, note_id)
    return CreditNoteView.of(note, call.language)
