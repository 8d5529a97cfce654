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
from typing import Final

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import agenda_keys
from chalicelib.collections.model import Dunning, DunningHold, Promise, Skip, Step
from chalicelib.kernel.tables import Raw, Tables, Write

DUNNING: Final = "DUNNING"
DUNNED: Final = "DUNNED"


def _dunning_keys(dunning: Dunning) -> dict[str, str]:
    due = agenda_keys(DUNNING, dunning.next_on, dunning.account_id) if dunning.next_on else {}
    if dunning.attention is None:
        return due
    return due | {"worklist_pk": DUNNED, "worklist_sk": f"{dunning.attention.value}#{dunning.account_id}"}


DUNNINGS: Final = Stored(Dunning, pk="{account_id}", sk=DUNNING, packed=frozenset({"step"}), index=_dunning_keys)
HOLDS: Final = Stored(DunningHold, pk="{account_id}", sk="DUNNING#HOLD#{id}")
PROMISES: Final = Stored(Promise, pk="{account_id}", sk="DUNNING#PROMISE#{id}")
SKIPS: Final = Stored(Skip, pk="{account_id}", sk="DUNNING#SKIP#{id}")
STEPS: Final = Stored(Step, pk="{account_id}", sk="STEP#{on}")


def writing_dunning(dunning: Dunning) -> Write:
    """Write where an account stands; `version` is the new one."""
    return DUNNINGS.write(dunning, dunning.version - 1 or None)


def writing_hold(hold: DunningHold) -> Write:
    """Write a hold; `version` is the new one."""
    return HOLDS.write(hold, hold.version - 1 or None)


def writing_promise(promise: Promise) -> Write:
    """Write a promise; `version` is the new one."""
    return PROMISES.write(promise, promise.version - 1 or None)


def writing_skip(skip: Skip) -> Write:
    """Write a skip; `version` is the new one."""
    return SKIPS.write(skip, skip.version - 1 or None)


def keeping_step(step: Step) -> Write:
    """Write what was decided on a day under its own key; a day's step never changes, so a repeat writes the same."""
    return STEPS.put(step)


def read_account(tables: Tables, account_id: str) -> list[Raw]:
    """Read what collections keep of an account, as stored items: where it stands, its holds and its promises."""
    return list(tables.raw(CoreItem.table(), account_id, DUNNING))


def dunning_in(raws: Sequence[Raw]) -> Dunning | None:
    """Where the account stands, among its stored items."""
    return next(iter(DUNNINGS.among(raws)), None)


def holds_in(raws: Sequence[Raw]) -> list[DunningHold]:
    """The holds, lifted ones too, among an account's stored items."""
    return HOLDS.among(raws)


def promises_in(raws: Sequence[Raw]) -> list[Promise]:
    """The promises, old ones too, among an account's stored items."""
    return PROMISES.among(raws)


def skips_in(raws: Sequence[Raw]) -> list[Skip]:
    """The letters that were to be skipped, those of before too, among an account's stored items."""
    return SKIPS.among(raws)


def read_step(tables: Tables, account_id: str, on: date) -> Step | None:
    """Read what was decided on an earlier day than the last."""
    return STEPS.get(tables, account_id, on.isoformat())


def latest_steps(tables: Tables, account_id: str, limit: int) -> list[Step]:
    """Read what was decided on the latest days before the last, the newest first."""
    return STEPS.page(tables, account_id, limit, None, backwards=True).items


def read_dunning(tables: Tables, account_id: str) -> Dunning | None:
    """Read where an account stands."""
    return DUNNINGS.get(tables, account_id)


def read_dunnings(tables: Tables, account_ids: Iterable[str]) -> dict[str, Dunning]:
    """Read where accounts stand, a hundred a request; who was never looked at is left out."""
    found = tables.get_all(DUNNINGS, ((account_id, DUNNING) for account_id in account_ids))
    return {dunning.account_id: dunning for dunning in found}
