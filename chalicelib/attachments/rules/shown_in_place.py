"""Whether a file is pages to look at and nothing more.

Source: ISO 32000-2, 12.6.4 (actions), 7.11.4 (embedded files), 7.3.5 (names written with #xx), 7.5.7 (object streams).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from chalicelib.attachments.model import MediaType

# What makes a reader do something, send something or open another file; names long enough not to occur by chance in
# the data of a picture. (`/JS` alone does nothing: the action that has it is a `/JavaScript`.)
_ACTIVE: Final = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia\w*|XFA|SubmitForm|ImportData|GoToE|GoToR|Rendition|Movie|Encrypt)"
    rb"(?![A-Za-z])"
)
_NAMED_BY_NUMBER: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY: Final = 2048  # bytes before a stream that may say what it is
_UNPACKED_MAX: Final = 32 * 2**20  # bytes: a bomb is not looked at, and so not shown


def is_shown_in_place(media_type: MediaType, body: bytes) -> bool:
    """A picture is; a PDF is when nothing in it acts (scripts, embedded files, forms that send) and all of it could be
    read: what is encrypted, or unpacks to more than can be looked at, is a download alone.
    """
    if media_type is not MediaType.PDF:
        return True
    return not any(part is None or _ACTIVE.search(_plain(part)) for part in _parts(body))


def _plain(part: bytes) -> bytes:
    """Names with their letters: `/J#61vaScript` is `/JavaScript`."""
    return _NAMED_BY_NUMBER.sub(lambda match: bytes([int(match.group(1), 16)]), part)


def _parts(body: bytes) -> Iterator[bytes | None]:
    """The file as it is, and what its compressed objects hold; None when that is too much or cannot be read."""
    yield body
    left = _UNPACKED_MAX
    for match in _STREAM.finditer(body):
        dictionary = _plain(body[max(0, match.start() - _DICTIONARY) : match.start()].rpartition(b"obj")[2])
        if b"ObjStm" not in dictionary:
            continue
        packed = body[match.end() : body.find(b"endstream", match.end())]
        unpacked = _unpacked(packed, left) if b"FlateDecode" in dictionary else None
        yield unpacked
        left -= len(unpacked or b"")


def _unpacked(packed: bytes, most: int) -> bytes | None:
    reader = zlib.decompressobj()
    try:
        found = reader.decompress(packed, max(1, most))
    except zlib.error:
        return None
    return found if reader.eof else None
