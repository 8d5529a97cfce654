"""Where coverages lie, and the guard over a client's coverages."""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.stored import Stored
from chalicelib.cloud.writes import add, replace
from chalicelib.enrollment.model import Coverage
from chalicelib.enrollment.store.accounts import POINTER
from chalicelib.kernel.tables import Tables, Write

COVERAGES: Final = Stored(Coverage, pk="{account_id}", sk="COV#{id}")


class CoveragesGuardItem(CoreItem):
    """Moves with every change of a client's coverages, so that two changes at once cannot overlap unseen."""


def read_guard(tables: Tables, account_id: str, client_id: str) -> CoveragesGuardItem:
    """Read the guard of a client's coverages; version 0 when there is none yet."""
    sk = guard_place(client_id)
    return tables.get(CoveragesGuardItem, account_id, sk) or CoveragesGuardItem(account_id, sk, version=0)


def guard_place(client_id: str) -> str:
    """The sort key of the guard of a client's coverages."""
    return f"{POINTER}{client_id}#COVERAGES"


def guarded(before: CoveragesGuardItem) -> Write:
    """Move the guard on: refused when somebody else changed the client's coverages since it was read."""
    after = CoveragesGuardItem(before.pk, before.sk, version=before.version + 1)
    return replace(after, before.version) if before.version else add(after)
