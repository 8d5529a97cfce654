"""The words of imports."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from chalicelib.kernel.ids import ImportId
from chalicelib.kernel.sentences import Said
from chalicelib.kernel.values import dataclass

IMPORT_FINDING_COLUMNS: Final = (
    "file",
    "row",
    "column",
    "severity",
    "code",
    "reason",
    "mend",
    "value",
)  # as it is written out


class Layout(StrEnum):
    """How the files are laid out: as Synthea writes them, or plainly as docs/imports.md says."""

    SYNTHEA = "synthea"
    PLAIN = "plain"


class Mode(StrEnum):
    """What happens when some rows are bad: the good ones are posted, or nothing is."""

    GOOD_ROWS = "good_rows"
    ALL_OR_NOTHING = "all_or_nothing"


class ImportState(StrEnum):
    """Where an import stands. Only `posting` touches the books."""

    OPEN = "open"  # waits for its files
    READING = "reading"
    CHECKING = "checking"  # its rows are compared with the books
    PREVIEWED = "previewed"
    POSTING = "posting"
    POSTED = "posted"
    REFUSED = "refused"  # its files cannot be read
    DISCARDED = "discarded"


WORKING: Final = frozenset({ImportState.READING, ImportState.CHECKING, ImportState.POSTING})  # goes on by itself
WORKLIST: Final = "IMPORTING"  # where an import stands while it does


@dataclass(frozen=True, slots=True)
class ImportFile:
    """One file of an import. `kind` is what it holds; `size` in bytes as announced; `encoding` what a person chose."""

    kind: str
    name: str
    size: int
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class FileTally:
    """What was found in a file, in rows: good + bad + kept_out + left_out = rows.

    Rows kept out are good themselves but belong with a bad one; left_out rows hold nothing to import.
    """

    kind: str
    rows: int = 0
    good: int = 0
    bad: int = 0
    kept_out: int = 0
    left_out: int = 0
    encoding: str = ""  # in which it was read; "" when that is unclear
    asked: bool = False  # its letters could be read in other encodings too


@dataclass(frozen=True, slots=True)
class Tally:
    """What becomes of the deeds of one kind, in deeds; `minor_*` are their sums in minor units."""

    new: int = 0
    there: int = 0
    conflict: int = 0
    refused: int = 0
    minor_new: int = 0
    minor_there: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.new + other.new,
            self.there + other.there,
            self.conflict + other.conflict,
            self.refused + other.refused,
            self.minor_new + other.minor_new,
            self.minor_there + other.minor_there,
        )


Tallies = dict[str, Tally]  # by kind of deed


class Severity(StrEnum):
    """An error keeps a row out; a notice says what was done with a row that goes in."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a file, as a spreadsheet numbers it: the heading is row 1. Row 0 is the file itself."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know of a row: what is wrong in which column, and how to mend it.

    `value` is quoted only from columns that say nothing about a person's health or identity.
    """

    file: str
    row: int
    column: str
    code: str
    reason: Said
    mend: Said
    severity: Severity = Severity.ERROR
    value: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """One hand-over of files, from its upload to the books."""

    id: ImportId
    name: str
    layout: Layout
    mode: Mode
    state: ImportState
    files: tuple[ImportFile, ...]
    created_at: datetime
    created_by: str
    version: int
    read: tuple[FileTally, ...] = ()
    portions: int = 0
    errors: int = 0  # found while reading
    notices: int = 0
    unknown_codes: int = 0
    posted_by: str = ""
    posted_at: datetime | None = None
    ended_at: datetime | None = None
    reading: int = 0  # how often the files were read anew, in another encoding
    moved_at: datetime | None = None  # when it last came a step further, or was set going
    set_going: int = 0  # how often since it last came further: nobody's press, the sweep's


@dataclass(frozen=True, slots=True)
class ReadingOf:
    """How the first words of a file with other letters than English ones read in one encoding."""

    kind: str
    encoding: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of an import that one step works off: whole accounts, in order. `place` counts the deeds posted so far.

    `reading` is the reading of the files it came of: after another one it is forgotten.
    """

    import_id: ImportId
    number: int
    deeds: int
    version: int = 1
    checked: bool = False
    posted: bool = False
    place: int = 0
    tallies: Tallies = field(default_factory=dict)
    check_findings: int = 0
    check_errors: int = 0
    post_findings: int = 0
    refused: dict[str, list[int]] = field(default_factory=dict)  # kind -> [deeds, minor units]
    reading: int = 0
    moved_at: datetime | None = None

    def changed(self, at: datetime, **changes: object) -> Portion:
        """The portion with changes, one version on, moved at this instant."""
        return replace(self, version=self.version + 1, moved_at=at, **changes)  # type: ignore[arg-type]  # fields by name


@dataclass(frozen=True, slots=True)
class Progress:
    """An import and how far it is: portions and deeds done of all, and what becomes of its deeds by kind."""

    record: Import
    portions_checked: int
    portions_posted: int
    deeds: int
    deeds_posted: int
    tallies: Tallies
    errors: int
    notices: int
    will_post: bool  # what the chosen mode lets post
    still_since: datetime | None = None  # when it last moved, for one that should by now have moved again
