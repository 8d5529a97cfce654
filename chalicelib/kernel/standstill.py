"""When work that goes on by itself stands still, and how often it is set going again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

# After so long without a move work is set going again, then after twice as long each time, up to a day. A step runs
# five minutes at most, and one that failed is back within a quarter of an hour (web/messages.py).
STILL_AFTER: Final = timedelta(minutes=20)
STILL_LONGEST: Final = timedelta(hours=24)


def still(moved_at: datetime, now: datetime) -> bool:
    """Whether what last moved then stands still by now."""
    return now - moved_at >= STILL_AFTER


def rested(moved_at: datetime, set_going: int, now: datetime) -> bool:
    """Whether to set it going again: what fails each time (`set_going` times so far) is tried more and more rarely."""
    return now - moved_at >= min(STILL_AFTER * (1 << min(set_going, 10)), STILL_LONGEST)
