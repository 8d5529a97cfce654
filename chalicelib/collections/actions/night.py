"""The schedule of dunning: find whom a day concerns and queue one message each. It changes no account."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, Final

from chalicelib.cloud.tables import AGENDA_SHARDS, until_settled
from chalicelib.collections.actions.case import commit_case, debts_of, never_dunned, touched
from chalicelib.collections.actions.policies import policy_for
from chalicelib.collections.actions.taking_back import take_back_letter
from chalicelib.collections.model import Dunning, NightQueued, Walk
from chalicelib.collections.store import accounts as store
from chalicelib.collections.store import office
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import NIGHT
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices

log = logging.getLogger("quittance")

# An account still on a past day of the agenda was queued and not taken. The first run begins a week back; older debts
# are brought by the stream when they are booked (`hear_stream`).
LOOK_BACK_DAYS: Final = 7


def queue_dunning(ports: Ports, on: date) -> NightQueued:
    """Queue one message for each account that falls due on a civil day or fell due since the last run.

    Walks the agenda, 16 shards a day: `DUE` of the day before (debts that became overdue) and `DUNNING` of the day, and
    whatever day before them still has an account that no night could take: it is queued again, night after night, and
    counted as left out. The days walked are kept at the end, so that a run that stopped half-way does all of it again:
    an account's day decides once. Running a day again queues again only whom nobody has taken since.
    """
    days, queued, behind = days_to_walk(ports, on), 0, dict[str, date]()
    keep_first_nights(ports, days)
    since = open_since(ports, days)
    for part in range(AGENDA_SHARDS):
        left = dict(left_behind(ports, since, days[0], part))
        found = sorted({*accounts_on(ports, days, part), *left})  # an account is always in the same shard
        ports.queues.send("dunning", [{"account_id": account, "on": on.isoformat()} for account in found])
        queued += len(found)
        behind |= left
    _walked(ports, Walk(on, days[0], min(behind.values(), default=None)))
    return NightQueued(on, queued, tuple(days), len(behind))


def days_to_walk(ports: Ports, on: date) -> list[date]:
    """The civil days from the one after the last day walked through `on`; `on` itself at least."""
    walk = office.read_walk(ports.tables)
    last = walk.through_on if walk else earlier(on, LOOK_BACK_DAYS)
    return [*(later(last, back + 1) for back in range((on - last).days))] or [on]


def accounts_on(ports: Ports, days: Sequence[date], part: int) -> Iterator[str]:
    """The accounts of one shard that days in a row concern, again and again when several reasons bring one.

    Newly overdue (`DUE` of the day before) or due for a look (`DUNNING`).
    """
    newly = (ports.tables.due("DUE", earlier(day, 1), part) for day in days)
    looks = (ports.tables.due(store.DUNNING, day, part) for day in days)
    return (account for account, _ in chain.from_iterable(chain(newly, looks)))


def open_since(ports: Ports, days: Sequence[date]) -> date:
    """The first day of the agenda that may still have an account which no night could take: a week back at least."""
    walk = office.read_walk(ports.tables)
    week = earlier(days[0], LOOK_BACK_DAYS)
    return min(week, walk.open_since_on) if walk and walk.open_since_on else week


def left_behind(ports: Ports, since: date, until: date, part: int) -> Iterator[tuple[str, date]]:
    """The accounts of one shard on the days of the agenda from `since` to before `until`, with the day."""
    for back in range((until - since).days):
        day = later(since, back)
        yield from ((account, day) for account, _ in ports.tables.due(store.DUNNING, day, part))


def keep_first_nights(ports: Ports, days: Sequence[date]) -> None:
    """Put on the agenda whom the last run queued as newly overdue and nobody took: that day will not come again.

    Who was taken has a day of its own to be looked at, or was decided since.
    """
    walk = office.read_walk(ports.tables)
    if walk is None or walk.through_on >= days[0]:
        return
    for back in range((walk.through_on - walk.since_on).days + 1):
        day = later(walk.since_on, back)
        for part in range(AGENDA_SHARDS):
            newly = sorted({account for account, _ in ports.tables.due("DUE", earlier(day, 1), part)})
            for account_id in untaken(store.read_dunnings(ports.tables, newly), newly, day):
                _keep(ports, account_id, day)


def _keep(ports: Ports, account_id: str, day: date) -> None:
    try:
        _watch(ports, account_id, day)
    except DomainError as error:  # one account must not keep the night from all others
        log.error("account_not_kept", extra={"account_id": account_id, "code": error.code})


def untaken(known: Mapping[str, Dunning], newly: Sequence[str], day: date) -> Iterator[str]:
    """Those of the newly overdue accounts of a day about whom no night decided, and whom no later night will find."""
    for account_id in newly:
        dunning = known.get(account_id)
        decided = dunning is not None and dunning.step is not None and dunning.step.on >= day
        if not decided and (dunning is None or dunning.next_on is None):
            yield account_id


def _walked(ports: Ports, walk: Walk) -> None:
    last = office.read_walk(ports.tables)
    if last is None or walk.through_on > last.through_on:
        until_settled(lambda: ports.tables.commit([office.writing_walk(walk)], NIGHT))


def hear_stream(ports: Ports, records: Iterable[Mapping[str, Any]]) -> None:
    """Watch the accounts whose debts were booked, or opened again, past their due day: no agenda would bring them.

    Letters that were withdrawn before they went are taken back. `records` are stream records of `core`; they may come
    late and twice.
    """
    today, changes = ledger.today(ports), [record["dynamodb"] for record in records]
    for account_id in sorted({account for change in changes for account in _reopened(change, today)}):
        watch_account(ports, account_id)
    for change in changes:
        notice = notices.withdrawn_in(change.get("OldImage"), change.get("NewImage"))
        if notice is not None:
            take_back_letter(ports, notice.account_id, notice.id)


def _reopened(change: Mapping[str, Any], today: date) -> Iterator[str]:
    before, after = _overdue(change.get("OldImage"), today), _overdue(change.get("NewImage"), today)
    if after > before:
        yield change["NewImage"]["pk"]["S"]


def _overdue(image: dict[str, Any] | None, today: date) -> int:
    """What the guarantor owes past the due day, when the stored item is an invoice."""
    if image is None or not image["sk"]["S"].startswith("INV#"):
        return 0
    debts = debts_of(invoicing.invoices_in([image]))
    return sum(debt.minor for debt in debts if debt.due_on < today)


def watch_account(ports: Ports, account_id: str) -> Dunning:
    """See to it that an account is looked at tomorrow: when a debt is booked or opened again past its due day."""
    return _watch(ports, account_id, later(ledger.today(ports), 1))


def _watch(ports: Ports, account_id: str, on: date) -> Dunning:
    def attempt() -> Dunning:
        found = store.read_dunning(ports.tables, account_id)
        if found is not None and found.next_on is not None and found.next_on <= on:
            return found
        currency = ledger.head_of(ports, account_id).currency
        before = found or never_dunned(account_id, policy_for(ports, currency).key)
        after = replace(touched(before), next_on=on)
        commit_case(ports, [store.writing_dunning(after)], NIGHT)
        return after

    return until_settled(attempt)
