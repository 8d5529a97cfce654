"""Handing files in: opening an import, bringing its files, starting, posting, discarding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from chalicelib.cloud.tables import until_settled
from chalicelib.imports import store
from chalicelib.imports.model import Import, ImportFile, ImportState, Layout, Mode, Portion, Progress, ReadingOf
from chalicelib.imports.rules.layouts import kinds
from chalicelib.imports.rules.standstill import still_since
from chalicelib.imports.rules.tallies import summed
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid, NotFound, RuleBroken
from chalicelib.kernel.ids import ImportId, new_id
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say

QUEUE: Final = "imports"
# All files of an import together. Measured: 62 MB of claims with their transactions are read in 7 s of processor time
# and 0.7 GB of memory; the function has 300 s and 1.7 GB.
BYTES_MAX: Final = 64 * 1024 * 1024
MEDIA_TYPE: Final = "text/csv"
_ENDED: Final = frozenset({ImportState.POSTED, ImportState.DISCARDED})


def import_of(ports: Ports, import_id: str) -> Import:
    """Read an import, strongly consistent. NotFound `import_not_found`."""
    record = store.read_import(ports.tables, import_id) if len(import_id) <= 40 else None  # ULID with its prefix: 30
    if record is None:
        raise NotFound("import_not_found", say("There is no such import."))
    return record


def list_imports(ports: Ports, limit: int, cursor: str | None) -> Page[Import]:
    """One page of imports, the latest first."""
    return store.page_of_imports(ports.tables, limit, cursor)


def create_import(
    ports: Ports, name: str, layout: Layout, mode: Mode, files: Sequence[ImportFile], by: Actor
) -> Import:
    """Open an import for files that are about to be brought. Invalid `bad_files` or `files_too_large`."""
    known, given = kinds(layout), [file.kind for file in files]
    if not files or len(set(given)) != len(given) or not set(given) <= set(known):
        fields = {"files": say("One file each of: {choices}.", choices=", ".join(known))}
        raise Invalid("bad_files", say("Choose one file of each kind that the layout knows."), fields)
    _fit(files)
    now = ports.clock.now()
    record = Import(
        id=ImportId(new_id("imp", now)),
        name=name,
        layout=layout,
        mode=mode,
        state=ImportState.OPEN,
        files=tuple(sorted(files, key=lambda file: known.index(file.kind))),
        created_at=now,
        created_by=by.subject,
        version=1,
    )
    ports.tables.commit([store.import_write(record, None)], by)
    return record


def upload_addresses(ports: Ports, import_id: str) -> dict[str, str]:
    """Where to bring each file (PUT, text/csv), by kind, each for the size that was announced.

    RuleBroken `import_started` once it is being read.
    """
    record = _waiting(import_of(ports, import_id))
    return {
        file.kind: ports.documents.upload_address(store.file_key(record.id, file.kind), MEDIA_TYPE, file.size)
        for file in record.files
    }


def announce_sizes(ports: Ports, import_id: str, sizes: Mapping[str, int], by: Actor) -> Import:
    """Take in how large files are that come again, mended, in bytes by kind. Invalid `files_too_large`."""

    def compose(before: Import) -> Import | None:
        _waiting(before)
        files = tuple(replace(file, size=sizes.get(file.kind, file.size)) for file in before.files)
        _fit(files)
        return replace(before, files=files) if files != before.files else None

    return change(ports, import_id, compose, by)


def _waiting(record: Import) -> Import:
    if record.state not in (ImportState.OPEN, ImportState.REFUSED):
        raise RuleBroken(
            "import_started", say("The files of this import are in already. Open a new import for others.")
        )
    return record


def _fit(files: Iterable[ImportFile]) -> None:
    if sum(file.size for file in files) > BYTES_MAX:
        fields = {"files": say("At most {megabytes} MB together.", megabytes=BYTES_MAX // 1024**2)}
        raise Invalid("files_too_large", say("The files are too large for one import: part them by client."), fields)


def change(ports: Ports, import_id: str, compose: Callable[[Import], Import | None], by: Actor) -> Import:
    """Change an import as `compose` says of it as it is; None leaves it."""

    def attempt() -> Import:
        before = import_of(ports, import_id)
        after = compose(before)
        if after is None:
            return before
        went_on = after.set_going == before.set_going
        after = replace(after, version=before.version + 1, moved_at=ports.clock.now())
        after = replace(after, set_going=0) if went_on else after
        ports.tables.commit([store.import_write(after, before.version)], by)
        return after

    return until_settled(attempt)


def send(ports: Ports, import_id: str, step: str, portions: Sequence[int] = (0,)) -> None:
    """Queue a step of an import, once for each portion."""
    messages = [{"kind": "import", "import_id": import_id, "step": step, "portion": number} for number in portions]
    ports.queues.send(QUEUE, messages)


def start_import(ports: Ports, import_id: str, by: Actor) -> Import:
    """Have the files read and compared with the books; nothing is posted. Asked again, it goes on where it stopped.

    RuleBroken `import_ended`.
    """

    def compose(record: Import) -> Import | None:
        if record.state in _ENDED or record.state is ImportState.POSTING:
            raise RuleBroken("import_ended", say("This import was posted or discarded. Open a new one."))
        fresh = record.state in (ImportState.OPEN, ImportState.REFUSED)
        return replace(record, state=ImportState.READING, errors=0, notices=0, read=()) if fresh else None

    return go_on(ports, change(ports, import_id, compose, by))


def go_on(ports: Ports, record: Import) -> Import:
    """Queue what an import waits for in the step it stands at; a message too many changes nothing."""
    if record.state is ImportState.READING:
        send(ports, record.id, "read")
    elif record.state is ImportState.CHECKING:
        waiting = [portion.number for portion in store.read_portions(ports.tables, record) if not portion.checked]
        send(ports, record.id, "check", waiting or [1])
    elif record.state is ImportState.POSTING:
        send(ports, record.id, "post", unposted(store.read_portions(ports.tables, record)))
    return record


def choose_encodings(ports: Ports, import_id: str, chosen: Mapping[str, str], by: Actor) -> Import:
    """Have the files read anew, those named by kind in the encoding that a person chose; nothing is posted.

    Asked again with the same choice, nothing happens while it is read. Invalid `bad_files` for a kind that is not among
    the files; RuleBroken `import_ended` once it posts or is discarded.
    """

    def compose(record: Import) -> Import | None:
        if record.state in _ENDED or record.state is ImportState.POSTING:
            raise RuleBroken("import_ended", say("This import was posted or discarded. Open a new one."))
        if not set(chosen) <= {file.kind for file in record.files}:
            raise Invalid("bad_files", say("The import has no such file."))
        files = tuple(replace(file, encoding=chosen.get(file.kind, file.encoding)) for file in record.files)
        if files == record.files and record.state is not ImportState.REFUSED:
            return None
        anew = replace(record, state=ImportState.READING, errors=0, notices=0, read=(), portions=0, unknown_codes=0)
        return replace(anew, files=files, reading=record.reading + 1)

    record = change(ports, import_id, compose, by)
    return go_on(ports, record) if record.state is ImportState.READING else record


def readings_of(ports: Ports, import_id: str) -> list[ReadingOf]:
    """How the letters of an import's files read in every encoding that could be theirs; nothing for files whose bytes
    tell. NotFound `import_not_found`.
    """
    record = import_of(ports, import_id)
    return store.read_readings(ports.documents, import_id) if any(tally.asked for tally in record.read) else []


def post_import(ports: Ports, import_id: str, by: Actor) -> Import:
    """Post what the preview showed: the good rows, or nothing when the mode is all or nothing and a row is bad.

    Asked again while it posts, it goes on where it stopped; when it is posted, nothing happens. RuleBroken
    `import_has_errors`, `import_not_previewed`.
    """
    progress = progress_of(ports, import_id)

    def compose(record: Import) -> Import | None:
        if record.state in (ImportState.POSTING, ImportState.POSTED):
            return None
        if record.state is not ImportState.PREVIEWED:
            raise RuleBroken("import_not_previewed", say("Wait for the preview, then post."))
        if not progress.will_post:
            raise RuleBroken(
                "import_has_errors",
                say("A row is bad and this import takes all rows or none. Mend the files and upload."),
            )
        return replace(record, state=ImportState.POSTING, posted_by=by.subject, posted_at=ports.clock.now())

    return go_on(ports, change(ports, import_id, compose, by))


def unposted(portions: Sequence[Portion]) -> list[int]:
    """The portions whose turn it is: the payers' first, then all others side by side; the first again when all are."""
    if not portions[0].posted:
        return [portions[0].number]
    return [portion.number for portion in portions if not portion.posted] or [portions[0].number]


