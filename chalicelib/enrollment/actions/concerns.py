"""Special concerns and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.enrollment.actions.accounts import open_account_of
from chalicelib.enrollment.actions.forms import ConcernForm
from chalicelib.enrollment.model import CallOutcome, Concern, Note
from chalicelib.enrollment.store.concerns import CONCERNS, NOTES
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.ids import AccountId, id_at, id_from
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say


def make_concern(ports: Ports, account_id: str, concern_id: str, form: ConcernForm, by: Actor) -> Concern:
    """A concern from its form, noted now."""
    return Concern(
        id=concern_id,
        account_id=AccountId(account_id),
        kind=form.kind,
        severity=form.severity,
        text=form.text.strip(),
        noted_at=ports.clock.now(),
        noted_by=by.subject,
        ended_at=None,
        version=1,
    )


def concern_of(ports: Ports, account_id: str, concern_id: str) -> Concern:
    """Read a concern, strongly consistent. NotFound `concern_not_found`."""
    concern = CONCERNS.get(ports.tables, account_id, concern_id)
    if concern is None:
        raise NotFound("concern_not_found", say("There is no such concern on this account."))
    return concern


def add_concern(ports: Ports, account_id: str, form: ConcernForm, by: Actor, key: str) -> Concern:
    """Note a special concern, once for ever under `key`. NotFound `account_not_found`."""
    open_account_of(ports, account_id)
    concern = make_concern(ports, account_id, id_from("con", f"{account_id}:{key}"), form, by)

    def attempt() -> Concern:
        try:
            ports.tables.commit([CONCERNS.add(concern)], by)
        except AlreadyThere:
            return concern_of(ports, account_id, concern.id)
        return concern

    return until_settled(attempt)


def change_concern(
    ports: Ports, account_id: str, concern_id: str, form: ConcernForm, version: int, by: Actor
) -> Concern:
    """Change a concern's kind, severity or text. Conflict `changed_meanwhile`; NotFound `concern_not_found`."""

    def attempt() -> Concern:
        before = concern_of(ports, account_id, concern_id)
        after = replace(before, kind=form.kind, severity=form.severity, text=form.text.strip())
        return _write(ports, before, after, version, by)

    return until_settled(attempt)


def end_concern(ports: Ports, account_id: str, concern_id: str, version: int, by: Actor) -> Concern:
    """End a concern: it no longer holds, and stays in the file. Again changes nothing."""

    def attempt() -> Concern:
        before = concern_of(ports, account_id, concern_id)
        after = replace(before, ended_at=before.ended_at or ports.clock.now())
        return _write(ports, before, after, version, by)

    return until_settled(attempt)


def _write(ports: Ports, before: Concern, after: Concern, version: int, by: Actor) -> Concern:
    if after == before:
        return before
    edited(before.version, version)
    after = replace(after, version=before.version + 1)
    ports.tables.commit([CONCERNS.replace(after, before.version)], by)
    return after


def notes_page(ports: Ports, account_id: str, limit: int, cursor: str | None = None) -> Page[Note]:
    """A page of an account's notes, the newest first. Invalid `bad_cursor`."""
    return NOTES.page(ports.tables, account_id, limit, cursor, backwards=True)


def notes_before(ports: Ports, account_id: str, note_id: str) -> Iterator[Note]:
    """Read an account's notes from before one on ("" from the newest), the newest first, as far as they are gone
    through.
    """
    return NOTES.walk(ports.tables, account_id, note_id, stretch=6, backwards=True)


def add_note(
    ports: Ports,
    account_id: str,
    text: str,
    by: Actor,
    key: str,
    at: datetime,
    outcome: CallOutcome = CallOutcome.NO_CALL,
) -> Note:
    """Write a note on an account, once for ever under `key` and `at`, when it was first asked for; a note is never
    edited: another one corrects it. `outcome` is of the call it is about.

    NotFound `account_not_found`; Invalid `invalid_fields` for an empty note.
    """
    open_account_of(ports, account_id)
    if not text.strip():
        raise Invalid("invalid_fields", say("Some fields are missing or wrong."), {"text": say("Write the note.")})
    note_id = id_at("not", f"{account_id}:{key}", at)
    note = Note(note_id, AccountId(account_id), text.strip(), ports.clock.now(), by.subject, outcome=outcome)

    def attempt() -> Note:
        try:
            ports.tables.commit([NOTES.add(note)], by)
        except AlreadyThere:
            return NOTES.get(ports.tables, account_id, note.id) or note
        return note

    return until_settled(attempt)
