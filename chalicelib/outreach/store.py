"""Where mailings lie.

In `projections`, for the messages themselves lie with their accounts; the table forgets them after two weeks:
pk = MAILINGS#<who asked> · sk = <id>     one mailing
pk = MAILING#<id> · sk = <what it is about>   what became of one of it
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.kernel.horizons import later
from chalicelib.outreach.model import Mailed, Mailing

KEPT_DAYS: Final = 14


def _until(moment: datetime) -> int:
    return int(later(moment, KEPT_DAYS).timestamp())


MAILINGS: Final = Stored(
    Mailing, pk="MAILINGS#{subject}", sk="{id}", item=ProjectionItem, expires=lambda mailing: _until(mailing.asked_at)
)
MAILED: Final = Stored(
    Mailed, pk="MAILING#{mailing_id}", sk="{about}", item=ProjectionItem, expires=lambda one: _until(one.at)
)