def discard_import(ports: Ports, import_id: str, by: Actor) -> Import:
    """Give an import up; the books never saw it. RuleBroken `import_posted` once it posts."""

    def compose(record: Import) -> Import | None:
        if record.state in (ImportState.POSTING, ImportState.POSTED):
            raise RuleBroken("import_posted", say("This import is in the books. Correct there what is wrong."))
        if record.state is ImportState.DISCARDED:
            return None
        return replace(record, state=ImportState.DISCARDED, ended_at=ports.clock.now())

    return change(ports, import_id, compose, by)


def progress_of(ports: Ports, import_id: str) -> Progress:
    """An import and how far it is."""
    record = import_of(ports, import_id)
    portions = store.read_portions(ports.tables, record)
    errors = record.errors + sum(portion.check_errors for portion in portions)
    found = sum(portion.check_findings + portion.post_findings for portion in portions)
    return Progress(
        record=record,
        portions_checked=sum(portion.checked for portion in portions),
        portions_posted=sum(portion.posted for portion in portions),
        deeds=sum(portion.deeds for portion in portions),
        deeds_posted=sum(portion.place for portion in portions),
        tallies=summed(portions),
        errors=errors + sum(portion.post_findings for portion in portions),
        notices=record.notices + found - sum(p.check_errors + p.post_findings for p in portions),
        will_post=record.state is ImportState.PREVIEWED and (record.mode is Mode.GOOD_ROWS or errors == 0),
        still_since=still_since(record, portions, ports.clock.now()),
    )
