"""Carrying an account's items to another, one transaction after the other, each with an entry in both journals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from chalicelib.attachments.actions import carrying as of_attachments
from chalicelib.cloud.carrying import Goes, carried
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import until_settled
from chalicelib.collections.actions import carrying as of_collections
from chalicelib.enrollment.actions import carrying as of_enrollment
from chalicelib.invoicing.actions import carrying as of_invoicing
from chalicelib.invoicing.rules.legs import with_due_days
from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw, Write
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import MERGED, MERGED_ACCOUNTS, SPLIT, Draft, Head, Leg
from chalicelib.ledger.rules import tidy
from chalicelib.merging import store
from chalicelib.merging.actions.reading import known_merge
from chalicelib.merging.model import MOVING_ON, Merge, MergeState, Part
from chalicelib.notices.actions import carrying as of_notices
from chalicelib.payments.actions import carrying as of_payments

# Everything that goes, in order: people before their papers, and an invoice before what was credited and paid on it, so
# that whatever an item names is there before it.
GOING: Final[tuple[Goes, ...]] = (
    of_enrollment.CLIENTS,
    of_enrollment.COVERAGES,
    of_enrollment.POINTERS,
    of_enrollment.CONCERNS,
    of_enrollment.NOTES,
    of_enrollment.NOTE_MARKS,
    of_notices.NOTICES,
    of_collections.HOLDS,
    of_collections.SKIPS,
    of_invoicing.INVOICES,
    of_invoicing.CREDIT_NOTES,
    of_invoicing.WRITE_OFFS,
    of_payments.PAYMENTS,
    of_payments.DISPUTES,
    of_payments.DEBITS,
    of_payments.ATTEMPTS,
    of_attachments.ATTACHMENTS,
    of_attachments.MARKS,
)
WRITES_MAX: Final = 76  # of the 100 of a transaction: the rest is for entries, heads, accounts, dunning and pointers
STEPS_AT_ONCE: Final = 8  # transactions while somebody waits: some 300 items; more is done in the background
QUEUE: Final = "imports"


@dataclass
class Load:
    """What goes in one transaction: the items as they were, by their kinds, and whether there are more."""

    items: list[tuple[Goes, Raw]] = field(default_factory=list)
    months: set[str] = field(default_factory=set)
    more: bool = False

    def take(self, kind: Goes, raw: Raw) -> bool:
        """Take one more item, if there is room for it."""
        months = self.months | set(of_invoicing.months_of(raw))
        if 2 * len(self.items) + 2 + len(months) > WRITES_MAX and self.items:
            self.more = True
            return False
        self.items.append((kind, raw))
        self.months = months
        return True


def loaded(items: Iterable[tuple[Goes, Raw]]) -> Load:
    """As many items as one transaction takes."""
    load = Load()
    for kind, raw in items:
        if not load.take(kind, raw):
            break
    return load


def all_of(ports: Ports, account_id: str) -> Iterator[tuple[Goes, Raw]]:
    """The items of an account that go, in order; read as far as they are asked for."""
    for kind in GOING:
        for raw in ports.tables.raw(CoreItem.table(), account_id, kind.begins):
            yield kind, raw


def kind_of(sk: str) -> Goes:
    """The kind that a sort key is one of."""
    return next(kind for kind in GOING if kind.holds(sk))


def item_writes(ports: Ports, merge: Merge, load: Load, to: str, mark: str) -> list[Write]:
    """The writes that take the items of a load to an account."""
    replaced: dict[str, str] = {pair.client_id: pair.survivor_id for pair in merge.pairs}
    writes: list[Write] = []
    for kind, raw in load.items:
        gone, come = carried(kind, CoreItem.table(), raw, to, mark)
        survivor = replaced.get(raw["sk"]["S"].removeprefix(of_enrollment.CLIENTS.begins))
        writes += [gone, _replacing(come, survivor if mark else "") if survivor else come]
    return [*writes, *of_invoicing.findable_writes(ports, to, [raw for _, raw in load.items])]


def _replacing(come: Write, survivor: str) -> Write:
    """A client comes as replaced by the survivor's record of the same person, and goes back as it was."""
    put: dict[str, Any] = come.request["Put"]
    item = {**put["Item"], "replaced_by": {"S": survivor}}
    if not survivor:
        del item["replaced_by"]
    return replace(come, request={"Put": {**put, "Item": item}})


def legs_out(load: Load) -> tuple[Leg, ...]:
    """What leaves the books of the account that the items go from; the other account's legs are the same turned."""
    legs = [
        Leg(code, -minor, party, kind.subject(raw))
        for kind, raw in load.items
        for (code, party), minor in kind.money(raw).items()
        if minor
    ]
    invoices = of_invoicing.invoices_among([raw for _, raw in load.items])
    return tidy([*with_due_days(legs, invoices), Leg(MERGED_ACCOUNTS, -sum(leg.minor for leg in legs))])


