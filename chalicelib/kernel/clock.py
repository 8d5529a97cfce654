"""What time it is: the only place a time comes from. Instants are aware UTC; civil dates name their time zone."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present instant, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock: the only clock of a deployed stage."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclasses.dataclass
class SetClock:
    """A clock that stands still until it is moved: for tests, simulations and the demo practice."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def advance(self, step: timedelta) -> None:
        self.at += step


def civil_date(at: datetime, zone: str) -> date:
    """The calendar date of an instant in a time zone such as `America/New_York`."""
    return at.astimezone(ZoneInfo(zone)).date()
