"""The words of how the nights walk the agenda."""

from __future__ import annotations

from datetime import date

from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the nights have walked one shard of the agenda: the days of the last, `since_on` through `through_on`.

    `open_since_on` is the earliest day before them on which it found an account that nobody had taken.
    """

    through_on: date
    since_on: date
    open_since_on: date | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An account that the nights could not take: it waits on a day of the agenda that was walked before."""

    account_id: AccountId
    number: str
    guarantor: str
    since_on: date


@dataclass(frozen=True, slots=True)
class NightQueued:
    """What a message of a shard queued: how many accounts, how many of them an earlier night left out, and whether the
    shard ended with them."""

    accounts: int
    left_out: int
    ended: bool
