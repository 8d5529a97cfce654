"""Where exports lie.

In `projections`, as what is written follows from the books and may be asked for again:
pk = EXPORTS#<who asked> · sk = <id>   one export; the table forgets it after two weeks

In the documents, which forget them after a week:
exports/<day>/<id>/<piece>             a part, or the tail as it was at some moment; nobody writes a piece twice
exports/<day>/<id>.csv                 the parts joined; .zip or .pdf, of papers
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.kernel.horizons import later
from chalicelib.reports.exports.model import Export
from chalicelib.reports.exports.rules import RECORD_DAYS

EXPORTS: Final = Stored(
    Export,
    pk="EXPORTS#{subject}",
    sk="{id}",
    item=ProjectionItem,
    expires=lambda export: int(later(export.asked_at, RECORD_DAYS).timestamp()),
)


def place_of_files(export: Export) -> str:
    """Under which name an export's files lie."""
    return f"exports/{export.asked_at.date().isoformat()}/{export.id}"
