"""Imports that stand still are set going again: a message was lost, or nobody was there to send it."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.imports import store
from chalicelib.imports.actions.handing import change, go_on
from chalicelib.imports.model import WORKLIST, Import
from chalicelib.imports.rules.standstill import moved_at, to_set_going
from chalicelib.kernel.actor import IMPORTER
from chalicelib.kernel.ports import Ports


def sweep_waiting(ports: Ports) -> int:
    """Set going what stands still; answers how many imports. Each of their steps may come twice."""
    found = (store.read_import(ports.tables, import_id) for _, import_id in ports.tables.worklist(WORKLIST))
    return sum(_set_going(ports, record) for record in found if record is not None)


def _set_going(ports: Ports, record: Import) -> bool:
    portions, now = store.read_portions(ports.tables, record), ports.clock.now()
    if not to_set_going(record, portions, now):
        return False
    since = moved_at(record, portions)
    times = (
        record.set_going + 1 if since == record.moved_at else 1
    )  # a portion moved since: it is not the same standstill

    def compose(again: Import) -> Import | None:
        return replace(again, set_going=times) if again.version == record.version else None

    go_on(ports, change(ports, record.id, compose, IMPORTER))
    return True
