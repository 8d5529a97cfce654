"""Writes the table of doors from the rooms' own declarations, then the API's description and the maps.

`python -m infra.doors` is the one command after a route was added, changed or taken away (`--check` fails when the
table is stale). The application stands on the table, chalicelib/web/tables/doors.tsv.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.web.api import Door

ROOT = Path(__file__).parent.parent


def _modules() -> list[str]:
    """Every module that may declare doors: a room's `api`, and those of the edge itself."""
    paths = [*ROOT.glob("chalicelib/*/api.py"), *ROOT.glob("chalicelib/*/api/*.py")]
    paths += [ROOT / "chalicelib" / "web" / name for name in ("auth.py", "office.py", "passkeys.py")]
    return sorted(str(path.relative_to(ROOT).with_suffix("")).replace("/", ".") for path in paths)


@cache
def declared() -> list[Door]:
    """All doors, as the rooms declare them; loads every room."""
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    for name in _modules():
        import_module(name.removesuffix(".__init__"))
    from chalicelib.web.api import DECLARED

    of_rooms = [door for door in DECLARED.values() if door.place.startswith("chalicelib.")]  # a test may hang its own
    return sorted(of_rooms, key=lambda door: (door.path, door.method))


def fresh_table() -> str:
    """The table as it should be."""
    from chalicelib.web.doors import table_text

    return table_text(declared())


def main() -> int:
    """Write the table and what is made from it, or compare the table."""
    from chalicelib.web.doors import TABLE

    if "--check" in sys.argv:
        stale = not TABLE.exists() or TABLE.read_text(encoding="utf-8") != fresh_table()
        print("The table of doors is stale: run python -m infra.doors" if stale else "The table of doors is fresh")
        return int(stale)
    TABLE.write_text(fresh_table(), encoding="utf-8")
    from infra import docs, openapi

    return openapi.main() or docs.main()


if __name__ == "__main__":
    sys.exit(main())
