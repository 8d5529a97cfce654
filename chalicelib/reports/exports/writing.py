"""Writing an export: a step reads some rows, keeps what they come to, and moves the cursor.

A step writes pieces under names of their own and then moves the export in one conditional write. Who is killed between
the two, or comes second, leaves pieces that nobody names; the rows are read again from the cursor. So nothing stands in
a file twice, whoever writes, however often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.csv_writing import MEDIA_TYPE, csv_begin, csv_text
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.ports import Ports
from chalicelib.reports.exports import papers
from chalicelib.reports.exports.bundle import directory
from chalicelib.reports.exports.listings import LISTINGS, Line
from chalicelib.reports.exports.model import FROM_THE_START, Export, ExportState
from chalicelib.reports.exports.rules import PAPERS_MOST
from chalicelib.reports.exports.store import EXPORTS, place_of_files

# What one reading asks for, and all that is written while somebody waits: a shorter list is ready at once.
READ_ROWS: Final = 4000
READS_A_STEP: Final = 6
PAPERS_A_STEP: Final = 20  # each is made and read: some seconds
# A stretch is one message: 288,000 rows at most and a minute, half its worker's longest run.
STEPS_A_STRETCH: Final = 12
STRETCH: Final = timedelta(minutes=1)
PART_BYTES: Final = 8 * 2**20  # S3 joins parts of 5 MiB and more, the last alone may be smaller


def begin(ports: Ports, export: Export) -> Export:
    """Read the first rows of an export and keep them: it is ready, or goes on at its cursor. Refuses as its list does.

    The export itself is not written yet. Papers are made by the worker alone.
    """
    listing = LISTINGS[export.list]
    if listing.papers:
        return replace(export, cursor=FROM_THE_START, percent=0)
    page = listing.read(ports, export, READ_ROWS, None)
    begun, _ = _grown(ports, export, csv_begin(listing.columns()), page.items, page.cursor or "")
    return begun if begun.cursor else _whole(ports, begun)


def write_on(ports: Ports, export: Export, by: Actor) -> Export:
    """Write a stretch of an export from its cursor on; answers it as it stands then, ready or with more to write.

    Contested when somebody else moved it meanwhile.
    """
    tail = ports.documents.get(export.tail) if export.tail else b""
    until = ports.clock.now() + STRETCH
    for _ in range(STEPS_A_STRETCH):
        if not export.cursor or ports.clock.now() >= until:
            break
        after, tail = _step(ports, replace(export, state=ExportState.RUNNING), tail)
        export = moved(ports, export, after, by)
    after = replace(export, stretch=export.stretch + 1, tries=0) if export.cursor else _ended(ports, export)
    return moved(ports, export, after, by)


def moved(ports: Ports, was: Export, after: Export, by: Actor) -> Export:
    """Write an export over the one that was read. Contested when it is not that any more."""
    now = replace(after, changed_at=ports.clock.now(), version=was.version + 1)
    ports.tables.commit([EXPORTS.replace(now, was.version)], by)
    return now


def _step(ports: Ports, export: Export, tail: bytes) -> tuple[Export, bytes]:
    listing = LISTINGS[export.list]
    if listing.papers:
        return _step_of_papers(ports, export, tail)
    lines: list[Line] = []
    cursor = export.cursor
    for _ in range(READS_A_STEP):
        page = listing.read(ports, export, READ_ROWS, cursor)
        lines += page.items
        cursor = page.cursor or ""
        if not cursor:
            break
    return _grown(ports, export, tail, lines, cursor)


def _step_of_papers(ports: Ports, export: Export, tail: bytes) -> tuple[Export, bytes]:
    cursor = None if export.cursor == FROM_THE_START else export.cursor
    page = LISTINGS[export.list].read(ports, export, PAPERS_A_STEP, cursor)
    body, none = papers.papers_of(ports, export, page.items)
    more = replace(export, rows=export.rows + len(page.items) - none, left_out=export.left_out + none)
    if more.rows > PAPERS_MOST:
        return replace(more, cursor="", why="too_many"), tail
    return _kept(ports, more, tail, body, page.cursor or "")


def _grown(ports: Ports, export: Export, tail: bytes, lines: Sequence[Line], cursor: str) -> tuple[Export, bytes]:
    """An export with more lines behind its tail."""
    more = replace(export, rows=export.rows + len(lines))
    return _kept(ports, more, tail, csv_text(lines).encode() if lines else b"", cursor)


def _kept(ports: Ports, export: Export, tail: bytes, more: bytes, cursor: str) -> tuple[Export, bytes]:
    """An export with more behind its tail, which becomes a part when it is large enough; and the tail.

    A step that found nothing keeps no piece: only the cursor goes on.
    """
    percent = LISTINGS[export.list].how_far(ports, export, cursor) if cursor else 100
    if not more and (export.size or not tail):
        return replace(export, cursor=cursor, percent=percent), tail
    body = tail + more
    piece = _put(ports, export, body)
    full = len(body) >= PART_BYTES
    after = replace(
        export,
        cursor=cursor,
        percent=percent,
        size=(export.size or len(tail)) + len(more),
        parts=(*export.parts, piece) if full else export.parts,
        tail="" if full else piece,
    )
    return after, b"" if full else body


def _put(ports: Ports, export: Export, body: bytes) -> str:
    """Keep a piece under a name of its own."""
    ending, media = ("zip", papers.ZIP) if LISTINGS[export.list].papers else ("csv", MEDIA_TYPE)
    piece = f"{place_of_files(export)}/{new_id('pce', ports.clock.now())}.{ending}"
    ports.documents.put(piece, body, media)
    return piece


def _ended(ports: Ports, export: Export) -> Export:
    """An export of which everything was read: as one file, or failed where there can be none."""
    if not LISTINGS[export.list].papers:
        return _whole(ports, export)
    if export.why or not export.rows:
        return replace(export, state=ExportState.FAILED, why=export.why or "no_papers")
    return _of_papers(ports, export)


def _whole(ports: Ports, export: Export) -> Export:
    """An export whose rows were all read, as one file."""
    pieces = [*export.parts, export.tail] if export.tail else list(export.parts)
    file = pieces[0]
    if len(pieces) > 1:
        file = f"{place_of_files(export)}.csv"
        ports.documents.join(pieces, file, MEDIA_TYPE)
    return replace(export, state=ExportState.READY, file=file)


def _of_papers(ports: Ports, export: Export) -> Export:
    """The papers as one PDF; an archive, its directory behind the last piece, when they are many."""
    names = [*export.parts, export.tail] if export.tail else list(export.parts)
    pieces = (ports.documents.get(name) for name in names)
    if export.rows <= papers.ONE_PDF_MOST:
        file, body = f"{place_of_files(export)}.pdf", papers.one_pdf(pieces)
        ports.documents.put(file, body, papers.PDF)
        return replace(export, state=ExportState.READY, file=file, size=len(body))
    file, behind = f"{place_of_files(export)}.zip", directory(pieces)
    tail = ports.documents.get(export.tail) if export.tail else b""
    ports.documents.join([*export.parts, _put(ports, export, tail + behind)], file, papers.ZIP)
    return replace(export, state=ExportState.READY, file=file, size=export.size + len(behind))
