"""The table of doors: every route with its permission, and where its handler is, known without loading any room.

`tables/doors.tsv` is made from the rooms' own declarations by `python -m infra.doors`; a test fails when it is stale.
The room behind a door is loaded when somebody first knocks.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from chalicelib.kernel.loading import collector_at_rest
from chalicelib.kernel.values import dataclass
from chalicelib.web.permissions import Permission

if TYPE_CHECKING:
    from chalicelib.web.api import Door

TABLE: Final = Path(__file__).parent / "tables" / "doors.tsv"


@dataclass(frozen=True, slots=True)
class Plate:
    """What stands on a door. `place` is its handler's module and name, such as `chalicelib.staff.api:colleagues`."""

    method: str
    path: str
    permission: Permission
    room: str
    place: str
    takes: str = "json"  # what may be posted here: JSON, or `any`thing, as what mail programs post

    @property
    def name(self) -> str:
        """The route's name: the room and the handler."""
        return f"{self.room}_{self.place.partition(':')[2]}"

    def door(self) -> Door:
        """The door itself; the first time, its room is loaded."""
        with collector_at_rest():
            import_module(self.place.partition(":")[0])
            from chalicelib.web.api import DECLARED

        return DECLARED[self.place]


def plates() -> list[Plate]:
    """The doors of the table, in its order."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return [
        Plate(method, path, Permission(allowed), room, place, takes)
        for path, method, allowed, room, place, takes in rows
    ]


def table_text(doors: Iterable[Door]) -> str:
    """The table of these doors as it is kept: a line each, in order of their paths."""
    found = sorted((d.path, d.method, d.permission.value, d.room, d.place, d.takes) for d in doors)
    return "".join("\t".join(row) + "\n" for row in found)
