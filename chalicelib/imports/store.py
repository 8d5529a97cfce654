"""Where imports lie, in `core`:

pk = IMPORTS          · sk = <import id>       an import; ids sort by time, so that a page of the list is one query
pk = IMPORT#<id>      · sk = PORTION#<reading>#<number>  a portion of its deeds, and how far it is

Under `imports/<id>/` in the documents, which forget them after 90 days: the files as they came (`files/<kind>`), the
deeds by portion, the findings by step, and how the files' letters could be read, as gzipped JSON. Files and deeds hold
health data: nobody but a step reads them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter
from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.cloud.attributes import InstantAttribute, JSONTextAttribute, WholeNumberAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import add, replace
from chalicelib.imports.deeds import Deed
from chalicelib.imports.model import (
    FileTally,
    Finding,
    Import,
    ImportFile,
    ImportState,
    Layout,
    Mode,
    Portion,
    ReadingOf,
    Severity,
    Tally,
)
from chalicelib.kernel.ids import ImportId
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Documents
from chalicelib.kernel.sentences import kept, said_again
from chalicelib.kernel.tables import Tables, Write

IMPORTS: Final = "IMPORTS"
PORTION: Final = "PORTION#"
_JSON: Final = "application/gzip"

SHEET_FINDINGS: Final = 500  # findings on one sheet: as many as the longest page of a list


class ImportItem(CoreItem):
    """An import."""

    name = UnicodeAttribute()
    layout = UnicodeAttribute()
    mode = UnicodeAttribute()
    state = UnicodeAttribute()
    files = JSONTextAttribute()
    created_at = InstantAttribute()
    created_by = UnicodeAttribute()
    read_rows = JSONTextAttribute()
    portions = WholeNumberAttribute(default=0)
    errors = WholeNumberAttribute(default=0)
    notices = WholeNumberAttribute(default=0)
    unknown_codes = WholeNumberAttribute(default=0)
    posted_by = UnicodeAttribute(null=True)
    posted_at = InstantAttribute(null=True)
    ended_at = InstantAttribute(null=True)
    reading = WholeNumberAttribute(default=0)


class PortionItem(CoreItem):
    """A portion of an import."""

    deeds = WholeNumberAttribute()
    checked = BooleanAttribute(default=False)
    posted = BooleanAttribute(default=False)
    place = WholeNumberAttribute(default=0)
    tallies = JSONTextAttribute()
    check_findings = WholeNumberAttribute(default=0)
    check_errors = WholeNumberAttribute(default=0)
    post_findings = WholeNumberAttribute(default=0)
    refused = JSONTextAttribute()


def import_write(record: Import, was: int | None) -> Write:
    """The write of an import: it must still have version `was` (None: be new)."""
    item = ImportItem(
        IMPORTS,
        record.id,
        version=record.version,
        name=record.name,
        layout=record.layout.value,
        mode=record.mode.value,
        state=record.state.value,
        files=[asdict(file) for file in record.files],
        created_at=record.created_at,
        created_by=record.created_by,
        read_rows=[asdict(tally) for tally in record.read],
        portions=record.portions,
        errors=record.errors,
        notices=record.notices,
        unknown_codes=record.unknown_codes,
        posted_by=record.posted_by or None,
        posted_at=record.posted_at,
        ended_at=record.ended_at,
        reading=record.reading,
    )
    return add(item) if was is None else replace(item, was)


def import_of_item(item: ImportItem) -> Import:
    """The model of a stored import."""
    return Import(
        id=ImportId(item.sk),
        name=item.name,
        layout=Layout(item.layout),
        mode=Mode(item.mode),
        state=ImportState(item.state),
        files=tuple(ImportFile(**told) for told in item.files),
        created_at=item.created_at,
        created_by=item.created_by,
        version=item.version,
        read=tuple(FileTally(**told) for told in item.read_rows),
        portions=item.portions,
        errors=item.errors,
        notices=item.notices,
        unknown_codes=item.unknown_codes,
        posted_by=item.posted_by or "",
        posted_at=item.posted_at,
        ended_at=item.ended_at,
        reading=item.reading,
    )


def read_import(tables: Tables, import_id: str) -> Import | None:
    """Read one import, strongly consistent."""
    item = tables.get(ImportItem, IMPORTS, import_id)
    return import_of_item(item) if item else None


def page_of_imports(tables: Tables, limit: int, cursor: str | None) -> Page[Import]:
    """One page of imports, the latest first."""
    page = tables.page(ImportItem, IMPORTS, "imp_", limit, cursor, backwards=True)
    return Page([import_of_item(item) for item in page.items], page.cursor)


def _partition(import_id: str) -> str:
    return f"IMPORT#{import_id}"


def _sort_key(reading: int, number: int) -> str:
    return f"{PORTION}{reading:03d}#{number:05d}"


def portion_write(portion: Portion, was: int | None) -> Write:
    """The write of a portion: it must still have version `was` (None: be new)."""
    item = PortionItem(
        _partition(portion.import_id),
        _sort_key(portion.reading, portion.number),
        version=portion.version,
        deeds=portion.deeds,
        checked=portion.checked,
        posted=portion.posted,
        place=portion.place,
        tallies={kind: asdict(tally) for kind, tally in portion.tallies.items()},
        check_findings=portion.check_findings,
        check_errors=portion.check_errors,
        post_findings=portion.post_findings,
        refused=portion.refused,
    )
    return add(item) if was is None else replace(item, was)


def _portion_of_item(item: PortionItem) -> Portion:
    return Portion(
        import_id=ImportId(item.pk.removeprefix("IMPORT#")),
        number=int(item.sk.rsplit("#", 1)[1]),
        reading=int(item.sk.split("#")[1]),
        deeds=item.deeds,
        version=item.version,
        checked=bool(item.checked),
        posted=bool(item.posted),
        place=item.place,
        tallies={kind: Tally(**told) for kind, told in item.tallies.items()},
        check_findings=item.check_findings,
        check_errors=item.check_errors,
        post_findings=item.post_findings,
        refused=item.refused,
    )


def read_portion(tables: Tables, record: Import, number: int) -> Portion | None:
    """Read one portion of an import's last reading, strongly consistent."""
    item = tables.get(PortionItem, _partition(record.id), _sort_key(record.reading, number))
    return _portion_of_item(item) if item else None


