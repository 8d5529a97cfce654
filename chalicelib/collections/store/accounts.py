"""Where collections keep an account, in `core`:

pk = account id · sk = DUNNING         where the account stands, with the step of the last day decided;
                                       agenda DUNNING#<next day>#<shard>; worklist DUNNED
pk = account id · sk = DUNNING#HOLD#<id>       holds
pk = account id · sk = DUNNING#PROMISE#<id>    promises to pay
pk = account id · sk = STEP#<day>      what was decided on an earlier day

A day is decided by one conditional write of DUNNING that holds its step; the step before it is put under its own key
first, so no day is ever in neither place. One item costs half of what two in a transaction do.
Every change to holds and promises moves the version of DUNNING, so a step decided at the same moment is decided again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import (
    CompressedJSONAttribute,
    DateAttribute,
    InstantAttribute,
    JSONTextAttribute,
    SentenceAttribute,
    WholeNumberAttribute,
)
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import agenda_keys
from chalicelib.cloud.writes import add, put, replace
from chalicelib.collections.model import (
    Attention,
    Dunning,
    DunningHold,
    Fee,
    HoldReason,
    Outcome,
    Promise,
    PromiseState,
    Step,
)
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.tables import Tables, Write

DUNNING, HOLD, PROMISE, STEP = "DUNNING", "DUNNING#HOLD#", "DUNNING#PROMISE#", "STEP#"
DUNNED = "DUNNED"

I = TypeVar("I", bound=CoreItem)  # noqa: E741  # the item's type


class DunningItem(CoreItem):
    """Where an account stands."""

    policy = UnicodeAttribute()
    level = WholeNumberAttribute()
    since_on = DateAttribute(null=True)
    last_step_on = DateAttribute(null=True)
    next_on = DateAttribute(null=True)
    attention = UnicodeAttribute(null=True)
    step = CompressedJSONAttribute(null=True)  # a STEP item as it will lie under its own key


class HoldItem(CoreItem):
    """A hold."""

    reason = UnicodeAttribute()
    note = UnicodeAttribute(null=True)
    placed_at = InstantAttribute()
    placed_by = UnicodeAttribute()
    until_on = DateAttribute(null=True)
    lifted_at = InstantAttribute(null=True)
    lifted_by = UnicodeAttribute(null=True)


class PromiseItem(CoreItem):
    """A promise to pay."""

    amount_minor = WholeNumberAttribute()
    promised_on = DateAttribute()
    made_at = InstantAttribute()
    made_by = UnicodeAttribute()
    state = UnicodeAttribute()
    entry_version = WholeNumberAttribute()


class StepItem(CoreItem):
    """What was decided on a day."""

    outcome = UnicodeAttribute()
    level = WholeNumberAttribute()
    reason = SentenceAttribute()
    since_on = DateAttribute(null=True)
    next_on = DateAttribute(null=True)
    template = UnicodeAttribute(null=True)
    channel = UnicodeAttribute(null=True)
    fees = JSONTextAttribute(null=True)
    notice_id = UnicodeAttribute(null=True)


def _write(item: CoreItem, version: int) -> Write:
    return add(item) if version == 1 else replace(item, version - 1)


def writing_dunning(dunning: Dunning) -> Write:
    """Write where an account stands; `version` is the new one."""
    item = DunningItem(
        dunning.account_id,
        DUNNING,
        version=dunning.version,
        policy=dunning.policy,
        level=dunning.level,
        since_on=dunning.since_on,
        last_step_on=dunning.last_step_on,
        next_on=dunning.next_on,
        attention=dunning.attention.value if dunning.attention else None,
        step=_step_item(dunning.step).raw() if dunning.step else None,
    )
    if dunning.next_on is not None:
        for name, value in agenda_keys(DUNNING, dunning.next_on, dunning.account_id).items():
            setattr(item, name, value)
    if dunning.attention is not None:
        item.worklist_pk, item.worklist_sk = DUNNED, f"{dunning.attention.value}#{dunning.account_id}"
    return _write(item, dunning.version)


def writing_hold(hold: DunningHold) -> Write:
    """Write a hold; `version` is the new one."""
    item = HoldItem(
        hold.account_id,
        HOLD + hold.id,
        version=hold.version,
        reason=hold.reason.value,
        note=hold.note or None,
        placed_at=hold.placed_at,
        placed_by=hold.placed_by,
        until_on=hold.until_on,
        lifted_at=hold.lifted_at,
        lifted_by=hold.lifted_by or None,
    )
    return _write(item, hold.version)


def writing_promise(promise: Promise) -> Write:
    """Write a promise; `version` is the new one."""
    item = PromiseItem(
        promise.account_id,
        PROMISE + promise.id,
        version=promise.version,
        amount_minor=promise.amount_minor,
        promised_on=promise.promised_on,
        made_at=promise.made_at,
        made_by=promise.made_by,
        state=promise.state.value,
        entry_version=promise.entry_version,
    )
    return _write(item, promise.version)


def keeping_step(step: Step) -> Write:
    """Write what was decided on a day under its own key; a day's step never changes, so a repeat writes the same."""
    return put(_step_item(step))


