"""Small whole files of every type that may be attached, and others that may not."""

from __future__ import annotations

import struct
import zlib

PDF_HEAD = b"%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
PDF_TAIL = b"trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def pdf(inside: bytes = b"") -> bytes:
    """A PDF of almost nothing, with something inside."""
    return PDF_HEAD + inside + PDF_TAIL


def packed(inside: bytes, dictionary: bytes = b"/Type /ObjStm /Filter /FlateDecode") -> bytes:
    """An object stream of a PDF with something inside."""
    return b"5 0 obj\n<<" + dictionary + b">>\nstream\r\n" + zlib.compress(inside) + b"\nendstream\nendobj\n"


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 2, height: int = 2) -> bytes:
    """A gray picture; a large one says so and holds less."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + b"\x80" * min(width, 400) for _ in range(min(height, 400))))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def jpeg(width: int = 8, height: int = 8, behind: bytes = b"") -> bytes:
    """The frame of a JPEG, its data cut short, and what a phone leaves behind the end."""
    start = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
    return start + frame + b"\xff\xda\x00\x08\x01\x01\0\0\x3f\0" + b"\x12\x34" + b"\xff\xd9" + behind


def webp() -> bytes:
    """The container of a WebP."""
    inside = b"WEBPVP8 " + struct.pack("<I", 10) + b"\0" * 10
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def drawn_pdf() -> bytes:
    """A PDF of one page that is green all over, with a table of its objects: what a viewer shows of it is told apart
    from the gray of a viewer that shows nothing.
    """
    fill = b"0 0.6 0 rg 0 0 200 200 re f"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(fill), fill),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 5\n0000000000 65535 f \n" + table
    return body + table + b"trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
