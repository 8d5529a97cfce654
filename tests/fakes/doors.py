"""The doors of single rooms, for applications that tests build; all rooms' doors are declared once this is imported."""

from __future__ import annotations

from chalicelib.web.api import Api
from chalicelib.web.doors import Plate
from infra.doors import declared

declared()


def plates_of(*apis: Api) -> list[Plate]:
    """What stands on the doors of these rooms."""
    doors = [door for api in apis for door in api.doors]
    return [Plate(door.method, door.path, door.permission, door.room, door.place, door.takes) for door in doors]
