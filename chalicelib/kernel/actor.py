"""Who acts, and in which request: a staff member, a client through a pay link, or the office itself at night."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

from chalicelib.kernel.values import dataclass


class Role(StrEnum):
    """What a staff member may be in the office (permissions: `web/permissions.py`)."""

    REPRESENTATIVE = "representative"
    SUPERVISOR = "supervisor"
    COLLECTIONS = "collections"
    CODER = "coder"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Actor:
    """The one an action is recorded under: `subject` is an opaque id (`staff:<sub>`, `link:<hash>`, `system:<job>`).

    `request` is the correlation id of the call it acts in; stores keep it on what they write, for the audit trail. Who
    brings none acts in the request that is being worked on (`in_request`).
    """

    subject: str
    roles: frozenset[Role] = frozenset()
    name: str = ""
    request: str = ""


def system(job: str) -> Actor:
    """The office acting on a schedule or a message."""
    return Actor(subject=f"system:{job}", name=job)


PROJECTOR = system("projector")  # what follows from the stream: lists, sums, search
TRAIL = system("trail")
MAIL = system("mail")
IMPORTER = system("imports")
NIGHT = system("dunning")

_worked_on: ContextVar[str] = ContextVar("worked_on", default="")


@contextmanager
def in_request(request: str) -> Iterator[None]:
    """Work on a request: a call at a door, a schedule's run, a message. What is written and queued within bears it."""
    before = _worked_on.set(request or request_now())
    try:
        yield
    finally:
        _worked_on.reset(before)


def request_now() -> str:
    """The id of the request that is being worked on; empty outside of any."""
    return _worked_on.get()
