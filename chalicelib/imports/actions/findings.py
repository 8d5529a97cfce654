"""What was found: in pages, and all of it as CSV."""

from __future__ import annotations

from chalicelib.imports import store
from chalicelib.imports.actions.handing import import_of
from chalicelib.imports.model import Finding, Layout
from chalicelib.imports.rules.layouts import columns
from chalicelib.kernel.csv_writing import csv_text
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import in_language, say


def _sheets(ports: Ports, import_id: str) -> list[tuple[str, int]]:
    """Every sheet with the number of findings on it, in order: of reading, of the preview, of posting."""
    record = import_of(ports, import_id)
    read = record.errors + record.notices
    sheets = [
        (f"read-{place:05d}", min(store.SHEET_FINDINGS, read - start))
        for place, start in enumerate(range(0, read, store.SHEET_FINDINGS))
    ]
    portions = store.read_portions(ports.tables, record)
    sheets += [(f"check-{one.number:05d}", one.check_findings) for one in portions if one.check_findings]
    return sheets + [(f"post-{one.number:05d}", one.post_findings) for one in portions if one.post_findings]


def findings_of(ports: Ports, import_id: str, limit: int, cursor: str | None) -> Page[Finding]:
    """One page of an import's findings. NotFound `import_not_found`; Invalid `bad_cursor`."""
    start = number_in((place_of(cursor, "from") or {"from": "0"})["from"])
    found: list[Finding] = []
    passed = 0
    for sheet, count in _sheets(ports, import_id):
        if passed + count > start:
            skip = max(0, start - passed)
            found += store.read_findings(ports.documents, import_id, sheet)[skip:count]
        passed += count
        if len(found) > limit:
            break
    more = len(found) > limit
    return Page(found[:limit], cursor_of({"from": str(start + limit)}) if more else None)


def finding_lines(
    ports: Ports, import_id: str, language: Language, limit: int, cursor: str | None
) -> Page[list[object]]:
    """An import's findings as lines of a report (`IMPORT_FINDING_COLUMNS`) for a reader. NotFound `no_findings`."""
    page = findings_of(ports, import_id, limit, cursor)
    if not page.items and cursor is None:
        raise NotFound("no_findings", say("Nothing was found wrong."))
    return Page([_line(finding, language) for finding in page.items], page.cursor)


def _line(f: Finding, language: Language) -> list[object]:
    worded = (in_language(f.reason, language), in_language(f.mend, language))
    return [f.file, f.row, f.column, f.severity.value, f.code, *worded, f.value]


def template(layout: str, kind: str) -> str:
    """A file of a kind to fill in: its heading, as CSV. NotFound `template_not_found`."""
    try:
        names = columns(Layout(layout), kind).names
    except (KeyError, ValueError) as error:
        raise NotFound("template_not_found", say("There is no such layout, or it has no such file.")) from error
    return csv_text([names])
