"""When an import stands still: it should go on by itself, and nothing of it has moved for too long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from chalicelib.imports.model import WORKING, Import, Portion
from chalicelib.kernel.standstill import rested, still


def moved_at(record: Import, portions: Iterable[Portion]) -> datetime:
    """When anything of an import last moved."""
    told = (record.moved_at, *(portion.moved_at for portion in portions))
    return max((at for at in told if at), default=record.posted_at or record.created_at)


def still_since(record: Import, portions: Iterable[Portion], now: datetime) -> datetime | None:
    """Since when an import stands still; None while it moves, or waits for a person."""
    last = moved_at(record, portions)
    return last if record.state in WORKING and still(last, now) else None


def to_set_going(record: Import, portions: Iterable[Portion], now: datetime) -> bool:
    """Whether to set it going again: what fails each time is tried more and more rarely."""
    return record.state in WORKING and rested(moved_at(record, portions), record.set_going, now)
