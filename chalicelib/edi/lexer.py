"""From bytes to segments: delimiters from each ISA, any terminator, several interchanges a file, a little at a time.

The file's own delimiters are mapped to four control characters before anything is split, in one pass over the bytes,
so that everything behind works with fixed separators and no value can be mistaken for one. Line ends that are no
delimiter are layout and are dropped; control characters inside values become SUB (0x1A) and are reported by the
element they spoil.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, NamedTuple

from chalicelib.edi.issue import ERROR, WARNING, Issue, finding

CHUNK = 1 << 16
# Claims are handed on every so many segments: what is freed early is reused while it is still in the processor's cache,
# which halves the time of a large file (measured, docs/decisions/edi-compiled-tables.md).
BATCH = 128
_BLANK = b" \t\r\n"
_PADDING = _BLANK + b"\x00\x1a"
_BOM = b"\xef\xbb\xbf"
# What a file that is not X12 most often is, by how it begins.
_OTHER = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"<", "an HTML or XML page"),
    (b"{", "JSON"),
    (b"[", "JSON"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
    (b"UNA", "an EDIFACT message"),
    (b"UNB", "an EDIFACT message"),
    (b"MSH", "an HL7 message"),
)


class Delimiters(NamedTuple):
    """The four delimiters of one interchange; `repetition` is empty where there is none."""

    element: str = "*"
    component: str = ":"
    repetition: str = "^"
    terminator: str = "~"


class Opening(NamedTuple):
    """An ISA: its sixteen elements as they stand, its delimiters, and what is wrong with those."""

    elements: tuple[str, ...]
    delimiters: Delimiters
    issues: tuple[Issue, ...] = ()


class Batch(NamedTuple):
    """Some segments in a row; `careful` where a repetition, a control character or a tab is among them."""

    raws: list[str]
    careful: bool
    guessed: bool


Piece = Opening | Batch | Issue


def lex(stream: BinaryIO) -> Iterator[Piece]:
    """Openings, lists of mapped segments (the last ends with IEA or where the interchange breaks off), and faults."""
    buffer = _beginning(stream, _fill(stream, b"", 4096).removeprefix(_BOM))
    if not buffer.startswith(b"ISA"):
        yield _not_x12(buffer)
        return
    first = True
    while buffer:
        if not buffer.startswith(b"ISA"):
            yield finding("file.tail", WARNING, value=_shown(buffer), scope="interchange")
            return
        opening, start = _open(buffer)
        if opening is None:
            yield finding("file.cut" if first else "file.tail", ERROR, scope="interchange", value=_shown(buffer))
            return
        yield opening
        if any(issue.code == "interchange.terminator" for issue in opening.issues):
            return
        rest = yield from _segments(stream, buffer[start:], opening.delimiters)
        buffer, first = _beginning(stream, rest), False


def _beginning(stream: BinaryIO, buffer: bytes) -> bytes:
    """The buffer without the blanks before the next interchange, filled far enough to hold its ISA."""
    buffer = buffer.lstrip(_PADDING)
    while not buffer and (more := stream.read(CHUNK)):
        buffer = more.lstrip(_PADDING)
    return _fill(stream, buffer, 4096) if buffer else b""


def _fill(stream: BinaryIO, buffer: bytes, least: int) -> bytes:
    while len(buffer) < least and (more := stream.read(CHUNK)):
        buffer += more
    return buffer


def _not_x12(buffer: bytes) -> Issue:
    if not buffer:
        return finding("file.empty", ERROR, scope="interchange")
    if re.match(rb"(?:GS|ST)[^A-Za-z0-9\s]", buffer):
        return finding("file.no_isa", ERROR, scope="interchange")
    head = buffer[:64].lstrip(_BLANK)
    known = (name for start, name in _OTHER if head.startswith(start))
    kind = next(known, "binary" if b"\x00" in buffer[:1024] else "plain text")
    return finding("file.not_x12", ERROR, value=kind, scope="interchange")


def _shown(data: bytes) -> str:
    return data[:40].decode("latin-1")


def _open(buffer: bytes) -> tuple[Opening | None, int]:
    """The ISA at the start of the buffer and where the next segment begins; None where it is cut off."""
    separator = buffer[3:4]
    pieces = buffer[:400].split(separator, 16) if separator else []
    if len(pieces) < 17 or len(pieces[16]) < 2:
        return None, 0
    component, terminator = pieces[16][:1], pieces[16][1:2]
    claimed, component = component, _component(component, pieces[11], buffer)
    end = len(buffer[:400]) - len(pieces[16]) + 2
    repetition = pieces[11] if len(pieces[11]) == 1 and not pieces[11].isalnum() and pieces[11] != b" " else b""
    repetition = b"" if repetition in (separator, component, terminator) else repetition
    marks = Delimiters(*(mark.decode("latin-1") for mark in (separator, component, repetition, terminator)))
    elements = tuple(piece.decode("latin-1") for piece in (*pieces[1:16], claimed))
    return Opening(elements, marks, tuple(_isa_issues(elements, marks, end))), end


def _component(component: bytes, repetition: bytes, buffer: bytes) -> bytes:
    """ISA16, except where ISA names one mark for components and repetitions, and only ':' is in use further on."""
    unused = component == repetition and component not in buffer[106:] and b":" in buffer[106:]
    return b":" if unused else component


def _isa_issues(elements: tuple[str, ...], marks: Delimiters, end: int) -> Iterator[Issue]:
    marked = (marks.element, marks.component, marks.terminator)
    if marks.terminator.isalnum() or marks.terminator == " " or len(set(marked)) < 3 or marks.element.isalnum():
        yield finding("interchange.terminator", ERROR, scope="interchange", value=marks.terminator)
    if end != 106:
        yield finding("interchange.length", WARNING, scope="interchange", value=str(end))
    if elements[15] != marks.component:
        yield finding("interchange.component", WARNING, scope="interchange", value=elements[15])


def mapping(marks: Delimiters) -> tuple[bytes, bytes]:
    """The byte table that maps these delimiters to the fixed ones, and the bytes it drops."""
    table = bytearray(range(256))
    table[:32] = b"\x1a" * 32
    table[9], table[10], table[13] = 9, 10, 13
    used = (marks.element, marks.component, marks.repetition, marks.terminator)
    for fixed, mark in enumerate(used, 1):
        if mark:
            table[ord(mark.encode("latin-1"))] = fixed
    return bytes(table), bytes(b for b in b"\r\n" if chr(b) not in used)


def _segments(stream: BinaryIO, buffer: bytes, marks: Delimiters) -> Generator[Piece, None, bytes]:
    """Yields the interchange's segments and answers the bytes behind it."""
    terminator = marks.terminator.encode("latin-1")
    table, dropped = mapping(marks)
    border = re.compile(rb"I(?:EA|SA)" + re.escape(marks.element.encode("latin-1")))
    warned = False
    while True:
        stop, last = _stop(buffer, border, terminator)
        more = b"" if last else stream.read(max(CHUNK, len(buffer)))
        whole = last or not more
        cut = stop if last else len(buffer) if whole else buffer.rfind(terminator) + 1
        batch = split(buffer[:cut].translate(table, dropped))
        if batch.guessed and not warned:
            warned = True
            yield finding("interchange.characters", WARNING, scope="interchange")
        for start in range(0, len(batch.raws), BATCH):
            yield Batch(batch.raws[start : start + BATCH], batch.careful, batch.guessed)
        buffer = buffer[cut:] + more
        if whole:
            return buffer.lstrip(_BLANK) if last else b""


def _stop(buffer: bytes, border: re.Pattern[bytes], terminator: bytes) -> tuple[int, bool]:
    """Where the interchange ends inside the buffer: behind its IEA, or before an ISA that comes without one."""
    for found in border.finditer(buffer):
        before = found.start()
        while before and buffer[before - 1] in _BLANK and buffer[before - 1 : before] != terminator:
            before -= 1
        if before and buffer[before - 1 : before] != terminator:
            continue
        if found.group().startswith(b"ISA"):
            return before, True
        end = buffer.find(terminator, found.end())
        if end >= 0:
            return end + 1, True
    return 0, False


def split(data: bytes) -> Batch:
    """Mapped bytes as segments without the blanks before them; UTF-8, or Latin-1 where it is not."""
    guessed = False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text, guessed = data.decode("latin-1"), True
    raws = text.split("\x04")
    if text[:1] in " \t" or "\x04 " in text or "\x04\t" in text:
        raws = [raw.lstrip(" \t") for raw in raws]
    return Batch([raw for raw in raws if raw], any(mark in text for mark in "\x03\x1a\t"), guessed)
