"""Routes that read credit notes; each reading of a client's record is recorded."""

from __future__ import annotations

from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.views import CreditNoteView
from chalicelib.kernel.paging import Page
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import OptionalId, PageQuery, PageView


class CreditNotesQuery(PageQuery):
    """A page of an account's credit notes; with `invoice` (an invoice's id) all of it."""

    invoice: OptionalId = ""


@api.get("/accounts/{account_id}/credit-notes", Permission.ACCOUNT_READ, reads="credit_notes")
def list_credit_notes(call: Call, account_id: str, query: CreditNotesQuery) -> PageView[CreditNoteView]:
    """The credit notes of an account, the latest first; of one invoice in order of their numbers."""
    if query.invoice:
        page = Page(actions.credit_notes_about(call.ports, actions.invoice_of(call.ports, account_id, query.invoice)))
    else:
        page = actions.credit_notes_page(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=[CreditNoteView.of(note, call.language) for note in page.items], cursor=page.cursor)


@api.get("/accounts/{account_id}/credit-notes/{note_id}", Permission.ACCOUNT_READ, reads="credit_note")
def read_credit_note(call: Call, account_id: str, note_id: str) -> CreditNoteView:
    """One credit note."""
    note = actions.credit_note_of(call.ports, account_id, note_id)
    return CreditNoteView.of(note, call.language)
