"""Routes of notes about an invoice, a credit note or a payment."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.enrollment.model import CallOutcome, NewNote, Note
from chalicelib.notes import actions
from chalicelib.notes.api.doors import api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, Shape, View
from chalicelib.web.shown import shown


class SubjectNoteIn(Shape):
    """A note about an invoice, a credit note or a payment, and what came of the call it is about."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    outcome: CallOutcome = CallOutcome.NO_CALL


class SubjectNoteView(View):
    """A representative's note about an invoice, a credit note or a payment."""

    id: str
    text: str
    written_at: datetime
    written_by: str
    outcome: str
    about: str

    @classmethod
    def of(cls, note: Note) -> SubjectNoteView:
        """Show a note."""
        return shown(cls, note)


@api.post("/accounts/{account_id}/subjects/{subject_id}/notes", Permission.ACCOUNT_WRITE, moves_money=True)
def write_note_on(call: Call, account_id: str, subject_id: str, body: SubjectNoteIn) -> SubjectNoteView:
    """Write a note about an invoice, a credit note or a payment; it stands on the account too."""
    new, key = NewNote(body.text, body.outcome, subject_id), call.idempotency_key
    return SubjectNoteView.of(actions.write_note_on(call.ports, account_id, new, key, call.asked_at, call.actor))


@api.get("/accounts/{account_id}/subjects/{subject_id}/notes", Permission.ACCOUNT_READ, reads="notes")
def list_notes_on(call: Call, account_id: str, subject_id: str, query: PageQuery) -> PageView[SubjectNoteView]:
    """What was written about an invoice, a credit note or a payment, the newest first."""
    page = actions.notes_on(call.ports, account_id, subject_id, query.limit, query.cursor)
    return PageView(items=[SubjectNoteView.of(note) for note in page.items], cursor=page.cursor)
