"""Lists as CSV files, and the papers of their rows as one file: asked for, written on a worker in parts, and taken by
who asked.

On the queue `exports`: {subject, export_id, stretch}, write on; `stretch` counts the messages that were worked off
before. A message that comes twice, or after its worker was killed, finds the export further than it knows: it sees to
it that the next message is there, and does nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from chalicelib.cloud.tables import AlreadyThere, Contested, until_settled
from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import today
from chalicelib.privacy.actions import record_list
from chalicelib.reports.exports.listings import LISTINGS
from chalicelib.reports.exports.model import Export, ExportState
from chalicelib.reports.exports.rules import state_now
from chalicelib.reports.exports.store import EXPORTS
from chalicelib.reports.exports.writing import begin, moved, write_on

QUEUE: Final = "exports"
TRIES_MAX: Final = 5  # maxReceiveCount in infra/queues.yaml: after these a message lies in the dead letters
EXPORTER: Final = system("exports")


def ask_export(
    ports: Ports,
    name: str,
    asked: Mapping[str, Any],
    language: Language,
    key: str,
    by: Actor,
    *,
    only: Collection[str] = (),
) -> Export:
    """Ask for a list as a file, filtered so, or for some of its rows by their ids: what is short is ready in the
    answer, the rest is queued, as papers always are.

    The same `key` again answers the same export. Refuses as the list itself does.
    """
    now, on = ports.clock.now(), asked.get("on")
    export_id = id_from("exp", f"{by.subject}|{key}")
    wanted = Export(
        subject=by.subject,
        id=export_id,
        list=name,
        asked=dict(asked),
        on=date.fromisoformat(on) if on else today(ports),
        language=language,
        asked_at=now,
        changed_at=now,
        only=tuple(sorted(set(only))),
    )
    export = EXPORTS.get(ports.tables, by.subject, export_id) or _added(ports, begin(ports, wanted), by)
    if export.state is ExportState.QUEUED:
        _queue(ports, export)
    return export


def _added(ports: Ports, export: Export, by: Actor) -> Export:
    try:
        ports.tables.commit([EXPORTS.add(export)], by)
    except AlreadyThere:
        return export_of(ports, export.id, by)
    return export


def _queue(ports: Ports, export: Export) -> None:
    ports.queues.send(QUEUE, [{"subject": export.subject, "export_id": export.id, "stretch": export.stretch}])


def exports_of(ports: Ports, by: Actor) -> list[Export]:
    """What somebody asked for in the last two weeks, the latest first."""
    return sorted(EXPORTS.of(ports.tables, by.subject), key=lambda export: export.asked_at, reverse=True)


def export_of(ports: Ports, export_id: str, by: Actor) -> Export:
    """One export of this person's own. NotFound `export_not_found` for anybody else's."""
    export = EXPORTS.get(ports.tables, by.subject, export_id)
    if export is None:
        raise NotFound("export_not_found", say("There is no such export of yours."))
    return export


def take_export(ports: Ports, export_id: str, by: Actor, correlation_id: str) -> str:
    """Lend the address of a file that is ready, for five minutes; the first time it leaves a reading.

    NotFound `export_not_found`; Conflict `export_not_ready`, `export_expired`.
    """
    export = export_of(ports, export_id, by)
    state = state_now(export, ports.clock.now())
    if state is ExportState.EXPIRED:
        raise Conflict("export_expired", say("The file is gone after a week. Ask for it again."))
    if state is not ExportState.READY:
        raise Conflict("export_not_ready", say("The file is not written yet."))
    if LISTINGS[export.list].kept:
        once = f"export:{export.id}"
        record_list(ports, by, export.list, export.asked, export.rows, correlation_id, taken=True, source=once)
    name = f"{export.list}-{export.on.isoformat()}.{export.file.rpartition('.')[2]}"
    return ports.documents.download_address(export.file, name)


def work_export(ports: Ports, message: Mapping[str, Any]) -> None:
    """Write a stretch of an export and queue the next, until it is ready.

    What fails is tried again by the queue; the last time, the export is failed and the message goes to the dead
    letters. Sent back from there, it goes on where it stopped.
    """
    export = EXPORTS.get(ports.tables, message["subject"], message["export_id"])
    if export is None or _is_over(export):
        return
    if export.stretch != message["stretch"]:
        if export.stretch == message["stretch"] + 1:  # who wrote that stretch may have died before the next was queued
            _queue(ports, export)
        return
    try:
        after = write_on(ports, export, EXPORTER)
    except Contested:  # somebody else writes; when this message comes again it finds the export further
        raise
    except Exception:
        until_settled(lambda: _tried(ports, message))
        raise
    if not _is_over(after):
        _queue(ports, after)


def _is_over(export: Export) -> bool:
    """Whether nothing more is to be written: it is ready, or there can be no such file."""
    return export.state is ExportState.READY or bool(export.why)


def _tried(ports: Ports, message: Mapping[str, Any]) -> None:
    found = EXPORTS.get(ports.tables, message["subject"], message["export_id"])
    if found is None or _is_over(found):
        return
    tries = found.tries + 1
    state = ExportState.FAILED if tries >= TRIES_MAX else found.state
    moved(ports, found, replace(found, tries=tries, state=state), EXPORTER)
