"""The schedule of dunning: find whom a day concerns and queue one message each. It changes no account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, Final

from chalicelib.cloud.tables import AGENDA_SHARDS, until_settled
from chalicelib.collections.actions.case import commit_case, debts_of, fresh, touched
from chalicelib.collections.actions.policies import policy_for
from chalicelib.collections.model import Dunning, NightQueued
from chalicelib.collections.store import accounts as store
from chalicelib.collections.store import office
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import NIGHT
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger

# An account still on a past day of the agenda was queued and not taken: it is queued again for a week. The first run
# begins a week back; older debts are brought by the stream when they are booked (`hear_stream`).
LOOK_BACK_DAYS: Final = 7


def queue_dunning(ports: Ports, on: date) -> NightQueued:
    """Queue one message for each account that falls due on a civil day or fell due since the last run.

    Walks the agenda, 16 shards a day: `DUE` of the day before (debts that became overdue) and `DUNNING` of the day.
    The last day walked is kept at the end, so that a run that stopped half-way does all of it again: an account's day
    decides once. Running a day again queues again only whom nobody has taken since.
    """
    days = days_to_walk(ports, on)
    queued = 0
    for part in range(AGENDA_SHARDS):
        found = sorted(set(accounts_on(ports, days, part)))  # an account is always in the same shard
        ports.queues.send("dunning", [{"account_id": account, "on": on.isoformat()} for account in found])
        queued += len(found)
    _walked(ports, on)
    return NightQueued(on, queued, tuple(days))


def days_to_walk(ports: Ports, on: date) -> list[date]:
    """The civil days from the one after the last day walked through `on`; `on` itself at least."""
    last = office.read_dunned(ports.tables) or earlier(on, LOOK_BACK_DAYS)
    return [*(later(last, back + 1) for back in range((on - last).days))] or [on]


def accounts_on(ports: Ports, days: Sequence[date], part: int) -> Iterator[str]:
    """The accounts of one shard that days in a row concern, again and again when several reasons bring one.

    Newly overdue (`DUE` of the day before), due for a look (`DUNNING`), or left over from the week before the first.
    """
    newly = (ports.tables.due("DUE", earlier(day, 1), part) for day in days)
    left_over = [earlier(days[0], back) for back in range(LOOK_BACK_DAYS, 0, -1)]
    looks = (ports.tables.due(store.DUNNING, day, part) for day in [*left_over, *days])
    return (account for account, _ in chain.from_iterable(chain(newly, looks)))


def _walked(ports: Ports, day: date) -> None:
    last = office.read_dunned(ports.tables)
    if last is None or day > last:
        until_settled(lambda: ports.tables.commit([office.writing_dunned(day)], NIGHT))


def hear_stream(ports: Ports, records: Iterable[Mapping[str, Any]]) -> None:
    """Watch the accounts whose debts were booked, or opened again, past their due day: no agenda would bring them.

    `records` are stream records of `core`; they may come late and twice.
    """
    today = ledger.today(ports)
    for account_id in sorted({account for record in records for account in _reopened(record["dynamodb"], today)}):
        watch_account(ports, account_id)


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
    tomorrow = later(ledger.today(ports), 1)

    def attempt() -> Dunning:
        found = store.read_dunning(ports.tables, account_id)
        if found is not None and found.next_on is not None and found.next_on <= tomorrow:
            return found
        currency = ledger.head_of(ports, account_id).currency
        before = found or fresh(account_id, policy_for(ports, currency).key)
        after = replace(touched(before), next_on=tomorrow)
        commit_case(ports, [store.writing_dunning(after)], NIGHT)
        return after

    return until_settled(attempt)
