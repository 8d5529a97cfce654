"""The schedule of dunning: it queues the shards of the agenda (`cloud/rounds.py`), and reads no account."""

from __future__ import annotations

from datetime import date
from typing import Final

from chalicelib.cloud.rounds import queue_shards
from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.kernel.ports import Ports

QUEUE: Final = "dunning"


def queue_dunning(ports: Ports, on: date) -> None:
    """Begin the night of a civil day: queue each shard of the agenda, whose accounts `work_dunning` finds and advances.

    Running a day again queues again whom it concerned: an account's day decides once.
    """
    queue_shards(ports, QUEUE, {"on": on.isoformat()}, AGENDA_SHARDS)
