"""The words of exports."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from chalicelib.kernel.languages import Language
from chalicelib.kernel.values import dataclass

UNKNOWN = -1
FROM_THE_START = "start"  # the cursor of what is asked for and not read yet


class ExportState(StrEnum):
    """How far an export is. `expired` is never stored: it follows from the day it was asked for."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Export:
    """A list that somebody asked for as a file, or the papers of its rows, and how far it is written.

    Its first fields are fixed when it is asked for. `cursor` is where reading goes on, "" when every row was read. What
    is written lies in `parts`, each large enough to be joined, and in `tail`, which still grows; `file` is the whole.
    """

    subject: str  # who asked; nobody else sees or takes it
    id: str
    list: str  # a name of `listings.LISTINGS`
    asked: dict[str, Any]  # the filter: the fields of the list's own query
    on: date  # the office's day that states and ages are reckoned by
    language: Language
    asked_at: datetime
    changed_at: datetime  # the last sign of life
    state: ExportState = ExportState.QUEUED
    cursor: str = ""
    rows: int = 0  # written so far; of papers, how many
    percent: int = UNKNOWN  # of the list read so far, where it can be known
    size: int = 0  # bytes
    parts: tuple[str, ...] = ()
    tail: str = ""
    file: str = ""
    stretch: int = 0  # how many messages were worked off
    tries: int = 0  # how often the present one failed
    version: int = 1
    only: tuple[str, ...] = ()  # the rows chosen, by id; all that hold the filter when there are none
    left_out: int = 0  # rows that have no paper
    why: str = ""  # of one that failed, `no_papers` or `too_many`; "" when something did not answer
