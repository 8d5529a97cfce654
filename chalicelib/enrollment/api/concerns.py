"""Routes of concerns and notes."""

from __future__ import annotations

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api
from chalicelib.enrollment.api.shapes import ConcernEdit, ConcernShape, Ending, NoteShape
from chalicelib.enrollment.api.views import ConcernView, NoteView
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView


@api.post("/accounts/{account_id}/concerns", Permission.ACCOUNT_WRITE, moves_money=True)
def add_concern(call: Call, account_id: str, body: ConcernShape) -> ConcernView:
    """Note a special concern."""
    return ConcernView.of(actions.add_concern(call.ports, account_id, body.form(), call.actor, call.idempotency_key))


@api.put("/accounts/{account_id}/concerns/{concern_id}", Permission.ACCOUNT_WRITE)
def change_concern(call: Call, account_id: str, concern_id: str, body: ConcernEdit) -> ConcernView:
    """Change a concern."""
    form = body.form()
    return ConcernView.of(actions.change_concern(call.ports, account_id, concern_id, form, body.version, call.actor))


@api.post("/accounts/{account_id}/concerns/{concern_id}/end", Permission.ACCOUNT_WRITE, status=200)
def end_concern(call: Call, account_id: str, concern_id: str, body: Ending) -> ConcernView:
    """End a concern; it stays in the file."""
    return ConcernView.of(actions.end_concern(call.ports, account_id, concern_id, body.version, call.actor))


@api.post("/accounts/{account_id}/notes", Permission.ACCOUNT_WRITE, moves_money=True)
def add_note(call: Call, account_id: str, body: NoteShape) -> NoteView:
    """Write a note; another one corrects it."""
    key, at = call.idempotency_key, call.asked_at
    return NoteView.of(actions.add_note(call.ports, account_id, body.text, call.actor, key, at, body.outcome))


@api.get("/accounts/{account_id}/notes", Permission.ACCOUNT_READ, reads="notes")
def list_notes(call: Call, account_id: str, query: PageQuery) -> PageView[NoteView]:
    """The notes of an account, the newest first."""
    actions.account_of(call.ports, account_id)
    page = actions.notes_page(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=[NoteView.of(note) for note in page.items], cursor=page.cursor)
