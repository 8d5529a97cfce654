"""The queue `dunning`: a shard of the agenda is walked and its accounts queued, an account takes its step of the day.

{on, part, cursor}    queue the accounts of a shard that the night of a civil day concerns, from a place on
{on, account_id}      take one account's step of that day
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Final

from chalicelib.cloud.round_counts import keep_stretch
from chalicelib.cloud.rounds import queue_accounts
from chalicelib.cloud.tables import until_settled
from chalicelib.collections.actions.advance import advance_account
from chalicelib.collections.actions.night import QUEUE
from chalicelib.collections.actions.walking import Concerned, concerned, night_days
from chalicelib.collections.actions.watching import watch_from
from chalicelib.collections.model import Dunning
from chalicelib.collections.store import accounts as store
from chalicelib.collections.store import office
from chalicelib.collections.walks import NightQueued, Walk
from chalicelib.kernel.actor import NIGHT
from chalicelib.kernel.errors import DomainError, Unavailable
from chalicelib.kernel.paging import Page, cursor_of, place_of
from chalicelib.kernel.ports import Ports

PAGE: Final = 1000  # accounts queued between two places at which a shard can go on
log = logging.getLogger("quittance")


@dataclass(slots=True)
class _Found:
    """What a message of a shard found: whom earlier nights left out, and since when the first of the shard waits."""

    left_out: int = 0
    open_since_on: date | None = None

    def left(self, since_on: date) -> None:
        self.left_out += 1
        self.open_since_on = min(self.open_since_on or since_on, since_on)


def work_dunning(ports: Ports, message: Mapping[str, Any]) -> NightQueued | None:
    """Do one message of a night; answers what was queued, for a shard."""
    on = date.fromisoformat(message["on"])
    if "account_id" in message:
        advance_account(ports, message["account_id"], on)
        return None
    return _queue_shard(ports, on, message)


def _queue_shard(ports: Ports, on: date, message: Mapping[str, Any]) -> NightQueued:
    """Queue whom the night concerns in a shard: who falls due on its days, and whom no earlier night could take.

    The days walked are kept when the shard is through, so that what stopped half-way is walked again by the next night.
    """
    part = message["part"]
    walk = office.read_walk(ports.tables, part)
    if walk is not None and walk.through_on > on:
        return NightQueued(0, 0, ended=True)  # a later night walked these days too
    days, found = night_days(walk, on), _Found()
    place = place_of(message["cursor"] or None, "account", "open_since") or {"account": "", "open_since": ""}
    if place["open_since"]:
        found.open_since_on = date.fromisoformat(place["open_since"])
    pages = _pages(ports, concerned(ports, part, days, place["account"]), found)
    stretch = queue_accounts(ports, QUEUE, message, pages)
    keep_stretch(ports, replace(stretch, left_out=found.left_out))
    if stretch.ended:
        _keep_walk(ports, Walk(on, days.due[0], found.open_since_on, part))
    return NightQueued(stretch.accounts, found.left_out, stretch.ended)


def _pages(ports: Ports, accounts: Iterator[Concerned], found: _Found) -> Iterator[Page[str]]:
    """The accounts to queue; a page goes on behind the last account it looked at, and the last page ends the shard."""
    while batch := list(islice(accounts, PAGE)):
        queued = _to_queue(ports, batch, found)
        since = found.open_since_on.isoformat() if found.open_since_on else ""
        yield Page(queued, cursor_of({"account": batch[-1].account_id, "open_since": since}))
    yield Page([])


def _to_queue(ports: Ports, batch: list[Concerned], found: _Found) -> list[str]:
    """Whom to queue: all but those of the night before that were taken. Who was left out is counted."""
    known = store.read_dunnings(ports.tables, (one.account_id for one in batch if one.newly_on))
    queued = []
    for one in batch:
        left_on = one.left_on
        if one.newly_on and is_untaken(known.get(one.account_id), one.newly_on):
            _put_on_agenda(ports, one.account_id, one.newly_on)
            left_on = min(left_on or one.newly_on, one.newly_on)
        if left_on:
            found.left(left_on)
        if left_on or one.due_on:
            queued.append(one.account_id)
    return queued


def is_untaken(dunning: Dunning | None, newly_on: date) -> bool:
    """Whether no night decided about an account since the day that made it newly overdue, and no later one will.

    One that stands on that very day was put there by a message that came twice, and still waits.
    """
    if dunning is None:
        return True
    decided = dunning.step is not None and dunning.step.on >= newly_on
    return not decided and (dunning.next_on is None or dunning.next_on <= newly_on)


def _put_on_agenda(ports: Ports, account_id: str, newly_on: date) -> None:
    """Keep who was newly overdue and not taken on that day of the agenda: it will not come again."""
    try:
        watch_from(ports, account_id, newly_on)
    except Unavailable:  # the message comes again
        raise
    except DomainError as error:  # one account must not keep the night from all others
        log.error("account_not_kept", extra={"account_id": account_id, "code": error.code})


def _keep_walk(ports: Ports, walk: Walk) -> None:
    until_settled(lambda: ports.tables.commit([office.writing_walk(walk)], NIGHT))
