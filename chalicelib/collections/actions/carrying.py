"""What of collections goes with an account that is merged into another, and where the two then stand in dunning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from chalicelib.cloud.carrying import GoesAlong
from chalicelib.collections.model import Dunning, DunningHold, Promise, PromiseState
from chalicelib.collections.store import accounts as store
from chalicelib.kernel.tables import Raw, Write

HOLDS: Final = GoesAlong(store.HOLDS)
SKIPS: Final = GoesAlong(store.SKIPS)


def dunning_among(raws: Sequence[Raw]) -> Dunning | None:
    """Where an account stands, among its stored items."""
    return store.dunning_in(raws)


def holds_on(raws: Sequence[Raw], on: date) -> list[DunningHold]:
    """The holds in force on a day, among an account's stored items."""
    return [hold for hold in store.holds_in(raws) if hold.holds(on)]


def open_promise(raws: Sequence[Raw]) -> Promise | None:
    """The promise that is open, among an account's stored items."""
    return next((one for one in store.promises_in(raws) if one.state is PromiseState.OPEN), None)


def gone(dunning: Dunning) -> list[Write]:
    """The writes that take away where an account stood: it is not dunned any more. Its last step is kept with those of
    the days before.
    """
    step = [store.keeping_step(dunning.step)] if dunning.step else []
    return [removed(dunning), *step]


def removed(dunning: Dunning) -> Write:
    """The write that takes away where an account stood that had not been looked at before."""
    return store.DUNNINGS.remove(dunning, dunning.version)


def come(dunning: Dunning) -> Write:
    """The write that lets an account stand where it stood."""
    return store.DUNNINGS.add(dunning)


def written(dunning: Dunning, before: Dunning | None) -> Write:
    """The write of where an account stands now, over where it stood."""
    version = before.version + 1 if before else 1
    return store.DUNNINGS.write(replace(dunning, version=version), before.version if before else None)
