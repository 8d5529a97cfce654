"""Files handed in over HTTP: where to bring them, what came of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final

from pydantic import Field

from chalicelib.catalog import actions
from chalicelib.catalog.api.base import api
from chalicelib.catalog.model import CodeSystem, Load, LoadKind, LoadState
from chalicelib.kernel.encodings import Encoding
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Sentence, Shape, ShortText, TermDay, View
from chalicelib.web.shown import shown

FILE_BYTES_MAX: Final = 64 * 1024 * 1024  # our own limit: the largest release there is (ICD-10-CM) is a quarter of it


class UploadBody(Shape):
    """How large the file is that is about to be brought, in bytes."""

    size: Annotated[int, Field(ge=0, le=FILE_BYTES_MAX, strict=True)]


class LoadBody(Shape):
    """Which uploaded file to load, and what it holds; codes need their system and first day.

    Without `encoding` it is found by the letters of the file, or asked for by a finding.
    """

    kind: LoadKind
    document_key: str = Field(max_length=200)
    name: ShortText = ""
    system: CodeSystem | None = None
    effective_on: TermDay | None = None
    encoding: Encoding | None = None


class LoadFindingView(View):
    """One thing wrong in a file."""

    row: int
    column: str
    reason: Sentence
    mend: Sentence


class LoadView(View):
    """A file that was handed in and what came of it; `findings` are the first of `findings_count`."""

    id: str
    kind: LoadKind
    name: str
    system: CodeSystem | None
    effective_on: date | None
    requested_at: datetime
    state: LoadState
    rows: int
    taken: int
    unchanged: int
    findings: list[LoadFindingView]
    findings_count: int

    @classmethod
    def of(cls, load: Load) -> LoadView:
        """Show a load."""
        return shown(cls, load)


class UploadView(View):
    """Where to bring a file, and the key to name it by afterwards."""

    document_key: str
    address: str


@api.post("/uploads", Permission.CATALOG_WRITE)
def new_upload(call: Call, body: UploadBody) -> UploadView:
    """An address to bring a catalog file to (PUT, application/octet-stream), of exactly the size that is told."""
    key, address = actions.upload_address(call.ports, body.size)
    return UploadView(document_key=key, address=address)


@api.post("/releases", Permission.CATALOG_WRITE, status=202)
def request_load(call: Call, body: LoadBody) -> LoadView:
    """Load an uploaded file; the report is at its load."""
    return LoadView.of(_requested(call, body))


def _requested(call: Call, body: LoadBody) -> Load:
    return actions.request_load(
        call.ports,
        body.kind,
        body.document_key,
        body.name,
        call.actor,
        system=body.system,
        effective_on=body.effective_on,
        encoding=body.encoding or "",
    )


@api.get("/loads", Permission.CATALOG_READ)
def list_loads(call: Call) -> list[LoadView]:
    """Files that were handed in and what came of them, the latest first."""
    return [LoadView.of(load) for load in actions.list_loads(call.ports)]


@api.get("/loads/{load_id}", Permission.CATALOG_READ)
def get_load(call: Call, load_id: str) -> LoadView:
    """One file that was handed in and what came of it."""
    return LoadView.of(actions.load_by_id(call.ports, load_id))
