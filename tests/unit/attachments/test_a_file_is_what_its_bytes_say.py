"""What may be attached is told by its bytes alone: a row a type, and a row a way to lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.attachments.model import BYTES_MAX, MediaType
from chalicelib.attachments.rules.clean_name import clean_name
from chalicelib.attachments.rules.shown_in_place import is_shown_in_place
from chalicelib.attachments.rules.true_type import must_fit, type_of
from chalicelib.kernel.errors import Invalid
from tests.fakes.files import jpeg, packed, pdf, png, webp

TAKEN = {
    "a PDF": (pdf(), MediaType.PDF),
    "a PDF with a web page inside stays a PDF": (pdf(b"<script>alert(1)</script>"), MediaType.PDF),
    "a PNG": (png(), MediaType.PNG),
    "a JPEG": (jpeg(), MediaType.JPEG),
    "a JPEG with a phone's trailer": (jpeg(behind=b"SEFT\0\0"), MediaType.JPEG),
    "a WebP": (webp(), MediaType.WEBP),
}
REFUSED = {
    "nothing": (b"", "empty_file"),
    "too much": (png() + b"\0" * BYTES_MAX, "file_too_large"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "wrong_type"),
    "a drawing with scripts": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "wrong_type"),
    "a web page before a PDF": (b"<html>" + pdf(), "wrong_type"),
    "a program": (b"MZ\x90\0" + b"\0" * 100, "wrong_type"),
    "a zip, or a Word file": (b"PK\x03\x04" + b"\0" * 100, "wrong_type"),
    "a TIFF": (b"II*\0" + b"\0" * 100, "wrong_type"),
    "a HEIC": (b"\0\0\0\x18ftypheic" + b"\0" * 100, "wrong_type"),
    "a GIF": (b"GIF89a" + b"\0" * 100, "wrong_type"),
    "a PDF cut off": (pdf(b" " * 3000)[:2000], "broken_file"),
    "a PNG cut off": (png()[:-12], "broken_file"),
    "a PNG with something behind it": (png() + b"PK\x03\x04", "broken_file"),
    "a PNG that fills a browser": (png(60_000, 60_000), "broken_file"),
    "a PNG of no size": (png(0, 5), "broken_file"),
    "a JPEG cut off": (jpeg()[:-2], "broken_file"),
    "a JPEG that is three bytes of one": (b"\xff\xd8\xff", "broken_file"),
    "a JPEG that fills a browser": (jpeg(60_000, 60_000), "broken_file"),
    "a WebP cut off": (webp()[:-1], "broken_file"),
    "a sound in a RIFF": (b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 40, "wrong_type"),
}


@pytest.mark.parametrize(("body", "media_type"), TAKEN.values(), ids=TAKEN.keys())
def test_what_is_whole_is_taken_as_what_it_is(body: bytes, media_type: MediaType) -> None:
    assert type_of(body) is media_type


@pytest.mark.parametrize(("body", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_is_refused_with_a_reason(body: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        type_of(body)
    assert (refused.value.code, list(refused.value.fields)) == (code, ["file"])


def test_what_is_announced_too_large_is_refused_before_it_is_brought() -> None:
    must_fit(BYTES_MAX)
    with pytest.raises(Invalid, match="10 MB"):
        must_fit(BYTES_MAX + 1)


@given(st.binary(max_size=400), st.sampled_from([pdf(), png(), jpeg(), webp()]), st.integers(0, 60))
def test_no_bytes_break_the_look(tail: bytes, whole: bytes, kept: int) -> None:
    for body in (tail, whole[:kept] + tail):
        try:
            assert type_of(body) in MediaType
        except Invalid:
            continue
        is_shown_in_place(type_of(body), body)


ACTIVE = {
    "a script": pdf(b"6 0 obj\n<</S /JavaScript /JS (app.alert)>>\nendobj\n"),
    "a script by another spelling": pdf(b"6 0 obj\n<</S /J#61vaScript>>\nendobj\n"),
    "a script packed away": pdf(packed(b"<</S /JavaScript>>")),
    "a script packed away by another spelling": pdf(
        packed(b"<</S/JavaScript>>", b"/Type /Obj#53tm /Filter/FlateDecode")
    ),
    "a program to start": pdf(b"<</S /Launch /F (cmd.exe)>>"),
    "a file inside": pdf(b"<</Names <</EmbeddedFiles 7 0 R>>>>"),
    "a form that sends": pdf(b"<</S /SubmitForm>>"),
    "a form of XML": pdf(b"<</AcroForm <</XFA 5 0 R>>>>"),
    "locked": pdf(b"<</Encrypt 8 0 R>>"),
    "packed so that it cannot be read": pdf(packed(b"", b"/Type /ObjStm /Filter /LZWDecode")),
    "a bomb": pdf(packed(b"\0" * (33 * 2**20))),
}


@pytest.mark.parametrize("body", ACTIVE.values(), ids=ACTIVE.keys())
def test_a_pdf_that_acts_is_a_download_alone(body: bytes) -> None:
    assert type_of(body) is MediaType.PDF
    assert not is_shown_in_place(MediaType.PDF, body)


def test_pages_alone_are_shown_in_place() -> None:
    link = b"<</S /URI /URI (https://example.com)>>"
    assert is_shown_in_place(MediaType.PDF, pdf(packed(b"<</Type /Page>>") + link))
    assert is_shown_in_place(MediaType.PNG, png())


NAMES = {
    "cheque.png": "cheque.pdf",
    r"C:\Users\robin\Letter of Nov. 3.docx": "Letter of Nov. 3.pdf",
    "../../etc/passwd": "passwd.pdf",
    'a"b<c>.pdf': "a b c.pdf",
    "": "file.pdf",
    ".pdf": "pdf.pdf",
    "Fullmakt Åsa.pdf": "Fullmakt Åsa.pdf",
    "invoice\u202efdp.exe": "invoicefdp.pdf",
    "x" * 300 + ".pdf": "x" * 120 + ".pdf",
}


@pytest.mark.parametrize(("given_name", "called"), NAMES.items())
def test_a_name_is_cleaned_and_ends_as_what_it_is(given_name: str, called: str) -> None:
    assert clean_name(given_name, MediaType.PDF) == called
