"""The first step: files read to deeds, parted into portions, findings kept. Nothing touches the books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from chalicelib.cloud.tables import AlreadyThere
from chalicelib.imports import store
from chalicelib.imports.actions.handing import BYTES_MAX, change, import_of, send
from chalicelib.imports.actions.known import Office
from chalicelib.imports.deeds import Deed
from chalicelib.imports.model import FileTally, Finding, Import, ImportState, Portion, ReadingOf, Severity
from chalicelib.imports.rules.gathered import Gathered
from chalicelib.imports.rules.reading import read_files, unreadable
from chalicelib.imports.rules.tallies import packed
from chalicelib.kernel.actor import IMPORTER
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import Said, say

PORTION_DEEDS: Final = 400  # about a third of a minute of posting on a slow day: enough to be worth a message


def read_step(ports: Ports, import_id: str) -> None:
    """Read the files of an import. A repeat reads them again to the same end, or finds them read and goes on."""
    record = import_of(ports, import_id)
    if record.state is ImportState.READING:
        bodies, missing = _bodies(ports, record)
        gathered = read_files(record.layout, bodies, Office(ports), {file.kind: file.encoding for file in record.files})
        findings = missing + gathered.findings()
        keep_sheets(ports, record, findings)
        keep_readings(ports, record, gathered)
        if missing or unreadable(gathered.tables):
            _refuse(ports, record, gathered.tallies(), findings)
            return
        record = _staged(ports, record, gathered, findings)
    if record.state is ImportState.CHECKING:
        send(ports, import_id, "check", range(1, record.portions + 1))


def _bodies(ports: Ports, record: Import) -> tuple[dict[str, bytes], list[Finding]]:
    bodies: dict[str, bytes] = {}
    missing: list[Finding] = []
    left = BYTES_MAX
    for file in record.files:
        try:
            bodies[file.kind] = ports.documents.get(store.file_key(record.id, file.kind))
        except NotFound:
            missing.append(
                _of_file(file.kind, "file_missing", say("The file did not arrive."), say("Upload it again."))
            )
            continue
        if len(bodies[file.kind]) > file.size:
            reason = say("The file is larger than was announced.")
            missing.append(_of_file(file.kind, "file_too_large", reason, say("Upload it again.")))
        left -= len(bodies[file.kind])
    if left < 0:
        mend = say("Part them by client and import one after the other.")
        missing.append(
            _of_file(record.files[0].kind, "files_too_large", say("The files are too large together."), mend)
        )
        return {}, missing
    return bodies, missing


def _of_file(kind: str, code: str, reason: Said, mend: Said) -> Finding:
    return Finding(kind, 0, "", code, reason, mend)


def keep_sheets(ports: Ports, record: Import, findings: list[Finding]) -> None:
    """Keep the findings of reading, so many to a sheet."""
    for sheet, start in enumerate(range(0, len(findings), store.SHEET_FINDINGS)):
        some = findings[start : start + store.SHEET_FINDINGS]
        store.keep_findings(ports.documents, record.id, f"read-{sheet:05d}", some)


def keep_readings(ports: Ports, record: Import, gathered: Gathered) -> None:
    """Keep how the letters of the files could be read, for a person to choose from."""
    readings = [
        ReadingOf(kind, one.encoding.value, one.words)
        for kind, table in gathered.tables.items()
        for one in table.readings
    ]
    if readings:
        store.keep_readings(ports.documents, record.id, readings)


def _errors(findings: Iterable[Finding]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _refuse(ports: Ports, record: Import, tallies: tuple[FileTally, ...], findings: list[Finding]) -> None:
    _settle(ports, record, {"state": ImportState.REFUSED, "read": tallies}, findings)


def _staged(ports: Ports, record: Import, gathered: Gathered, findings: list[Finding]) -> Import:
    payers: list[Deed] = list(gathered.payers.values())
    portions = list(packed(payers, gathered.deeds.values(), PORTION_DEEDS))
    for number, deeds in enumerate(portions, 1):
        portion = Portion(record.id, number, len(deeds), reading=record.reading)
        store.keep_deeds(ports.documents, portion, deeds)
        try:
            ports.tables.commit([store.portion_write(portion, None)], IMPORTER)
        except AlreadyThere:
            continue  # by a twin of this step, or by its first attempt
    after = {"state": ImportState.CHECKING, "read": gathered.tallies(), "portions": len(portions)}
    return _settle(ports, record, {**after, "unknown_codes": len(gathered.unknown)}, findings)


def _settle(ports: Ports, record: Import, after: Mapping[str, object], findings: list[Finding]) -> Import:
    errors = _errors(findings)

    def compose(found: Import) -> Import | None:
        if found.state is not ImportState.READING or found.reading != record.reading:
            return None  # discarded, read by a twin of this step, or to be read anew
        counted = replace(found, errors=errors, notices=len(findings) - errors)
        return replace(counted, **after)  # type: ignore[arg-type]  # fields by name

    return change(ports, record.id, compose, IMPORTER)
