"""What was written down on accounts, and about what lies on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.enrollment.actions.accounts import open_account_of
from chalicelib.enrollment.model import CallOutcome, NewNote, Note, NoteMark
from chalicelib.enrollment.store.notes import MARKS, NOTES
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.ids import AccountId, id_at
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write


def notes_page(ports: Ports, account_id: str, limit: int, cursor: str | None = None) -> Page[Note]:
    """A page of an account's notes, the newest first. Invalid `bad_cursor`."""
    return NOTES.page(ports.tables, account_id, limit, cursor, backwards=True)


def notes_before(ports: Ports, account_id: str, note_id: str) -> Iterator[Note]:
    """Read an account's notes from before one on ("" from the newest), the newest first, as far as they are gone
    through.
    """
    return NOTES.walk(ports.tables, account_id, note_id, stretch=6, backwards=True)


def notes_about(ports: Ports, account_id: str, about: str, limit: int, cursor: str | None = None) -> Page[Note]:
    """A page of what was written about one invoice, credit note or payment, the newest first. Invalid `bad_cursor`."""
    page = ports.tables.page(MARKS, account_id, f"{MARKS.begins}{about}#", limit, cursor, backwards=True)
    keys = [(account_id, f"{NOTES.begins}{mark.note_id}") for mark in page.items]
    found = ports.tables.get_all(NOTES, keys)
    return Page(sorted(found, key=lambda note: note.id, reverse=True), page.cursor)


def add_note(
    ports: Ports,
    account_id: str,
    text: str,
    by: Actor,
    key: str,
    at: datetime,
    outcome: CallOutcome = CallOutcome.NO_CALL,
) -> Note:
    """Write a note on an account; `outcome` is of the call it is about. The rest is as of `write_note`."""
    return write_note(ports, account_id, NewNote(text, outcome), key, at, by)


def write_note(ports: Ports, account_id: str, new: NewNote, key: str, at: datetime, by: Actor) -> Note:
    """Write a note, once for ever under `key` and `at`, when it was first asked for; a note is never edited: another
    one corrects it.

    NotFound `account_not_found`; Invalid `invalid_fields` for an empty note.
    """
    open_account_of(ports, account_id)
    text = new.text.strip()
    if not text:
        raise Invalid("invalid_fields", say("Some fields are missing or wrong."), {"text": say("Write the note.")})
    note_id, now = id_at("not", f"{account_id}:{key}", at), ports.clock.now()
    note = Note(note_id, AccountId(account_id), text, now, by.subject, 1, new.outcome, new.about, new.number)

    def attempt() -> Note:
        try:
            ports.tables.commit(_writes(note), by)
        except AlreadyThere:
            return NOTES.get(ports.tables, account_id, note.id) or note
        return note

    return until_settled(attempt)


def _writes(note: Note) -> list[Write]:
    marks = [MARKS.add(NoteMark(note.account_id, note.about, note.id))] if note.about else []
    return [NOTES.add(note), *marks]
