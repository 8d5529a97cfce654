"""The accounts a staff member looked at last, by their ids alone: what they show is read when they are shown.

In `projections`: pk = RECENT#<subject> · sk = accounts, forgotten after a month.
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.attributes import JSONTextAttribute
from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.writes import put
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ports import Ports

KEPT: Final = 8  # as many as the palette shows without scrolling
_FORGOTTEN: Final = 30  # days


class RecentItem(ProjectionItem):
    """Ids of accounts, the last one looked at first."""

    accounts = JSONTextAttribute()


def recent_accounts(ports: Ports, by: Actor) -> list[str]:
    """The ids of the accounts that somebody looked at last, the last first."""
    found = ports.tables.get(RecentItem, f"RECENT#{by.subject}", "accounts")
    return [str(account_id) for account_id in found.accounts] if found else []


def remember_account(ports: Ports, by: Actor, account_id: str) -> None:
    """Keep that somebody looks at an account; the one they looked at before is only read. Of two at once one stays."""
    before = recent_accounts(ports, by)
    if before[:1] == [account_id]:
        return
    kept = [account_id, *(one for one in before if one != account_id)][:KEPT]
    ends = int(later(ports.clock.now(), _FORGOTTEN).timestamp())
    item = RecentItem(f"RECENT#{by.subject}", "accounts", accounts=kept, expires_at=ends)
    ports.tables.commit([put(item)], by)
