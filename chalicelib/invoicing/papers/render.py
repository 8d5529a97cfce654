"""From a sheet to a PDF: tagged, PDF/UA-1 and PDF/A-3a, the same bytes for the same sheet."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

_ROOM: Final = Path(__file__).parent.parent
TEMPLATES: Final = _ROOM / "templates"
FONTS: Final = _ROOM / "fonts"


_ONE_AT_A_TIME: Final = Lock()  # a compiler carries the sheet of its last paper


@cache
def _compiler() -> Any:
    import typst  # 86 ms of import that only documents need

    return typst.Compiler(root=TEMPLATES, font_paths=[FONTS], ignore_system_fonts=True)


def render(template: str, sheet: dict[str, Any]) -> bytes:
    """Lay out a sheet by a template (`invoice`, `credit_note`, `statement`).

    Only the fonts of this package are used, and the document's date is the sheet's, so that the same sheet makes the
    same bytes anywhere. The compiler is kept with its fonts read: a third less work from the second paper on.
    """
    year, month, day = sheet["date"]
    with _ONE_AT_A_TIME:
        made = _compiler().compile(
            input=TEMPLATES / f"{template}.typ",
            format="pdf",
            sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False, sort_keys=True)},
            pdf_standards=["a-3a", "ua-1"],
            timestamp=datetime(year, month, day, tzinfo=UTC),
        )
    return bytes(made)
