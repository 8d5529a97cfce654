"""From a sheet to a PDF: tagged, PDF/UA-1 and PDF/A-3a, the same bytes for the same sheet."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from chalicelib.invoicing.papers.glyphs import FONTS, Fitting

TEMPLATES: Final = Path(__file__).parent.parent / "templates"


_ONE_AT_A_TIME: Final = Lock()  # a compiler carries the sheet of its last paper


@lru_cache(maxsize=4)
def _compiler(folders: frozenset[str]) -> Any:
    """A compiler with the fonts of some folders read: nearly every paper needs the first one only."""
    import typst  # 86 ms of import that only documents need

    paths = [FONTS / folder for folder in sorted(folders)]
    return typst.Compiler(root=TEMPLATES, font_paths=paths, ignore_system_fonts=True)


def render(template: str, sheet: dict[str, Any]) -> bytes:
    """Lay out a sheet by a template (`invoice`, `credit_note`, `statement`).

    Only the fonts of this package are used, those that the sheet's letters need, and the document's date is the
    sheet's, so that the same sheet makes the same bytes anywhere. What none of them draws is replaced by a sign
    (`glyphs`). The compiler is kept with its fonts read: a third less work from the second paper on.
    """
    year, month, day = sheet["date"]
    fitting = Fitting()
    told = {**fitting.sheet(sheet), "fonts": fitting.families}
    with _ONE_AT_A_TIME:
        made = _compiler(frozenset(fitting.folders)).compile(
            input=TEMPLATES / f"{template}.typ",
            format="pdf",
            sys_inputs={"sheet": json.dumps(told, ensure_ascii=False, sort_keys=True)},
            pdf_standards=["a-3a", "ua-1"],
            timestamp=datetime(year, month, day, tzinfo=UTC),
        )
    return bytes(made)


def undrawn(sheet: dict[str, Any]) -> list[str]:
    """The characters of a sheet that no font of the package draws, each once, in their order."""
    fitting = Fitting()
    fitting.sheet(sheet)
    return list(fitting.missing)
