"""Merging two accounts: the first transaction closes the one and leads on to the other, and carries what it can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.cloud.tables import until_settled
from chalicelib.collections.actions import carrying as of_collections
from chalicelib.collections.rules.together import together
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions import carrying as of_enrollment
from chalicelib.enrollment.model import Absorbed, AccountState
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, RuleBroken
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.ledger.actions import merged as refused_as_merged
from chalicelib.merging import store
from chalicelib.merging.actions.carrying import Books, all_of, go_on, loaded, step_writes
from chalicelib.merging.actions.reading import mark_of, merge_of, settled_meanwhile, side_of
from chalicelib.merging.model import Merge, MergeState, Pair, Side
from chalicelib.merging.rules.contact import contact_of_both
from chalicelib.merging.rules.stops import stops_of


def merge_accounts(
    ports: Ports, merged_id: str, survivor_id: str, mark: str, pairs: Sequence[Pair], reason: str, by: Actor
) -> Merge:
    """Merge an account into another as it was previewed under `mark`: everything of it goes to the survivor, its money
    by one entry in each journal a transaction. What does not fit while somebody waits goes on in the background.

    Once for ever: a repeat answers the merge that is there. Raises Conflict `changed_meanwhile` when anything alive of
    either changed since the preview, `account_merged` when it went elsewhere; RuleBroken `merge_stopped` with the
    reasons by their codes; NotFound `account_not_found`.
    """

    def attempt() -> Merge:
        before = merge_of(ports, merged_id)
        if before is not None and before.state is not MergeState.SPLIT:
            return _same(before, survivor_id, mark)
        merged, survivor = side_of(ports, merged_id), side_of(ports, survivor_id)
        with settled_meanwhile(ports, before, merged_id):
            _check(merged, survivor, pairs, mark)
        merge = _begun(ports, merged, survivor, pairs, mark, reason, by, before)
        load = loaded(all_of(ports, merged_id))
        after, writes = step_writes(ports, merge, Books(merged.head, survivor.head), load, by)
        kept = store.MERGES.write(after, before.version if before else None)
        ports.tables.commit([*_joining(ports, after, merged, survivor), *writes, replace(kept, fresh=False)], by)
        return after

    return go_on(ports, until_settled(attempt), by)


def _same(found: Merge, survivor_id: str, mark: str) -> Merge:
    if (found.survivor_id, found.mark) != (survivor_id, mark):
        raise refused_as_merged(found.survivor_id)
    return found


def _check(merged: Side, survivor: Side, pairs: Sequence[Pair], mark: str) -> None:
    stops = stops_of(merged, survivor, pairs)
    if stops:
        reasons = {stop.code: stop.message for stop in stops}
        raise RuleBroken("merge_stopped", say("These accounts cannot be merged as they are."), reasons)
    if mark_of(merged.file, survivor.file) != mark:
        raise Conflict(
            "changed_meanwhile", say("One of the accounts changed since you looked. Look again before you merge them.")
        )


def _begun(
    ports: Ports,
    merged: Side,
    survivor: Side,
    pairs: Sequence[Pair],
    mark: str,
    reason: str,
    by: Actor,
    before: Merge | None,
) -> Merge:
    one, other = merged.file.account, survivor.file.account
    stood = together(survivor.dunning, merged.dunning)
    return Merge(
        account_id=one.id,
        survivor_id=other.id,
        id=id_from("mrg", f"{one.id}:{other.id}:{mark}"),
        state=MergeState.MOVING,
        mark=mark,
        reason=reason,
        asked_by=by.subject,
        asked_at=ports.clock.now(),
        number=one.number,
        survivor_number=other.number,
        contact=other.contact,
        contact_after=contact_of_both(other.contact, one.contact),
        account_state=one.state,
        pairs=tuple(pairs),
        version=before.version + 1 if before else 1,
        parts=before.parts if before else 0,
        dunning=merged.dunning,
        survivor_dunning=survivor.dunning,
        dunning_version=(survivor.dunning.version if survivor.dunning else 0) + 1 if stood and merged.dunning else 0,
    )


def _joining(ports: Ports, merge: Merge, merged: Side, survivor: Side) -> list[Write]:
    """The accounts' own writes: the one is closed and leads on, the other has it, and is dunned for both."""
    one, other = merged.file.account, survivor.file.account
    closed = replace(one, state=AccountState.CLOSED, merged_into=other.id, version=one.version + 1)
    having = replace(
        other,
        contact=merge.contact_after,
        absorbed=(*other.absorbed, Absorbed(one.id, one.number), *one.absorbed),
        version=other.version + 1,
    )
    return [
        *enrollment.account_writes(ports, one, closed),
        *enrollment.account_writes(ports, other, having),
        of_enrollment.number_write(one, other.id),
        *_dunned(merged, survivor),
    ]


def _dunned(merged: Side, survivor: Side) -> list[Write]:
    if merged.dunning is None:
        return []
    stands = together(survivor.dunning, merged.dunning)
    assert stands is not None  # noqa: S101  # one of them stands
    stands = replace(stands, account_id=survivor.head.account_id)
    return [*of_collections.gone(merged.dunning), of_collections.written(stands, survivor.dunning)]
