"""What an export is by now: pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from chalicelib.kernel.horizons import later
from chalicelib.reports.exports.model import Export, ExportState

FILE_DAYS: Final = 7  # the documents' lifecycle of `exports/` (infra/storage.yaml) keeps a file no shorter
PAPERS_MOST: Final = 5000  # papers in one file; more are asked for by parts of the list
RECORD_DAYS: Final = 14  # so long it is still said that there was one
# A message that fails rests a quarter of an hour in all, one whose worker was killed an hour (infra/queues.yaml): who
# gave no sign for longer is not written any more.
SILENT: Final = timedelta(hours=2)


def ends_at(export: Export) -> datetime:
    """When its file goes."""
    return later(export.asked_at, FILE_DAYS)


def state_now(export: Export, now: datetime) -> ExportState:
    """How an export stands now: gone after a week; failed when nobody has written for long."""
    if now >= ends_at(export):
        return ExportState.EXPIRED
    under_way = export.state in (ExportState.QUEUED, ExportState.RUNNING)
    return ExportState.FAILED if under_way and now - export.changed_at >= SILENT else export.state
