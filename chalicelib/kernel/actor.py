"""Who acts: a staff member, a client through a pay link, or the office itself at night."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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

    `request` is the correlation id of the call it acts in; stores keep it on what they write, for the audit trail.
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