def _step_item(step: Step) -> StepItem:
    fees = [[fee.kind, fee.key, fee.invoice_id, fee.minor, fee.basis] for fee in step.fees]
    return StepItem(
        step.account_id,
        STEP + step.on.isoformat(),
        outcome=step.outcome.value,
        level=step.level,
        reason=step.reason,
        since_on=step.since_on,
        next_on=step.next_on,
        template=step.template or None,
        channel=step.channel or None,
        fees=fees or None,
        notice_id=step.notice_id or None,
    )


Raws = Sequence[dict[str, Any]]


def _under(kind: type[I], raws: Raws, begins: str) -> list[I]:
    return [kind.read(raw) for raw in raws if raw["sk"]["S"].startswith(begins)]


def read_account(tables: Tables, account_id: str) -> list[dict[str, Any]]:
    """Read what collections keep of an account, as stored items: where it stands, its holds and its promises."""
    return list(tables.raw(CoreItem.table(), account_id, DUNNING))


def dunning_in(raws: Raws) -> Dunning | None:
    """Where the account stands, among its stored items."""
    return next((_dunning(DunningItem.read(raw)) for raw in raws if raw["sk"]["S"] == DUNNING), None)


def holds_in(raws: Raws) -> list[DunningHold]:
    """The holds, lifted ones too, among an account's stored items."""
    return [_hold(item) for item in _under(HoldItem, raws, HOLD)]


def promises_in(raws: Raws) -> list[Promise]:
    """The promises, old ones too, among an account's stored items."""
    return [_promise(item) for item in _under(PromiseItem, raws, PROMISE)]


def read_step(tables: Tables, account_id: str, on: date) -> Step | None:
    """Read what was decided on an earlier day than the last."""
    item = tables.get(StepItem, account_id, STEP + on.isoformat())
    return _step(item) if item else None


def latest_steps(tables: Tables, account_id: str, limit: int) -> list[Step]:
    """Read what was decided on the latest days before the last, the newest first."""
    page = tables.page(StepItem, account_id, STEP, limit, None, backwards=True)
    return [_step(item) for item in page.items]


def _dunning(item: DunningItem) -> Dunning:
    return Dunning(
        account_id=AccountId(item.pk),
        policy=item.policy,
        level=item.level,
        since_on=item.since_on,
        last_step_on=item.last_step_on,
        next_on=item.next_on,
        version=item.version,
        attention=Attention(item.attention) if item.attention else None,
        step=_step(StepItem.read(item.step)) if item.step else None,
    )


def _hold(item: HoldItem) -> DunningHold:
    return DunningHold(
        id=item.sk.removeprefix(HOLD),
        account_id=AccountId(item.pk),
        reason=HoldReason(item.reason),
        note=item.note or "",
        placed_at=item.placed_at,
        placed_by=item.placed_by,
        until_on=item.until_on,
        lifted_at=item.lifted_at,
        version=item.version,
        lifted_by=item.lifted_by or "",
    )


def _promise(item: PromiseItem) -> Promise:
    return Promise(
        id=item.sk.removeprefix(PROMISE),
        account_id=AccountId(item.pk),
        amount_minor=item.amount_minor,
        promised_on=item.promised_on,
        made_at=item.made_at,
        made_by=item.made_by,
        state=PromiseState(item.state),
        version=item.version,
        entry_version=item.entry_version,
    )


def read_dunning(tables: Tables, account_id: str) -> Dunning | None:
    """Read where an account stands."""
    item = tables.get(DunningItem, account_id, DUNNING)
    return _dunning(item) if item else None


def read_dunnings(tables: Tables, account_ids: Iterable[str]) -> dict[str, Dunning]:
    """Read where accounts stand, a hundred a request; who was never looked at is left out."""
    items = tables.get_all(DunningItem, ((account_id, DUNNING) for account_id in account_ids))
    return {item.pk: _dunning(item) for item in items}


def _step(item: StepItem) -> Step:
    return Step(
        account_id=AccountId(item.pk),
        on=date.fromisoformat(item.sk.removeprefix(STEP)),
        outcome=Outcome(item.outcome),
        level=item.level,
        reason=item.reason,
        since_on=item.since_on,
        next_on=item.next_on,
        template=item.template or "",
        channel=item.channel or "",
        fees=tuple(Fee(*fee) for fee in item.fees or []),
        notice_id=item.notice_id or "",
    )
