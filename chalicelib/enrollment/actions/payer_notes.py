"""What was written down about payers."""

from __future__ import annotations

from datetime import datetime

from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.enrollment.actions.payers import payer_of
from chalicelib.enrollment.model import PayerNote
from chalicelib.enrollment.store.payers import PAYER_NOTES
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.ids import id_at
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say


def payer_notes_page(ports: Ports, payer_id: str, limit: int, cursor: str | None = None) -> Page[PayerNote]:
    """A page of a payer's notes, the newest first. NotFound `payer_not_found`; Invalid `bad_cursor`."""
    payer_of(ports, payer_id)
    return PAYER_NOTES.page(ports.tables, payer_id, limit, cursor, backwards=True)


def add_payer_note(ports: Ports, payer_id: str, text: str, by: Actor, key: str, at: datetime) -> PayerNote:
    """Write a note on a payer, once for ever under `key` and `at`, when it was first asked for; a note is never edited:
    another one corrects it.

    NotFound `payer_not_found`; Invalid `invalid_fields` for an empty note.
    """
    payer = payer_of(ports, payer_id)
    if not text.strip():
        raise Invalid("invalid_fields", say("Some fields are missing or wrong."), {"text": say("Write the note.")})
    note_id = id_at("not", f"{payer_id}:{key}", at)
    note = PayerNote(note_id, payer.id, text.strip(), ports.clock.now(), by.subject)

    def attempt() -> PayerNote:
        try:
            ports.tables.commit([PAYER_NOTES.add(note)], by)
        except AlreadyThere:
            return PAYER_NOTES.get(ports.tables, payer_id, note.id) or note
        return note

    return until_settled(attempt)
