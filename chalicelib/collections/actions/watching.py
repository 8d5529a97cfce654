"""Accounts that no agenda would bring: debts booked or opened again past their due day, and letters that never went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.cloud.tables import until_settled
from chalicelib.collections.actions.case import commit_case, debts_of, never_dunned, touched
from chalicelib.collections.actions.policies import policy_for
from chalicelib.collections.actions.promises import judge_again
from chalicelib.collections.actions.taking_back import take_back_letter
from chalicelib.collections.model import Dunning
from chalicelib.collections.rules.promise_kept import moves_kept_money
from chalicelib.collections.store import accounts as store
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import NIGHT
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices


def hear_stream(ports: Ports, records: Iterable[Mapping[str, Any]]) -> None:
    """Watch the accounts whose debts were booked, or opened again, past their due day: no agenda would bring them.

    Letters that were withdrawn before they went are taken back, and a promise that was kept is judged again when money
    goes back. `records` are stream records of `core`; they may come late and twice.
    """
    today, changes = ledger.today(ports), [record["dynamodb"] for record in records]
    for account_id in sorted({account for change in changes for account in _reopened(change, today)}):
        watch_account(ports, account_id)
    for account_id in sorted({account for change in changes for account in _went_back(change)}):
        judge_again(ports, account_id)
    for change in changes:
        notice = notices.withdrawn_in(change.get("OldImage"), change.get("NewImage"))
        if notice is not None:
            take_back_letter(ports, notice.account_id, notice.id)


def _reopened(change: Mapping[str, Any], today: date) -> Iterator[str]:
    before, after = _overdue(change.get("OldImage"), today), _overdue(change.get("NewImage"), today)
    if after > before:
        yield change["NewImage"]["pk"]["S"]


def _went_back(change: Mapping[str, Any]) -> Iterator[str]:
    image = change.get("NewImage")
    entries = ledger.entries_among([image]) if image is not None else []
    return (entry.account_id for entry in entries if moves_kept_money(entry))


def _overdue(image: dict[str, Any] | None, today: date) -> int:
    """What the guarantor owes past the due day, when the stored item is an invoice."""
    if image is None or not image["sk"]["S"].startswith("INV#"):
        return 0
    debts = debts_of(invoicing.invoices_in([image]))
    return sum(debt.minor for debt in debts if debt.due_on < today)


def watch_account(ports: Ports, account_id: str) -> Dunning:
    """See to it that an account is looked at tomorrow: when a debt is booked or opened again past its due day."""
    return watch_from(ports, account_id, later(ledger.today(ports), 1))


def watch_from(ports: Ports, account_id: str, on: date) -> Dunning:
    """See to it that an account stands on the agenda, on a day or before it."""

    def attempt() -> Dunning:
        found = store.read_dunning(ports.tables, account_id)
        if found is not None and found.next_on is not None and found.next_on <= on:
            return found
        head = ledger.head_of(ports, account_id)
        if head.merged_into:
            return watch_from(ports, head.merged_into, on)
        before = found or never_dunned(account_id, policy_for(ports, head.currency).key)
        after = replace(touched(before), next_on=on)
        commit_case(ports, [store.writing_dunning(after)], NIGHT)
        return after

    return until_settled(attempt)
