"""When a message that the mail service did not take is tried again. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

# A minute, then twice as long each time, an hour at most. Ten tries take four hours: SES asks to wait "up to ten
# minutes" (SES developer guide, "Errors related to the sending quotas"), and a day's quota frees itself hour by hour.
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)
TRIES_MAX: Final = 10


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries that were not taken; None when a person should look."""
    if tries >= TRIES_MAX:
        return None
    doubled: int = 1 << max(tries - 1, 0)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)
