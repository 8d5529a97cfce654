"""Splitting two accounts that were merged, while nothing was done with what came together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.cloud.carrying import CARRIED
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import Contested, until_settled
from chalicelib.collections.actions import carrying as of_collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions import carrying as of_enrollment
from chalicelib.enrollment.model import Account, AccountFile
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Raw, Write
from chalicelib.merging import store
from chalicelib.merging.actions.carrying import (
    Books,
    Load,
    books_of,
    entry_pair,
    go_on,
    item_writes,
    kind_of,
    legs_out,
    turned,
)
from chalicelib.merging.actions.reading import known_merge, settled_meanwhile
from chalicelib.merging.model import Merge, MergeState, Part
from chalicelib.payments import actions as payments


class _AsStored:
    """Items as they lie in `core`, whatever they are."""

    def table(self) -> str:
        return CoreItem.table()

    def read(self, raw: Mapping[str, Any]) -> Raw:
        return dict(raw)


def split_accounts(ports: Ports, survivor_id: str, merged_id: str, by: Actor) -> Merge:
    """Undo a merge: all that came goes back as it was, by reversing entries in both journals.

    Once for ever: a repeat answers what is there. Raises RuleBroken `posted_since` when anything was posted on either
    account since, `changed_since` when something that came was changed, `payment_processing` while a payment is being
    debited, `still_moving` while the merge goes on; NotFound `merge_not_found`.
    """

    def attempt() -> Merge:
        merge = known_merge(ports, merged_id)
        if merge.survivor_id != survivor_id:
            raise NotFound("merge_not_found", say("This account was not merged into another one."))
        if merge.state in (MergeState.SPLITTING, MergeState.SPLIT):
            return merge
        books, file = books_of(ports, merge), enrollment.account_file(ports, survivor_id)
        with settled_meanwhile(ports, merge, merged_id):
            _check(ports, merge, books, file)
        return _back(ports, replace(merge, split_by=by.subject, split_at=ports.clock.now()), books, file, by)

    return go_on(ports, until_settled(attempt), by)


def bring_back(ports: Ports, merge: Merge, by: Actor) -> Merge:
    """Do the next transaction of a split that goes on; a repeat finds less left."""

    def attempt() -> Merge:
        now = known_merge(ports, merge.account_id)
        if now.state is not MergeState.SPLITTING:
            return now
        return _back(ports, now, books_of(ports, now), enrollment.account_file(ports, now.survivor_id), by)

    return until_settled(attempt)


def _check(ports: Ports, merge: Merge, books: Books, file: AccountFile) -> None:
    if merge.state is MergeState.MOVING:
        raise RuleBroken("still_moving", say("The merge is still going on. Wait until it is done."))
    if (books.merged.version, books.survivor.version) != (merge.merged_version, merge.survivor_version):
        raise RuleBroken(
            "posted_since",
            say("Something was posted on one of the accounts since they were merged, so they stay one."),
        )
    if payments.debits_in(file.raws):
        raise RuleBroken("payment_processing", say("A payment is being processed at the bank. Wait for its end."))
    keys = [key for part in store.PARTS.of(ports.tables, merge.account_id) for key in part.keys]
    if any(raw.get(CARRIED, {}).get("S") != merge.id for raw in _there(ports, merge, keys)):
        raise RuleBroken(
            "changed_since",
            say("Something that came with the merged account was changed or used since, so they stay one."),
        )


def _there(ports: Ports, merge: Merge, keys: list[str]) -> list[Raw]:
    """What came, as it lies at the survivor; for what is not there any more an item without a mark."""
    places = [(merge.survivor_id, key) for key in keys]
    found = ports.tables.get_all(_AsStored(), places)
    return found if len(found) == len(places) else [*found, {}]


def _back(ports: Ports, merge: Merge, books: Books, file: AccountFile, by: Actor) -> Merge:
    """One transaction of a split: the last part that came goes back; with the first one the two are two again."""
    parts: list[Part] = store.PARTS.of(ports.tables, merge.account_id)
    if not parts:  # a twin brought it all back meanwhile
        raise Contested
    last, more = parts[-1], len(parts) > 1
    raws = ports.tables.get_all(_AsStored(), [(merge.survivor_id, key) for key in last.keys])
    load = Load([(kind_of(raw["sk"]["S"]), raw) for raw in sorted(raws, key=lambda raw: str(raw["sk"]["S"]))])
    state = MergeState.SPLITTING if more else MergeState.SPLIT
    items, at = merge.items - len(load.items), ports.clock.now()
    after = replace(merge, state=state, items=items, moved_at=at, set_going=0, version=merge.version + 1)
    heads, entries = entry_pair(ports, after, books, turned(legs_out(load)), by, last)
    after = replace(after, merged_version=heads.merged.version, survivor_version=heads.survivor.version)
    writes = [*entries, store.PARTS.drop(last), *item_writes(ports, merge, load, merge.account_id, "")]
    if not more:
        writes += _apart(enrollment.account_of(ports, merge.account_id), ports, after, file)
    ports.tables.commit([*writes, store.MERGES.replace(after, merge.version)], by)
    return after


def _apart(one: Account, ports: Ports, merge: Merge, file: AccountFile) -> list[Write]:
    """The accounts' own writes: the one is open as it was, the other is what it was before."""
    other = file.account
    opened = replace(one, state=merge.account_state, merged_into="", version=one.version + 1)
    theirs = {one.id, *(absorbed.account_id for absorbed in one.absorbed)}
    alone = replace(
        other,
        contact=merge.contact if other.contact == merge.contact_after else other.contact,
        absorbed=tuple(absorbed for absorbed in other.absorbed if absorbed.account_id not in theirs),
        version=other.version + 1,
    )
    return [
        *enrollment.account_writes(ports, one, opened),
        *enrollment.account_writes(ports, other, alone),
        of_enrollment.number_gone(one, other.id),
        *_dunned_apart(merge, file),
    ]


def _dunned_apart(merge: Merge, file: AccountFile) -> list[Write]:
    """Each account stands in dunning as before, unless the survivor was looked at meanwhile: then it stays as it is."""
    if merge.dunning is None:
        return []
    back = [of_collections.come(merge.dunning)]
    now = of_collections.dunning_among(file.raws)
    if now is None or now.version != merge.dunning_version:
        return back
    if merge.survivor_dunning is None:
        return [*back, of_collections.removed(now)]
    return [*back, of_collections.written(merge.survivor_dunning, now)]
