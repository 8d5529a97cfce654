"""What holds on a day of service."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Whatever holds from a day on, until but without another one (None: no end)."""

    @property
    def from_on(self) -> date: ...

    @property
    def until_on(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


def on(things: Iterable[D], day: date) -> list[D]:
    """What of these holds on the day, in their order."""
    return [one for one in things if one.from_on <= day and (one.until_on is None or day < one.until_on)]


def empty(thing: Dated) -> bool:
    """Whether it would hold on no day at all."""
    return thing.until_on is not None and thing.until_on <= thing.from_on


def meet(one: Dated, other: Dated) -> bool:
    """Whether there is a day on which both hold."""
    return not (
        (one.until_on is not None and one.until_on <= other.from_on)
        or (other.until_on is not None and other.until_on <= one.from_on)
    )
