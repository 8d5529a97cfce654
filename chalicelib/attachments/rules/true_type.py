"""What a file is by its own bytes: a name or an announced type proves nothing.

Sources: ISO 32000-2, 7.5.2 and 7.5.5 (PDF header and trailer); PNG (W3C, 2003), 5; ITU-T T.81, B.1.1 (JPEG markers);
WebP Container Specification (RIFF).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from chalicelib.attachments.model import BYTES_MAX, PIXELS_MAX, MediaType
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.sentences import Said, say

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_TAIL: Final = 1024  # bytes: where a reader looks for the end of a PDF
_MIB: Final = 2**20


def type_of(body: bytes) -> MediaType:
    """A file is taken when its bytes are a whole PDF, PNG, JPEG or WebP, of a size that can be looked at.

    Invalid `empty_file`, `file_too_large`, `broken_file`, `wrong_type`.
    """
    if not body:
        raise _refused("empty_file", say("This file is empty. Scan or save it again."))
    must_fit(len(body))
    for media_type, (begins, whole) in _KNOWN.items():
        if begins(body):
            if not whole(body):
                raise _refused("broken_file", say("This file is not whole. Scan or save it again."))
            return media_type
    raise _refused("wrong_type", _other(body))


def must_fit(size: int) -> None:
    """A file has at most `BYTES_MAX` bytes. Invalid `file_too_large`."""
    if size > BYTES_MAX:
        sentence = say("A file may have {most} MB at most. Scan it in fewer colors.", most=BYTES_MAX // _MIB)
        raise _refused("file_too_large", sentence)


def _refused(code: str, sentence: Said) -> Invalid:
    return Invalid(code, sentence, {"file": sentence})


def _other(body: bytes) -> Said:
    """What to do with a file of a type that is not taken."""
    if body[4:8] == b"ftyp":
        return say("This is a phone's HEIC picture or a film. Save the picture as JPEG and attach that.")
    if body[:4] in (b"II*\0", b"MM\0*"):
        return say("This is a TIFF picture. Save it as PDF and attach that.")
    return say("Only PDF, JPEG, PNG and WebP can be attached. Print the file to PDF and attach that.")


def _whole_pdf(body: bytes) -> bool:
    return b"%%EOF" in body[-_TAIL:]


def _whole_png(body: bytes) -> bool:
    """All chunks are there, and nothing stands behind the last."""
    if body[12:16] != b"IHDR" or not _may_be_looked_at(_number(body, 16, 4), _number(body, 20, 4)):
        return False
    at = len(_PNG)
    while at + 12 <= len(body):
        end = at + 12 + _number(body, at, 4)
        if body[at + 4 : at + 8] == b"IEND":
            return end == len(body)
        at = end
    return False


def _whole_jpeg(body: bytes) -> bool:
    """Its segments lead to a picture of a size, its data and their end. Phones leave a trailer behind that."""
    at, sized = 2, False
    while at + 4 <= len(body) and body[at] == 0xFF:
        marker, length = body[at + 1], _number(body, at + 2, 2)
        if marker == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        if marker in _FRAMES:
            sized = _may_be_looked_at(_number(body, at + 5, 2), _number(body, at + 7, 2))
        at += 2 + length
        if marker == _SCAN:
            return sized and b"\xff\xd9" in body[at:]
    return False


_SCAN: Final = 0xDA
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15 without DHT, JPG and DAC


def _whole_webp(body: bytes) -> bool:
    """The container says how long it is, and is."""
    return int.from_bytes(body[4:8], "little") + 8 == len(body) and body[12:15] == b"VP8"


def _may_be_looked_at(width: int, height: int) -> bool:
    return 0 < width * height <= PIXELS_MAX


def _number(body: bytes, at: int, length: int) -> int:
    return int.from_bytes(body[at : at + length], "big")


_Look = Callable[[bytes], bool]
_KNOWN: Final[dict[MediaType, tuple[_Look, _Look]]] = {
    MediaType.PDF: (lambda body: body.startswith(b"%PDF-"), _whole_pdf),
    MediaType.PNG: (lambda body: body.startswith(_PNG), _whole_png),
    MediaType.JPEG: (lambda body: body.startswith(_JPEG), _whole_jpeg),
    MediaType.WEBP: (lambda body: body[:4] == b"RIFF" and body[8:12] == b"WEBP", _whole_webp),
}
