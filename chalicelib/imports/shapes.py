"""What the doors of imports take in and show."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

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
from chalicelib.kernel.encodings import Encoding
from chalicelib.kernel.languages import Language
from chalicelib.web.shapes import MoneyView, Sentence, Shape, ShortText, View
from chalicelib.web.shown import amounts, shown

FileKind = Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
Bytes = Annotated[int, Field(ge=0, le=BYTES_MAX, strict=True)]


class FileIn(Shape):
    """A file that is about to be brought: what it holds, its name and its size in bytes."""

    kind: FileKind
    name: ShortText
    size: Bytes


class SizesIn(Shape):
    """How large the files are that come again, in bytes by kind; those left out are as large as before."""

    sizes: dict[FileKind, Bytes] = Field(default_factory=dict, max_length=20)


class ImportIn(Shape):
    """A new import."""

    name: ShortText = ""
    layout: Layout
    mode: Mode = Mode.GOOD_ROWS
    files: list[FileIn] = Field(min_length=1, max_length=20)


class EncodingsIn(Shape):
    """The encodings that a person chose, by kind of file."""

    encodings: dict[FileKind, Encoding] = Field(min_length=1, max_length=20)


class ReadingView(View):
    """How the first words of a file with other letters than English ones read in one encoding."""

    kind: str
    encoding: str
    words: list[str]


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
    kept_out: int
    left_out: int
    encoding: str  # "" before it was read, or when a person must choose it
    asked: bool  # its letters could be read in other encodings too

    @classmethod
    def of(cls, file: ImportFile, tallies: dict[str, FileTally]) -> ImportFileView:
        """Show a file."""
        found = tallies.get(file.kind, FileTally(file.kind))
        return shown(cls, found, name=file.name, size=file.size)


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
        money = amounts(code, language) if code else None
        return shown(
            cls,
            tally,
            kind=kind,
            amount_new=money and money(tally.minor_new),
            amount_there=money and money(tally.minor_there),
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
        return shown(cls, record, file_names=[file.name for file in record.files])


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
    still_since: datetime | None  # when it last moved, for one that should have moved again and is set going by itself

    @classmethod
    def of_progress(cls, progress: Progress, language: Language) -> ProgressView:
        """Show an import with its progress."""
        record = progress.record
        rows = {tally.kind: tally for tally in record.read}
        return shown(
            cls,
            progress,
            **dict(ImportView.of(record)),
            files=[ImportFileView.of(file, rows) for file in record.files],
            tallies=[TallyView.of(key, tally, language) for key, tally in progress.tallies.items()],
            unknown_codes=record.unknown_codes,
            portions=record.portions,
        )


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
        return shown(cls, finding)


class TemplateView(View):
    """A CSV file to fill in."""

    file_name: str
    text: str