def read_portions(tables: Tables, record: Import) -> list[Portion]:
    """Read all portions of an import's last reading in order."""
    found = tables.query(PortionItem, _partition(record.id), f"{PORTION}{record.reading:03d}#")
    return [_portion_of_item(item) for item in found]


@cache
def _deeds() -> TypeAdapter[list[Deed]]:
    return TypeAdapter(list[Deed])


def file_key(import_id: str, kind: str) -> str:
    """The document key of a file as it came."""
    return f"imports/{import_id}/files/{kind}.csv"


def _deeds_key(import_id: str, reading: int, number: int) -> str:
    return f"imports/{import_id}/deeds/{reading:03d}-{number:05d}.json.gz"


def keep_deeds(documents: Documents, portion: Portion, deeds: Sequence[Deed]) -> None:
    """Stage the deeds of a portion; the same again replaces them."""
    body = gzip.compress(_deeds().dump_json(list(deeds)), 5, mtime=0)
    documents.put(_deeds_key(portion.import_id, portion.reading, portion.number), body, _JSON)


def staged_deeds(documents: Documents, portion: Portion) -> list[Deed]:
    """The staged deeds of a portion."""
    key = _deeds_key(portion.import_id, portion.reading, portion.number)
    return _deeds().validate_json(gzip.decompress(documents.get(key)))


def _readings_key(import_id: str) -> str:
    return f"imports/{import_id}/readings.json.gz"


def keep_readings(documents: Documents, import_id: str, readings: Sequence[ReadingOf]) -> None:
    """Keep how the letters of an import's files could be read; the same again replaces it."""
    body = json.dumps([[one.kind, one.encoding, list(one.words)] for one in readings]).encode()
    documents.put(_readings_key(import_id), gzip.compress(body, 5, mtime=0), _JSON)


def read_readings(documents: Documents, import_id: str) -> list[ReadingOf]:
    """How the letters of an import's files could be read."""
    told = json.loads(gzip.decompress(documents.get(_readings_key(import_id))))
    return [ReadingOf(kind, encoding, tuple(words)) for kind, encoding, words in told]


def _findings_key(import_id: str, sheet: str) -> str:
    return f"imports/{import_id}/findings/{sheet}.json.gz"


def keep_findings(documents: Documents, import_id: str, sheet: str, findings: Sequence[Finding]) -> None:
    """Keep the findings of a step on a sheet; the same again replaces them."""
    body = json.dumps([[f.severity.value, *_values(f)] for f in findings]).encode()
    documents.put(_findings_key(import_id, sheet), gzip.compress(body, 5, mtime=0), _JSON)


def _values(finding: Finding) -> list[Any]:
    said = (kept(finding.reason), kept(finding.mend))
    return [finding.file, finding.row, finding.column, finding.code, *said, finding.value]


def read_findings(documents: Documents, import_id: str, sheet: str) -> list[Finding]:
    """The findings on a sheet."""
    rows = json.loads(gzip.decompress(documents.get(_findings_key(import_id, sheet))))
    return [_finding(*row) for row in rows]


def _finding(severity: str, *told: Any) -> Finding:
    file, row, column, code, reason, mend, value = told
    return Finding(file, row, column, code, said_again(reason), said_again(mend), Severity(severity), value)
