"""When a message that the mail service did not take is tried again, and how a mailing to many stands. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from chalicelib.outreach.model import Mailing, MailingState

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


# A message that fails rests a quarter of an hour in all (web/messages.py): what is not mailed an hour later was lost.
LEFT_AFTER: Final = timedelta(hours=1)


def stands(mailing: Mailing, mailed: int, now: datetime) -> MailingState:
    """How a mailing stands, of which so many were mailed: it goes, was stopped, was left behind, or has ended."""
    if mailed >= len(mailing.asked):
        return MailingState.ENDED
    if mailing.stopped:
        return MailingState.STOPPED
    return MailingState.LEFT if now - mailing.began_at >= LEFT_AFTER else MailingState.GOING
