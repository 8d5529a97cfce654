"""A name that enrollment takes never stops a paper: it is drawn in its own script, or replaced by a sign and told."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from chalicelib.enrollment.model import Guarantor, GuarantorKind, PersonName
from chalicelib.enrollment.rules.persons import display_name
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn
from chalicelib.invoicing.papers.glyphs import BASE, FONTS, SIGN, faces
from chalicelib.invoicing.papers.render import render, undrawn
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from infra.fonts import SOURCES, coverage
from tests.fakes.invoicing import ACCOUNT, ANNA, make_account, make_client, make_practice, wanted
from tests.fakes.office import REP

NAMES = [
    PersonName("李", "娜"),
    PersonName("김", "민준"),
    PersonName("さくら", "タロウ"),
    PersonName("Παπαδόπουλος", "Γιώργος"),
    PersonName("Достоевский", "Фёдор"),
    PersonName("عبدالله", "محمد"),
    PersonName("כהן", "משה"),
    PersonName("ใจดี", "สมชาย"),
    PersonName("शर्मा", "प्रिया"),
    PersonName("மேரி", "சாந்தி"),
    PersonName("Հակոբյան", "Հայկ"),
    PersonName("მელიქიშვილი", "დავით"),
    PersonName("አበበ", "በቀለ"),
    PersonName("Nguyễn", "Thị Hường"),
    PersonName("Ząb😀", "❤️"),
]
SHEET: dict[str, Any] = {
    "lang": "en",
    "paper": "a4",
    "title": "T",
    "heading": "H",
    "reference": "R",
    "office": {"name": "O", "phone": "1", "lines": []},
    "page_word": "p",
    "to_word": "to",
    "to": [],
    "date": [2026, 1, 1],
    "facts": [],
    "due": {"label": "a", "by": "b", "amount": "1"},
    "timeline": {"title": "t", "columns": ["wide"], "head": ["a"], "rows": []},
    "ageing": {"title": "t", "columns": ["wide"], "head": ["a"], "rows": []},
    "others": {"rows": []},
    "open": {"rows": []},
    "pay": {"rows": []},
    "reckoned": {"rows": []},
    "notes": [],
}


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def named(name: PersonName) -> Ports:
    """A practice whose one client, who pays too, is called so."""
    account = make_account()
    guarantor = Guarantor(GuarantorKind.SELF, display_name(name), account.guarantor.address, client_id=ANNA)
    return make_practice(client=replace(make_client(), name=name), guarantor=guarantor)


def papers_of(ports: Ports) -> dict[str, tuple[bytes, list[str]]]:
    """The invoice, the credit note and the statement of a month, each with what could not be drawn."""
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()]), REP, "form-0001")
    invoice = actions.issue(ports, ACCOUNT, draft.id, REP)
    note = actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(), "wrong code", REP, "key-0001")
    on = today(ports)
    lent = {
        "invoice": actions.invoice_pdf(ports, ACCOUNT, invoice.id),
        "credit_note": actions.credit_note_pdf(ports, ACCOUNT, note.id),
        "statement": actions.statement_pdf(ports, ACCOUNT, on.replace(day=1), on),
    }
    return {
        kind: (ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]), paper.undrawn)
        for kind, paper in lent.items()
    }


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.family)
def test_every_paper_shows_the_name_in_its_own_script(name: PersonName) -> None:
    for pdf, missing in papers_of(named(name)).values():
        text = text_of(pdf)
        letters = unicodedata.normalize("NFC", name.family + name.given)
        assert {c for c in letters if c.isalpha() or c == "😀"} <= set(text)
        assert SIGN not in text
        assert missing == []
        root = PdfReader(BytesIO(pdf)).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert "pdfuaid" in root["/Metadata"].get_data().decode()


def test_two_clients_of_two_scripts_stand_on_one_paper() -> None:
    text = text_of(render("statement", {**SHEET, "to": ["김 민준", "Παπαδόπουλος Γιώργος"]}))
    assert set("김민준ΠαπαδόπουλοςΓιώργος") <= set(text)


def test_what_no_font_draws_is_a_sign_that_is_told_each_time() -> None:
    ports = named(PersonName("𠮷野", "家\ue000"))
    for pdf, missing in papers_of(ports).values():
        assert missing == ["\ue000", "𠮷"]
        assert f"家{SIGN} {SIGN}野" in text_of(pdf)
    invoice = actions.invoices_of(ports, ACCOUNT)[0]
    assert actions.invoice_pdf(ports, ACCOUNT, invoice.id).undrawn == ["\ue000", "𠮷"]  # lent again, told again


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_stops_a_paper(text: str) -> None:
    made = render("statement", {**SHEET, "to": [text]})
    assert made.startswith(b"%PDF")
    assert bool(undrawn({**SHEET, "to": [text]})) >= (SIGN in text_of(made).replace(SIGN, "", text.count(SIGN)))


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.folder)
def test_a_font_draws_what_the_table_says(face: Any) -> None:
    codes = [code for first, last in zip(face.firsts, face.lasts, strict=True) for code in range(first, last + 1)]
    shown = [chr(code) for code in codes if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Cs", "Co", "Cn")]
    letters = [c for c in shown if unicodedata.category(c)[0] != "M"][:: max(1, len(shown) // 300)]
    bearer = next((c for c in shown if unicodedata.category(c) == "Lo"), "")  # symbols have marks, and no letters
    marks = [bearer + c for c in shown if bearer and unicodedata.category(c)[0] == "M"]
    words = [*letters, *marks]
    assert undrawn({**SHEET, "to": words}) == []
    assert render("statement", {**SHEET, "to": words}).startswith(b"%PDF")


def test_the_table_of_characters_is_that_of_the_fonts() -> None:
    assert [[f.folder, f.family, len(f.firsts)] for f in faces()] == [
        [folder, family, len(ranges)] for folder, (family, ranges) in coverage().items()
    ]
    assert {path.stem for path in FONTS.rglob("*.ttf")} == {name.rpartition("/")[2] for name in SOURCES}


def test_a_paper_in_latin_letters_reads_one_folder_of_fonts() -> None:
    from chalicelib.invoicing.papers import render as room

    room._compiler.cache_clear()
    render("statement", {**SHEET, "to": ["Żółć Åström"]})
    assert room._compiler.cache_info().currsize == 1
    assert faces()[0].folder == BASE
    render("statement", {**SHEET, "to": ["Ёлка Παππάς"]})
    assert room._compiler.cache_info().currsize == 1
    render("statement", {**SHEET, "to": ["李"]})
    assert room._compiler.cache_info().currsize == 2


def test_the_fonts_fit_and_carry_their_licences() -> None:
    assert sum(font.stat().st_size for font in FONTS.rglob("*.ttf")) < 10_000_000
    assert sum(font.stat().st_size for font in (FONTS / BASE).glob("*.ttf")) < 1_000_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "Apache" in (FONTS / "SOURCE.txt").read_text(encoding="utf-8")
