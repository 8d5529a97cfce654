"""From a sheet to a PDF: tagged, PDF/UA-1 and PDF/A-3a, the same bytes for the same sheet."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

_ROOM: Final = Path(__file__).parent.parent
TEMPLATES: Final = _ROOM / "templates"
FONTS: Final = _ROOM / "fonts"


def render(template: str, sheet: dict[str, Any]) -> bytes:
    """Lay out a sheet by a template (`invoice`, `credit_note`, `statement`).

    Only the fonts of this package are used, and the document's date is the sheet's, so that the same sheet makes the
    same bytes anywhere.
    """
    import typst  # 86 ms of import that only documents need

    year, month, day = sheet["date"]
    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False, sort_keys=True)},
        pdf_standards=["a-3a", "ua-1"],
        timestamp=datetime(year, month, day, tzinfo=UTC),
    )
    return bytes(made)
