"""When a merge or a split stands still: it should go on by itself, and nothing has moved for too long."""

from __future__ import annotations

from datetime import datetime

from chalicelib.kernel.standstill import rested, still
from chalicelib.merging.model import MOVING_ON, Merge


def moved_at(merge: Merge) -> datetime:
    """When anything of a merge last moved."""
    return merge.moved_at or merge.split_at or merge.asked_at


def still_since(merge: Merge, now: datetime) -> datetime | None:
    """Since when a merge stands still; None while it moves, or has come to its end."""
    last = moved_at(merge)
    return last if merge.state in MOVING_ON and still(last, now) else None


def to_set_going(merge: Merge, now: datetime) -> bool:
    """Whether to set it going again: what fails each time is tried more and more rarely."""
    return merge.state in MOVING_ON and rested(moved_at(merge), merge.set_going, now)
