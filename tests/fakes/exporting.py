"""A list written out in memory: asked for, worked off, read."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions
from chalicelib.reports.exports import writing
from chalicelib.reports.exports.model import Export
from tests.fakes.office import SUPERVISOR


def small_pages(ports: Ports, patch: pytest.MonkeyPatch, rows: int, reads: int, steps: int, part: int) -> None:
    """Write as many steps of a few rows as a long list has of thousands, in parts of `part` bytes."""
    patch.setattr(writing, "READ_ROWS", rows)
    patch.setattr(writing, "READS_A_STEP", reads)
    patch.setattr(writing, "STEPS_A_STRETCH", steps)
    patch.setattr(writing, "PART_BYTES", part)
    patch.setattr(ports.documents, "part_min", part)


def worked_off(ports: Ports, export: Export) -> Export:
    """Give the queue's messages to the worker until none is left; the export as it stands then."""
    waiting = ports.queues.messages.setdefault("exports", [])
    while waiting:
        actions.work_export(ports, waiting.pop(0))
    return actions.export_of(ports, export.id, Actor(export.subject))


def text_of(ports: Ports, export: Export) -> str:
    """What a finished export's file says."""
    return ports.documents.get(export.file).decode("utf-8-sig")


def written(ports: Ports, name: str, asked: dict[str, Any], language: Language = "en", by: Actor = SUPERVISOR) -> str:
    """A list's file, however many messages it takes."""
    export = actions.ask_export(ports, name, asked, language, f"{name}-{len(ports.documents.files)}", by)
    return text_of(ports, worked_off(ports, export))


def address_of(office: Any, name: str, asked: dict[str, Any]) -> str:
    """Ask for a short list at the doors and take it: the address of its file."""
    answer = office.post("/api/v1/exports", {"list": name, "filter": asked})
    assert (answer.status, answer.body["state"]) == (201, "ready"), answer.body
    return str(office.post(f"/api/v1/exports/{answer.body['id']}/file", None).body["url"])
