"""Writes docs/api/openapi.json from the handlers: `python -m infra.openapi` (`--check` fails when it is stale)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from infra.doors import declared

PLACE = Path(__file__).parent.parent / "docs" / "api" / "openapi.json"


def openapi_text() -> str:
    """The API's description as it is kept."""
    doors = declared()
    from chalicelib.web.openapi import document

    return json.dumps(document(doors), indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the file, or compare it."""
    text = openapi_text()
    if "--check" in sys.argv:
        stale = not PLACE.exists() or PLACE.read_text(encoding="utf-8") != text
        print("docs/api/openapi.json is stale: run python -m infra.openapi" if stale else "openapi.json is fresh")
        return int(stale)
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
