"""Routes of imports: open, bring files, preview, post; what was found; templates."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from chalicelib.imports import actions
from chalicelib.imports.actions.handing import BYTES_MAX
from chalicelib.imports.model import (
    FileTally,
    Finding,
    Import,
    ImportFile,
    ImportState,
    Layout,
    Mode,
    Progress,
    Severity,
    Tally,
)
from chalicelib.kernel.languages import Language
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PageQuery, PageView, Sentence, Shape, ShortText, View

api = Api("imports", "/api/v1/imports")

FileKind = Annotated[str, Field(pattern="^[a-z_]{1,40}$")]


class FileIn(Shape):
    """A file that is about to be brought: what it holds, its name and its size in bytes."""

    kind: FileKind
    name: ShortText
    size: int = Field(ge=0, le=BYTES_MAX, strict=True)


class ImportIn(Shape):
    """A new import."""

    name: ShortText = ""
    layout: Layout
    mode: Mode = Mode.GOOD_ROWS
    files: list[FileIn] = Field(min_length=1, max_length=20)


class UploadAddress(View):
    """Where to bring a file: PUT it there as text/csv within five minutes."""

    kind: str
    address: str


class OpenedImportView(View):
    """A new import and where to bring its files."""

    id: str
    uploads: list[UploadAddress]


class ImportFileView(View):
    """A file and, once read, what became of its rows."""

    kind: str
    name: str
    size: int
    rows: int
    good: int
    bad: int
    held: int
    left_out: int

    @classmethod
    def of(cls, file: ImportFile, tallies: dict[str, FileTally]) -> ImportFileView:
        """Show a file."""
        found = tallies.get(file.kind, FileTally(file.kind))
        rows = {name: getattr(found, name) for name in ("rows", "good", "bad", "held", "left_out")}
        return cls(kind=file.kind, name=file.name, size=file.size, **rows)


class TallyView(View):
    """What becomes of one kind of thing; amounts where it moves money."""

    kind: str
    new: int
    there: int
    conflict: int
    refused: int
    amount_new: MoneyView | None = None
    amount_there: MoneyView | None = None

    @classmethod
    def of(cls, key: str, tally: Tally, language: Language) -> TallyView:
        """Show a tally."""
        kind, _, code = key.partition(":")
        return cls(
            kind=kind,
            new=tally.new,
            there=tally.there,
            conflict=tally.conflict,
            refused=tally.refused,
            amount_new=MoneyView.of(tally.minor_new, code, language) if code else None,
            amount_there=MoneyView.of(tally.minor_there, code, language) if code else None,
        )


class ImportView(View):
    """An import in the list."""

    id: str
    name: str
    layout: Layout
    mode: Mode
    state: ImportState
    created_at: datetime
    created_by: str
    posted_at: datetime | None
    ended_at: datetime | None
    file_names: list[str]

    @classmethod
    def of(cls, record: Import) -> ImportView:
        """Show an import."""
        return cls(**_head(record))


class ProgressView(ImportView):
    """An import, how far it is and what it comes to. Before posting the tallies say what would be."""

    files: list[ImportFileView]
    tallies: list[TallyView]
    errors: int
    notices: int
    unknown_codes: int
    deeds: int
    deeds_posted: int
    portions: int
    portions_checked: int
    portions_posted: int
    will_post: bool

    @classmethod
    def of_progress(cls, progress: Progress, language: Language) -> ProgressView:
        """Show an import with its progress."""
        record = progress.record
        rows = {tally.kind: tally for tally in record.read}
        return cls(
            **_head(record),
            files=[ImportFileView.of(file, rows) for file in record.files],
            tallies=[TallyView.of(key, tally, language) for key, tally in progress.tallies.items()],
            errors=progress.errors,
            notices=progress.notices,
            unknown_codes=record.unknown_codes,
            deeds=progress.deeds,
            deeds_posted=progress.deeds_posted,
            portions=record.portions,
            portions_checked=progress.portions_checked,
            portions_posted=progress.portions_posted,
            will_post=progress.will_post,
        )


def _head(record: Import) -> dict[str, Any]:
    shown = ("id", "name", "layout", "mode", "state", "created_at", "created_by", "posted_at", "ended_at")
    return {**{name: getattr(record, name) for name in shown}, "file_names": [file.name for file in record.files]}


class FindingView(View):
    """One thing to know of a row; row 0 is the file itself."""

    file: str
    row: int
    column: str
    severity: Severity
    code: str
    reason: Sentence
    mend: Sentence
    value: str

    @classmethod
    def of(cls, finding: Finding) -> FindingView:
        """Show a finding."""
        return cls(**{name: getattr(finding, name) for name in cls.model_fields})


class ExportView(View):
    """A short-lived address to fetch a file by."""

    address: str


def _progress(call: Call, import_id: str) -> ProgressView:
    return ProgressView.of_progress(actions.progress_of(call.ports, import_id), call.language)


@api.post("", Permission.IMPORT_WRITE)
def create_import(call: Call, body: ImportIn) -> OpenedImportView:
    """Open an import and lend the addresses to bring its files to."""
    files = [ImportFile(file.kind, file.name, file.size) for file in body.files]
    record = actions.create_import(call.ports, body.name, body.layout, body.mode, files, call.actor)
    return _opened(call, record.id)


def _opened(call: Call, import_id: str) -> OpenedImportView:
    addresses = actions.upload_addresses(call.ports, import_id)
    return OpenedImportView(id=import_id, uploads=[UploadAddress(kind=k, address=a) for k, a in addresses.items()])


@api.get("", Permission.IMPORT_READ)
def list_imports(call: Call, query: PageQuery) -> PageView[ImportView]:
    """Imports, the latest first."""
    page = actions.list_imports(call.ports, query.limit, query.cursor)
    return PageView(items=[ImportView.of(record) for record in page.items], cursor=page.cursor)


@api.get("/{import_id}", Permission.IMPORT_READ)
def get_import(call: Call, import_id: str) -> ProgressView:
    """One import: its files, how far it is, what is new, there already or in conflict."""
    return _progress(call, import_id)


@api.post("/{import_id}/addresses", Permission.IMPORT_WRITE, status=200)
def lend_addresses(call: Call, import_id: str) -> OpenedImportView:
    """Fresh addresses to bring the files to, when the first have run out or a file was refused."""
    return _opened(call, import_id)


@api.post("/{import_id}/start", Permission.IMPORT_WRITE, status=202)
def start_import(call: Call, import_id: str) -> ProgressView:
    """Read the files and preview what posting would do; nothing is posted. Asked again, it goes on."""
    actions.start_import(call.ports, import_id, call.actor)
    return _progress(call, import_id)


@api.post("/{import_id}/post", Permission.IMPORT_WRITE, status=202, moves_money=True)
def post_import(call: Call, import_id: str) -> ProgressView:
    """Post what the preview showed, each row once for ever. Asked again, it goes on where it stopped."""
    actions.post_import(call.ports, import_id, call.actor)
    return _progress(call, import_id)


@api.post("/{import_id}/discard", Permission.IMPORT_WRITE, status=200)
def discard_import(call: Call, import_id: str) -> ProgressView:
    """Give an import up before it is posted."""
    actions.discard_import(call.ports, import_id, call.actor)
    return _progress(call, import_id)


@api.get("/{import_id}/findings", Permission.IMPORT_READ)
def list_findings(call: Call, import_id: str, query: PageQuery) -> PageView[FindingView]:
    """What is wrong or worth knowing, row by row, with how to mend it."""
    page = actions.findings_of(call.ports, import_id, query.limit, query.cursor)
    return PageView(items=[FindingView.of(finding) for finding in page.items], cursor=page.cursor)


@api.post("/{import_id}/findings/export", Permission.IMPORT_READ)
def export_findings(call: Call, import_id: str) -> ExportView:
    """All findings as CSV."""
    return ExportView(address=actions.export_findings(call.ports, import_id, call.language))


class TemplateView(View):
    """A CSV file to fill in."""

    file_name: str
    text: str


@api.get("/templates/{layout}/{kind}", Permission.IMPORT_READ)
def get_template(call: Call, layout: str, kind: str) -> TemplateView:
    """A CSV file of a kind to fill in: its heading."""
    return TemplateView(file_name=f"{kind}.csv", text=actions.template(layout, kind))
