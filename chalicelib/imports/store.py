"""Where imports lie, in `core`:

pk = IMPORTS          · sk = <import id>       an import; ids sort by time, so that a page of the list is one query;
                                               worklist IMPORTING while it goes on by itself
pk = IMPORT#<id>      · sk = PORTION#<reading>#<number>  a portion of its deeds, and how far it is

Under `imports/<id>/` in the documents, which forget them after 90 days: the files as they came (`files/<kind>`), the
deeds by portion, the findings by step, and how the files' letters could be read, as gzipped JSON. Files and deeds hold
health data: nobody but a step reads them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from chalicelib.cloud.stored import Stored
from chalicelib.imports.deeds import Deed
from chalicelib.imports.model import WORKING, WORKLIST, Finding, Import, Portion, ReadingOf, Severity
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Documents
from chalicelib.kernel.sentences import kept, said_again
from chalicelib.kernel.tables import Tables, Write

_JSON: Final = "application/gzip"

SHEET_FINDINGS: Final = 500  # findings on one sheet: as many as the longest page of a list


def _working(record: Import) -> dict[str, str]:
    return {"worklist_pk": WORKLIST, "worklist_sk": record.id} if record.state in WORKING else {}


IMPORTS: Final = Stored(Import, pk="IMPORTS", sk="{id}", short={"read": "read_rows"}, index=_working)
PORTIONS: Final = Stored(Portion, pk="IMPORT#{import_id}", sk="PORTION#{reading:03d}#{number:05d}")


def import_write(record: Import, was: int | None) -> Write:
    """The write of an import: it must still have version `was` (None: be new)."""
    return IMPORTS.write(record, was)


def read_import(tables: Tables, import_id: str) -> Import | None:
    """Read one import, strongly consistent."""
    return IMPORTS.get(tables, "", import_id)


def page_of_imports(tables: Tables, limit: int, cursor: str | None) -> Page[Import]:
    """One page of imports, the latest first."""
    return IMPORTS.page(tables, "", limit, cursor, backwards=True)


def portion_write(portion: Portion, was: int | None) -> Write:
    """The write of a portion: it must still have version `was` (None: be new)."""
    return PORTIONS.write(portion, was)


def read_portion(tables: Tables, record: Import, number: int) -> Portion | None:
    """Read one portion of an import's last reading, strongly consistent."""
    return PORTIONS.get(tables, record.id, f"{record.reading:03d}#{number:05d}")


def read_portions(tables: Tables, record: Import) -> list[Portion]:
    """Read all portions of an import's last reading in order."""
    return tables.query(PORTIONS, PORTIONS.within + record.id, f"{PORTIONS.begins}{record.reading:03d}#")


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
