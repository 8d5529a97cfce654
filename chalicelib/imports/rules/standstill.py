"""When an import stands still: it should go on by itself, and nothing of it has moved for too long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from chalicelib.imports.model import STILL_AFTER, STILL_LONGEST, WORKING, Import, Portion


def moved_at(record: Import, portions: Iterable[Portion]) -> datetime:
    """When anything of an import last moved."""
    told = (record.moved_at, *(portion.moved_at for portion in portions))
    return max((at for at in told if at), default=record.posted_at or record.created_at)


def still_since(record: Import, portions: Iterable[Portion], now: datetime) -> datetime | None:
    """Since when an import stands still; None while it moves, or waits for a person."""
    last = moved_at(record, portions)
    return last if record.state in WORKING and now - last >= STILL_AFTER else None


def to_set_going(record: Import, portions: Iterable[Portion], now: datetime) -> bool:
    """Whether to set it going again: what fails each time is tried more and more rarely."""
    rest = min(STILL_AFTER * (1 << min(record.set_going, 10)), STILL_LONGEST)
    return record.state in WORKING and now - moved_at(record, portions) >= rest