def turned(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Legs with debit and credit changed."""
    return tuple(replace(leg, minor=-leg.minor) for leg in legs)


@dataclass(frozen=True, slots=True)
class Books:
    """The heads of the two accounts of a merge."""

    merged: Head
    survivor: Head


def books_of(ports: Ports, merge: Merge) -> Books:
    """Read the heads of both accounts, strongly consistent."""
    return Books(ledger.head_of(ports, merge.account_id), ledger.head_of(ports, merge.survivor_id))


def entry_pair(
    ports: Ports, merge: Merge, books: Books, legs: tuple[Leg, ...], by: Actor, back: Part | None = None
) -> tuple[Books, list[Write]]:
    """The heads after one entry in each journal, and the writes of both: `legs` are the merged account's. `back` is
    what is brought back again.

    While the merge moves on, both books stand still for everybody else.
    """
    reason, place = (SPLIT, f"back-{back.number}") if back else (MERGED, str(merge.parts))
    source = f"merge:{merge.account_id}:{merge.id}:{place}"
    moving = merge.state in MOVING_ON
    into = "" if merge.state is MergeState.SPLIT else merge.survivor_id

    def draft(legs: tuple[Leg, ...], other: str, reverses: int | None) -> Draft:
        on = ledger.today(ports)
        return Draft(reason, legs, on, source, reverses=reverses, note=other, memorandum=not legs)

    gone = draft(legs, merge.survivor_number, back.merged_entry if back else None)
    come = draft(turned(legs), merge.number, back.survivor_entry if back else None)
    one, gone_writes = ledger.entry_writes(ports, books.merged, gone, by, merged_into=into, moving=moving)
    other, come_writes = ledger.entry_writes(ports, books.survivor, come, by, merged_into="", moving=moving)
    return Books(one, other), [*gone_writes, *come_writes]


def step_writes(ports: Ports, merge: Merge, books: Books, load: Load, by: Actor) -> tuple[Merge, list[Write]]:
    """The merge after one more transaction, and its writes: the items, an entry in each journal, what was carried."""
    moved = replace(
        merge,
        parts=merge.parts + 1,
        items=merge.items + len(load.items),
        state=MergeState.MOVING if load.more else MergeState.DONE,
        moved_at=ports.clock.now(),
        set_going=0,
    )
    after, entries = entry_pair(ports, moved, books, legs_out(load), by)
    keys = tuple(kind.there(raw, merge.survivor_id)["sk"]["S"] for kind, raw in load.items)
    part = Part(merge.account_id, moved.parts, keys, after.merged.version, after.survivor.version)
    moved = replace(moved, merged_version=after.merged.version, survivor_version=after.survivor.version)
    items = item_writes(ports, merge, load, merge.survivor_id, merge.id)
    return moved, [*entries, store.PARTS.put(part), *items]


def carry_on(ports: Ports, merge: Merge, by: Actor) -> Merge:
    """Do the next transaction of a merge that moves; a repeat finds less left, and what is done stays done."""

    def attempt() -> Merge:
        now = known_merge(ports, merge.account_id)
        if now.state is not MergeState.MOVING:
            return now
        load = loaded(all_of(ports, now.account_id))
        after, writes = step_writes(ports, now, books_of(ports, now), load, by)
        after = replace(after, version=now.version + 1)
        ports.tables.commit([*writes, store.MERGES.replace(after, now.version)], by)
        return after

    return until_settled(attempt)


def go_on(ports: Ports, merge: Merge, by: Actor) -> Merge:
    """Carry on while somebody waits; what is left after that is queued."""
    from chalicelib.merging.actions.splitting import bring_back  # each of the two ends goes on by this

    ways = {MergeState.MOVING: carry_on, MergeState.SPLITTING: bring_back}
    for _ in range(STEPS_AT_ONCE):
        if merge.state not in ways:
            return merge
        merge = ways[merge.state](ports, merge, by)
    if merge.state in ways:
        queue(ports, merge)
    return merge


def queue(ports: Ports, merge: Merge) -> None:
    """Queue the next steps of a merge or a split; a message too many changes nothing."""
    ports.queues.send(QUEUE, [{"kind": "merge", "account_id": merge.account_id}])


def work(ports: Ports, message: Mapping[str, str]) -> Merge:
    """Go on with a merge or a split in the background; a repeat changes nothing."""
    merge = known_merge(ports, message["account_id"])
    return go_on(ports, merge, system("merging"))


def left_behind(ports: Ports, account_id: str) -> list[str]:
    """The sort keys of what should have gone with a merged account and still lies under it."""
    return [raw["sk"]["S"] for _, raw in all_of(ports, account_id)]
