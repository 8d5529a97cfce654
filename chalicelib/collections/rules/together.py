"""Two accounts that become one are one run of letters: the one that got further, about the older debt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.collections.model import Dunning


def together(survivor: Dunning | None, merged: Dunning | None) -> Dunning | None:
    """Where an account stands that was merged with another: no letter is sent again that either of them got.

    The run about the older debt goes on, from the last letter that went; the next look is the earlier one. What was
    decided on a day was decided for one of them: the other's step is none of the survivor's.
    """
    if merged is None:
        return survivor
    if survivor is None:
        return replace(merged, step=None)
    further = min(survivor, merged, key=_age)
    return replace(
        survivor,
        level=further.level,
        since_on=further.since_on,
        last_step_on=max(_days(survivor.last_step_on, merged.last_step_on), default=None),
        next_on=min(_days(survivor.next_on, merged.next_on), default=None),
        attention=survivor.attention or merged.attention,
    )


def _age(dunning: Dunning) -> tuple[date, int]:
    return dunning.since_on or date.max, -dunning.level


def _days(*days: date | None) -> list[date]:
    return [day for day in days if day is not None]
