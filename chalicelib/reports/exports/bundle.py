"""Many files behind one another, so that they may be written in parts: what a ZIP archive holds before its directory.

Of the pieces, joined in order and with the directory behind them, the archive is made; or each file is taken out again.
Files are stored as they are: a PDF is packed already. They are below 65,536 and 4 GiB, so without ZIP64 (PKWARE APPNOTE
6.3.10, 4.3).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple
from zlib import crc32

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_UTF_8: Final = 0x800


class Member(NamedTuple):
    """One file of a bundle: its name, its bytes, and its head as it stands before them."""

    name: bytes
    body: bytes
    head: tuple[int, ...]  # time, day, check sum


def member(name: str, body: bytes, at: datetime) -> bytes:
    """A file as it lies in a bundle."""
    named = name.encode()
    time, day = at.hour << 11 | at.minute << 5 | at.second // 2, at.year - 1980 << 9 | at.month << 5 | at.day
    sizes = (len(body), len(body), len(named), 0)
    return _LOCAL.pack(b"PK\3\4", _VERSION, _UTF_8, 0, time, day, crc32(body), *sizes) + named + body


def members(piece: bytes) -> Iterator[Member]:
    """The files of a piece, in order."""
    at = 0
    while at < len(piece):
        _, _, _, _, time, day, crc, size, _, named, _ = _LOCAL.unpack_from(piece, at)
        begins = at + _LOCAL.size + named
        yield Member(piece[at + _LOCAL.size : begins], piece[begins : begins + size], (time, day, crc))
        at = begins + size


def directory(pieces: Iterable[bytes]) -> bytes:
    """What makes an archive of these pieces when it stands behind them."""
    entries, at = list[bytes](), 0
    for piece in pieces:
        for name, body, head in members(piece):
            told = (len(body), len(body), len(name), 0, 0, 0, 0, 0, at)
            entries.append(_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, _UTF_8, 0, *head, *told) + name)
            at += _LOCAL.size + len(name) + len(body)
    whole = b"".join(entries)
    return whole + _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(whole), at, 0)
