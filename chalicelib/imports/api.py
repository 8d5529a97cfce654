"""Routes of imports: open, bring files, preview, post; what was found; templates."""

from __future__ import annotations

from chalicelib.imports import actions
from chalicelib.imports.model import ImportFile
from chalicelib.imports.shapes import (
    EncodingsIn,
    FindingView,
    ImportIn,
    ImportView,
    OpenedImportView,
    ProgressView,
    ReadingView,
    SizesIn,
    TemplateView,
    UploadAddress,
)
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView

api = Api("imports", "/api/v1/imports")


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
def lend_addresses(call: Call, import_id: str, body: SizesIn) -> OpenedImportView:
    """Fresh addresses to bring the files to, when the first have run out or a file was refused."""
    actions.announce_sizes(call.ports, import_id, body.sizes, call.actor)
    return _opened(call, import_id)


@api.post("/{import_id}/start", Permission.IMPORT_WRITE, status=202)
def start_import(call: Call, import_id: str) -> ProgressView:
    """Read the files and preview what posting would do; nothing is posted. Asked again, it goes on."""
    actions.start_import(call.ports, import_id, call.actor)
    return _progress(call, import_id)


@api.get("/{import_id}/readings", Permission.IMPORT_READ)
def list_readings(call: Call, import_id: str) -> list[ReadingView]:
    """How each file's letters read in every encoding that could be its own; none of files whose bytes tell."""
    found = actions.readings_of(call.ports, import_id)
    return [ReadingView(kind=one.kind, encoding=one.encoding, words=list(one.words)) for one in found]


@api.post("/{import_id}/encodings", Permission.IMPORT_WRITE, status=202)
def choose_encodings(call: Call, import_id: str, body: EncodingsIn) -> ProgressView:
    """Read the files anew in the encodings that were chosen; nothing is posted."""
    actions.choose_encodings(call.ports, import_id, dict(body.encodings), call.actor)
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


@api.get("/templates/{layout}/{kind}", Permission.IMPORT_READ)
def get_template(call: Call, layout: str, kind: str) -> TemplateView:
    """A CSV file of a kind to fill in: its heading."""
    return TemplateView(file_name=f"{kind}.csv", text=actions.template(layout, kind))
