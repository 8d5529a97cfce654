"""Merges and splits that stand still are set going again: a message was lost, or nobody was there to send it."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import Contested
from chalicelib.kernel.actor import system
from chalicelib.kernel.ports import Ports
from chalicelib.merging import store
from chalicelib.merging.actions.carrying import queue
from chalicelib.merging.model import WORKLIST, Merge
from chalicelib.merging.rules.standstill import to_set_going


def sweep_waiting(ports: Ports) -> int:
    """Set going what stands still; answers how many merges. Each of their steps may come twice."""
    merges = ports.tables.get_all(store.MERGES, ports.tables.worklist(WORKLIST))
    return sum(_set_going(ports, merge) for merge in merges)


def _set_going(ports: Ports, merge: Merge) -> bool:
    """Its message first: one too many changes nothing, while one that is only written down is never worked on."""
    now = ports.clock.now()
    if not to_set_going(merge, now):
        return False
    queue(ports, merge)
    again = replace(merge, moved_at=now, set_going=merge.set_going + 1, version=merge.version + 1)
    try:
        ports.tables.commit([store.MERGES.replace(again, merge.version)], system("merging"))
    except Contested:  # it came a step further meanwhile, or a twin of this run set it going
        return False
    return True
