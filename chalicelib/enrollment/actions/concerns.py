"""Special concerns."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.enrollment.actions.accounts import open_account_of
from chalicelib.enrollment.actions.forms import ConcernForm
from chalicelib.enrollment.model import Concern
from chalicelib.enrollment.store.concerns import CONCERNS
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import AccountId, id_from
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
