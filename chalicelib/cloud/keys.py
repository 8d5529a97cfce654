"""The keys that callers send with what moves money, in `core`: pk = KEY#<key> · sk = KEY, forgotten after a quarter.

A key is bound to the first request it came with, before anything is done; who repeats that request goes on to the
action, which knows by its own natural key what was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.horizons import later
from chalicelib.kernel.keys import was_asked
from chalicelib.kernel.tables import Tables

KEPT_DAYS: Final = 92  # longer than anybody repeats a request; what was made knows its key for ever


@dataclass(frozen=True, slots=True)
class BoundKey:
    """A caller's key, and the mark of what was asked under it."""

    key: str
    mark: str
    bound_at: datetime


BOUND: Final = Stored(
    BoundKey, pk="KEY#{key}", sk="KEY", expires=lambda bound: int(later(bound.bound_at, KEPT_DAYS).timestamp())
)


class CoreKeys:
    """The keys in use: fulfils `Keys` of the kernel."""

    def __init__(self, tables: Tables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    def bind(self, key: str, mark: str, by: Actor) -> tuple[datetime, bool]:
        """Bind a key to what is asked under it; answers when that was first done, and whether it is new. Conflict
        `key_reused`.
        """
        bound = BoundKey(key, mark, self._clock.now())
        try:
            until_settled(lambda: self._tables.commit([BOUND.add(bound)], by))
        except AlreadyThere:
            found = BOUND.get(self._tables, key) or bound
            return found.bound_at, not was_asked([found.mark], mark)
        return bound.bound_at, True

    def free(self, key: str, mark: str, by: Actor) -> None:
        """Let a key go that was bound to a request in which nothing was done."""
        until_settled(lambda: self._tables.commit([BOUND.remove(BoundKey(key, mark, self._clock.now()), 1)], by))
