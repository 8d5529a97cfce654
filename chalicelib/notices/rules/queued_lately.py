"""A notice that waits is queued again after a quarter of an hour, then after twice as long each time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from chalicelib.notices.model import QueuedAgain

FIRST: Final = timedelta(minutes=15)  # a message that failed rests as long at most (web/messages.py)
LONGEST: Final = timedelta(hours=4)  # a message may be lost again; of the queue's four days that is little


def queued_lately(again: QueuedAgain | None, waits_from: datetime, now: datetime) -> bool:
    """Whether its last message may still be on its way. What it waited for before `waits_from` does not count."""
    if again is None or again.at < waits_from:
        return False
    doubled: int = 1 << min(again.times - 1, 10)
    return now - again.at < min(FIRST * doubled, LONGEST)
