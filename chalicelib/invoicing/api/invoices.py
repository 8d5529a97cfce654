"""Routes that read credit notes; each reading of a client's record is recorded."""

from __future__ import annotations

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.views import CreditNoteView
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageView


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
