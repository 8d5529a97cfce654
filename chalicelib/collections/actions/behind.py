"""Whom the nights could not take: for a person to look at, until a night takes them after all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.collections.actions.walking import NightDays, concerned, past_days
from chalicelib.collections.store import office
from chalicelib.collections.walks import LeftOut
from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports


def left_out(ports: Ports, limit: int, cursor: str | None) -> Page[LeftOut]:
    """Find the accounts that wait on a day of the agenda before the last one walked, a page at a time.

    Each was queued by a night at least and is queued again by the next; what stopped it stands in the log of
    `work_dunning`. Invalid `bad_cursor`.
    """
    found: list[LeftOut] = []
    for part, account_id, day in _waiting(ports, cursor):
        found.append(_shown(ports, account_id, day))
        if len(found) == limit:
            return Page(found, cursor_of({"part": str(part), "account": account_id}))
    return Page(found)


def _waiting(ports: Ports, cursor: str | None) -> Iterator[tuple[int, str, date]]:
    place = place_of(cursor, "part", "account") or {"part": "0", "account": ""}
    first = number_in(place["part"])
    for part in range(first, AGENDA_SHARDS):
        walk = office.read_walk(ports.tables, part)
        if walk is None:
            continue
        past = NightDays(due=(), past=past_days(walk, walk.through_on), before=())
        for one in concerned(ports, part, past, place["account"] if part == first else ""):
            if one.left_on:
                yield part, one.account_id, one.left_on


def _shown(ports: Ports, account_id: str, day: date) -> LeftOut:
    try:
        account = enrollment.account_of(ports, account_id)
    except DomainError:  # what cannot be read is what a person should see first
        return LeftOut(AccountId(account_id), "", "", day)
    return LeftOut(account.id, account.number, account.guarantor.name, day)
