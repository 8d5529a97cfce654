"""The local cloud's clock, which can be moved forward by days. A deployed stage has no such clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from chalicelib.cloud.attributes import WholeNumberAttribute
from chalicelib.cloud.records import ProjectionItem
from chalicelib.kernel.tables import Tables

FRESH_SECONDS = 1.0  # how long a worker trusts the offset it read


class ClockItem(ProjectionItem):
    """How many seconds the local clock is ahead of the machine's (projections: LOCAL / CLOCK)."""

    offset_seconds = WholeNumberAttribute()


class MovableClock:
    """The machine's time plus an offset that the local run sets."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._read_at = 0.0
        self._offset = timedelta()

    def now(self) -> datetime:
        if time.monotonic() - self._read_at > FRESH_SECONDS:
            item = self._tables.get(ClockItem, "LOCAL", "CLOCK")
            self._offset = timedelta(seconds=item.offset_seconds if item else 0)
            self._read_at = time.monotonic()
        return datetime.now(UTC) + self._offset
