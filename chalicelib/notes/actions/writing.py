"""Notes about what lies on an account."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib.attachments import actions as attachments
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import NewNote, Note
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.notes.rules.subjects import subject_of


def write_note_on(ports: Ports, account_id: str, new: NewNote, key: str, at: datetime, by: Actor) -> Note:
    """Write a note about an invoice, a credit note or a payment of this account, once for ever under `key` and `at`; it
    stands on the account too.

    NotFound `account_not_found`, `subject_not_found`, or as its room says it; Invalid `invalid_fields` for an empty
    note.
    """
    number = attachments.must_be_there(ports, account_id, subject_of(new.about))
    return enrollment.write_note(ports, account_id, replace(new, number=number), key, at, by)


def notes_on(ports: Ports, account_id: str, subject_id: str, limit: int, cursor: str | None) -> Page[Note]:
    """A page of what was written about an invoice, a credit note or a payment, the newest first. NotFound
    `subject_not_found`; Invalid `bad_cursor`.
    """
    return enrollment.notes_about(ports, account_id, subject_of(subject_id).id, limit, cursor)
