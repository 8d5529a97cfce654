"""The schedule of dunning: it queues the shards of the agenda (`cloud/rounds.py`), and reads no account."""

from __future__ import annotations

from datetime import date
from typing import Final

from chalicelib.cloud.rounds import begin_round
from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.kernel.actor import NIGHT
from chalicelib.kernel.ports import Ports

QUEUE: Final = "dunning"  # and the name of its rounds


def queue_dunning(ports: Ports, on: date) -> None:
    """Begin the night of a civil day: queue each shard of the agenda, whose accounts `work_dunning` finds and advances.

    Running a day again queues again whom it concerned: an account's day decides once.
    """
    begin_round(ports, QUEUE, QUEUE, {"on": on.isoformat()}, AGENDA_SHARDS, NIGHT)
