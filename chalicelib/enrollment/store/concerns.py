"""The items of concerns and notes."""

from __future__ import annotations

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import InstantAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.enrollment.model import Concern, ConcernKind, ConcernSeverity, Note
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.tables import Tables

CONCERN = "CONCERN#"
NOTE = "NOTE#"


class ConcernItem(CoreItem):
    """A special concern."""

    kind = UnicodeAttribute()
    severity = UnicodeAttribute()
    text = UnicodeAttribute(null=True)
    noted_at = InstantAttribute()
    noted_by = UnicodeAttribute()
    ended_at = InstantAttribute(null=True)


class NoteItem(CoreItem):
    """A representative's note."""

    text = UnicodeAttribute()
    written_at = InstantAttribute()
    written_by = UnicodeAttribute()


def concern_item(concern: Concern, by: Actor) -> ConcernItem:
    """The stored form of a concern."""
    return ConcernItem(
        concern.account_id,
        f"{CONCERN}{concern.id}",
        version=concern.version,
        by=by.subject,
        request=by.request or None,
        kind=concern.kind.value,
        severity=concern.severity.value,
        text=concern.text or None,
        noted_at=concern.noted_at,
        noted_by=concern.noted_by,
        ended_at=concern.ended_at,
    )


def concern_of_item(item: ConcernItem) -> Concern:
    """The model of a stored concern."""
    return Concern(
        id=item.sk.removeprefix(CONCERN),
        account_id=AccountId(item.pk),
        kind=ConcernKind(item.kind),
        severity=ConcernSeverity(item.severity),
        text=item.text or "",
        noted_at=item.noted_at,
        noted_by=item.noted_by,
        ended_at=item.ended_at,
        version=item.version,
    )


def read_concern(tables: Tables, account_id: str, concern_id: str) -> Concern | None:
    """Read a concern, strongly consistent."""
    item = tables.get(ConcernItem, account_id, f"{CONCERN}{concern_id}")
    return concern_of_item(item) if item else None


def note_item(note: Note, by: Actor) -> NoteItem:
    """The stored form of a note."""
    return NoteItem(
        note.account_id,
        f"{NOTE}{note.id}",
        version=note.version,
        by=by.subject,
        request=by.request or None,
        text=note.text,
        written_at=note.written_at,
        written_by=note.written_by,
    )


def note_of_item(item: NoteItem) -> Note:
    """The model of a stored note."""
    return Note(
        id=item.sk.removeprefix(NOTE),
        account_id=AccountId(item.pk),
        text=item.text,
        written_at=item.written_at,
        written_by=item.written_by,
        version=item.version,
    )


def read_notes(tables: Tables, account_id: str) -> list[Note]:
    """Read all notes of an account."""
    return [note_of_item(item) for item in tables.query(NoteItem, account_id, NOTE)]


def read_note(tables: Tables, account_id: str, note_id: str) -> Note | None:
    """Read a note, strongly consistent."""
    item = tables.get(NoteItem, account_id, f"{NOTE}{note_id}")
    return note_of_item(item) if item else None
