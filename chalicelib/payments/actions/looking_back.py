"""Beginning to reconcile from the gateway's side: a round (`cloud/rounds.py`) over the days its payments were begun on.

On the queue `payments`, {task: confirmed, on, begun_at, round, part, cursor, stretch}: go through what was begun `part`
days before `on` and has succeeded, from a place on, then the same again from where that got (`recovering`).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final

from chalicelib.cloud.rounds import begin_round
from chalicelib.kernel.actor import system
from chalicelib.kernel.clock import SystemClock
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.ports import Ports
from chalicelib.payments.model import DAYS_BACK

QUEUE: Final = "payments"
ROUND: Final = "confirmed"
RECOVERY: Final = system("recovery")


def begin_recovery(ports: Ports) -> None:
    """Begin to look through what the gateway confirmed in the last days: queue a message a day; it asks for nothing."""
    # The gateway counts by the time of the wire, also where this stage's own clock was moved.
    on, begun_at = SystemClock().now().date().isoformat(), ports.clock.now().isoformat()
    message = {"task": ROUND, "on": on, "begun_at": begun_at}
    begin_round(ports, ROUND, QUEUE, message, DAYS_BACK + 1, RECOVERY)


def window(on: date, part: int) -> tuple[datetime, datetime | None]:
    """The day, in UTC, that lies so many days before `on`: its first moment and the next day's.

    The newest has no end: a gateway's clock may be ahead of ours.
    """
    since = datetime.combine(earlier(on, part), time.min, UTC)
    return since, later(since, 1) if part else None
