"""Invoices, credit notes and statements as PDF: in the client's language, tagged for who listens, the same bytes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import Code, CodeSystem
from chalicelib.enrollment.model import Address, Guarantor, GuarantorKind, PersonName
from chalicelib.enrollment.store.clients import client_write
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, InvoiceKind
from chalicelib.invoicing.papers.letterhead import address_lines
from chalicelib.invoicing.papers.render import TEMPLATES, render
from chalicelib.invoicing.papers.words import words
from chalicelib.invoicing.rules.statement import statement
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.languages import LANGUAGES, Language
from chalicelib.kernel.money import currency
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import Draft, Leg
from infra.demo.sellers import introduce
from tests.fakes.invoicing import ACCOUNT, ACME, ALWAYS, make_client, make_coverage, make_practice, wanted
from tests.fakes.office import REP

GOLDEN = Path(__file__).parent / "golden"
PEOPLE: dict[Language, tuple[str, str, Address]] = {
    "en": ("USD", "Anna Lindqvist", Address("12 Orchard Street", "Apt 4", "Springfield", "MA", "01101", "US")),
    "sv": ("SEK", "Åsa Öström", Address("Storgatan 1", "", "Göteborg", "", "411 01", "SE")),
    "pl": ("PLN", "Małgorzata Wójcik-Żółć", Address("ul. Świętokrzyska 12", "", "Warszawa", "", "00-001", "PL")),
}


def practice(language: Language) -> Ports:
    code, name, address = PEOPLE[language]
    guarantor = Guarantor(GuarantorKind.SELF, name, address)
    ports = make_practice(
        make_coverage(percent_bp=6000), language=language, currency=currency(code), guarantor=guarantor
    )
    introduce(ports)
    return ports


def papers(language: Language) -> dict[str, bytes]:
    """A month and a half of an account, and each of its papers."""
    ports = practice(language)
    discounted = wanted("TAXED", units=1500, discount_bp=1000, discount_reason="staff")
    lines = [wanted("VISIT", modifiers=("25",), diagnoses=("F32.1",)), discounted]
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines), REP, "form-0001")
    invoice = actions.issue(ports, ACCOUNT, draft.id, REP)
    urls = {"invoice": actions.invoice_pdf(ports, ACCOUNT, invoice.id)}
    urls["payer_invoice"] = actions.invoice_pdf(ports, ACCOUNT, invoice.id, ACME)
    ports.clock.advance(timedelta(days=20))
    _pay(ports, invoice, 10000)
    note = actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(), "wrong code", REP, "key-0001")
    urls["credit_note"] = actions.credit_note_pdf(ports, ACCOUNT, note.id)
    again = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()], self_pay=True), REP, "form-0002")
    second = actions.issue(ports, ACCOUNT, again.id, REP)
    ports.clock.advance(timedelta(days=45))
    actions.issue_fee(ports, ACCOUNT, second.id, InvoiceKind.LATE_FEE, 1500, "late-fee:2:2026-05", REP)
    urls["statement"] = actions.statement_pdf(ports, ACCOUNT, date(2026, 3, 10), ledger.today(ports))
    return {name: ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]) for name, paper in urls.items()}


def _pay(ports: Ports, invoice: Any, minor: int) -> None:
    legs = (Leg("cash_card", minor), Leg("receivable", -minor, "guarantor", invoice.id))
    draft = Draft("payment", legs, ledger.today(ports), "payment:1")
    ledger.post(ports, ACCOUNT, lambda _: Posting(draft, [actions.settling(invoice, "guarantor", minor)]), REP)


@pytest.fixture(scope="module", params=LANGUAGES)
def written(request: pytest.FixtureRequest) -> tuple[Language, dict[str, bytes]]:
    return request.param, papers(request.param)


def text_of(pdf: bytes) -> str:
    pages = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    lines = (re.sub(r"[\s\u00a0\u202f]+", " ", line).strip() for line in pages.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("paper", ["invoice", "payer_invoice", "credit_note", "statement"])
def test_each_paper_reads_as_it_was_approved(written: tuple[Language, dict[str, bytes]], paper: str) -> None:
    language, made = written
    golden = GOLDEN / f"{paper}.{language}.txt"
    assert text_of(made[paper]) == golden.read_text(encoding="utf-8")


def test_papers_are_tagged_titled_and_in_their_language(written: tuple[Language, dict[str, bytes]]) -> None:
    language, made = written
    for pdf in made.values():
        reader = PdfReader(BytesIO(pdf))
        catalog = reader.trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"]
        assert str(catalog["/Lang"])[:2] == language
        assert reader.metadata is not None
        assert reader.metadata.title
        tags = _tags(catalog["/StructTreeRoot"])
        assert {"/Table", "/TH", "/TD", "/H1", "/P"} <= tags
        about = catalog["/Metadata"].get_data().decode()
        assert "pdfuaid" in about
        assert re.search(r"pdfaid:part\W+3", about)


def _tags(node: Any) -> set[str]:
    found: set[str] = set()
    waiting = [node]
    while waiting:
        this = waiting.pop()
        this = this.get_object() if hasattr(this, "get_object") else this
        if isinstance(this, list):
            waiting += this
        elif isinstance(this, dict):
            found |= {str(this["/S"])} if "/S" in this else set()
            waiting += [this["/K"]] if "/K" in this else []
    return found


def test_only_the_bundled_fonts_are_used(written: tuple[Language, dict[str, bytes]]) -> None:
    for pdf in written[1].values():
        for page in PdfReader(BytesIO(pdf)).pages:
            fonts = page["/Resources"]["/Font"].values()
            assert all("NotoSans" in str(font.get_object()["/BaseFont"]) for font in fonts)


def test_no_diagnosis_is_printed(written: tuple[Language, dict[str, bytes]]) -> None:
    assert all("F32" not in text_of(pdf) for pdf in written[1].values())


@pytest.mark.parametrize(
    ("language", "kind", "title", "what"),
    [
        ("sv", InvoiceKind.INTEREST, "Räntefaktura", "Avser"),
        ("sv", InvoiceKind.LATE_FEE, "Påminnelseavgift", "Avser"),
        ("pl", InvoiceKind.INTEREST, "Nota odsetkowa", "Tytuł"),
        ("pl", InvoiceKind.LATE_FEE, "Nota obciążeniowa", "Tytuł"),
        ("en", InvoiceKind.INTEREST, "Invoice for interest", "For"),
        ("en", InvoiceKind.LATE_FEE, "Late fee", "For"),
    ],
)
def test_what_is_no_sale_is_not_called_an_invoice_for_a_service(
    language: Language, kind: InvoiceKind, title: str, what: str
) -> None:
    ports = practice(language)
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()], self_pay=True), REP, "form-0001")
    overdue = actions.issue(ports, ACCOUNT, draft.id, REP)
    fee = actions.issue_fee(ports, ACCOUNT, overdue.id, kind, 1500, "fee:1:2026-05", REP)
    url = actions.invoice_pdf(ports, ACCOUNT, fee.id).url
    said = text_of(ports.documents.get(url.removeprefix("memory:").split("?")[0]))
    assert f"{title}\n" in said
    assert what in said.replace("\n", " ").split()
    assert words(language)["invoice"]["service"] not in said.replace("\n", " ").split()


def test_the_same_paper_is_the_same_bytes(written: tuple[Language, dict[str, bytes]]) -> None:
    language, made = written
    assert papers(language) == made


def test_a_paper_once_made_stays_as_it_was_sent() -> None:
    ports = practice("en")
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()]), REP, "form-0001")
    invoice = actions.issue(ports, ACCOUNT, draft.id, REP)
    actions.invoice_pdf(ports, ACCOUNT, invoice.id)
    first = dict(ports.documents.files)
    _pay(ports, invoice, 10)
    actions.invoice_pdf(ports, ACCOUNT, invoice.id)
    assert ports.documents.files == first
    with pytest.raises(NotFound):
        actions.invoice_pdf(ports, ACCOUNT, invoice.id, "pyr_other")


def test_a_long_invoice_repeats_its_heading_on_each_page() -> None:
    ports = practice("en")
    lines = [wanted("VISIT", modifiers=(f"A{n}",)) for n in range(60)]
    invoice = actions.preview(ports, ACCOUNT, ChargesIn(lines, self_pay=True), REP, invoice_id="inv_1")
    assert len(invoice.lines) == 60
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines, self_pay=True), REP, "form-0001")
    url = actions.invoice_pdf(ports, ACCOUNT, actions.issue(ports, ACCOUNT, draft.id, REP).id).url
    pages = PdfReader(BytesIO(ports.documents.get(url.removeprefix("memory:").split("?")[0]))).pages
    assert len(pages) > 2
    assert all("Unit price" in page.extract_text() for page in pages[:-1])


@pytest.mark.parametrize(("length", "torn"), [(200, False), (2000, True)])
def test_a_line_is_torn_by_no_page_unless_it_might_fill_one(
    monkeypatch: pytest.MonkeyPatch, length: int, torn: bool
) -> None:
    described = " ".join(f"word{at:03d}" for at in range(length // 8))
    found = Code(CodeSystem.SERVICE, "VISIT", described, True, ALWAYS)
    monkeypatch.setattr(catalog, "code_in", lambda *_: found)
    ports = practice("pl")
    lines = [wanted("VISIT", modifiers=(f"A{n}",)) for n in range(9)]
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines, self_pay=True), REP, "form-0001")
    invoice = actions.issue(ports, ACCOUNT, draft.id, REP)
    note = actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(), "wrong", REP, "key-0001")
    last, found_torn = f"word{length // 8 - 1:03d}", False
    for paper in (
        actions.invoice_pdf(ports, ACCOUNT, invoice.id),
        actions.credit_note_pdf(ports, ACCOUNT, note.id),
    ):
        pages = PdfReader(BytesIO(ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]))).pages
        counted = [(text.count("word000"), text.count(last)) for text in (page.extract_text() for page in pages)]
        assert (sum(first for first, _ in counted), sum(end for _, end in counted)) == (9, 9)
        found_torn |= any(first != end for first, end in counted)
    assert found_torn == torn


def test_each_line_names_its_client_when_there_are_several() -> None:
    ports = practice("en")
    brother = replace(make_client(ClientId("cli_brother")), name=PersonName("Lindqvist", "Bertil"))
    ports.tables.commit([client_write(brother, "other", None)], REP)
    lines = [wanted(), replace(wanted(), client_id=brother.id)]
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines, self_pay=True), REP, "form-0001")
    url = actions.invoice_pdf(ports, ACCOUNT, actions.issue(ports, ACCOUNT, draft.id, REP).id).url
    text = text_of(ports.documents.get(url.removeprefix("memory:").split("?")[0]))
    assert "VISIT · Bertil Lindqvist" in text
    assert "VISIT · Anna Lindqvist" in text


def _shape(texts: Any, place: str = "") -> set[str]:
    if isinstance(texts, dict):
        return {found for name, part in texts.items() for found in _shape(part, f"{place}.{name}")}
    return {f"{place}:{','.join(sorted(re.findall(r'{(.*?)}', texts)))}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_blanks(language: Language) -> None:
    assert _shape(words(language)) == _shape(words("en"))


def test_every_reason_in_the_books_has_its_words() -> None:
    ours = "invoice late_fee interest transfer contractual_adjustment credit_note write_off write_off_taken_back"
    payments = "payment payment_returned payment_voided refund refund_failed dispute_opened dispute_won dispute_lost"
    assert {*ours.split(), *payments.split()} <= set(words("en")["entry"])


def test_the_letterhead_comes_from_the_sheet_and_nothing_is_computed_in_a_template() -> None:
    with pytest.raises(Exception, match="office"):
        render("invoice", {"date": [2026, 1, 1], "lang": "en", "paper": "a4", "title": "x", "reference": "x"})
    assert {path.name for path in TEMPLATES.glob("*.typ")} == {
        "page.typ",
        "invoice.typ",
        "credit_note.typ",
        "statement.typ",
    }
    assert (
        json.loads((TEMPLATES / "words" / "sv.json").read_text(encoding="utf-8"))["invoice"]["titles"]["services"]
        == "Faktura"
    )


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (PEOPLE["en"][2], "Springfield, MA 01101"),
        (PEOPLE["sv"][2], "411 01 Göteborg"),
        (PEOPLE["pl"][2], "00-001 Warszawa"),
        (Address(), ""),
    ],
)
def test_an_address_is_written_as_its_country_writes_it(address: Address, place: str) -> None:
    assert address_lines("X", address)[-1] == (place or "X")


amounts = st.integers(-(10**6), 10**6).filter(bool)


@given(st.lists(st.tuples(amounts, st.integers(0, 60)), max_size=10), st.integers(0, 60), st.integers(0, 60))
def test_opening_and_what_happened_make_the_closing_balance(moves: list[tuple[int, int]], one: int, other: int) -> None:
    ports = make_practice()
    start = date(2026, 1, 1)
    for minor, day in moves:
        legs = (Leg("receivable", minor, "guarantor", "inv_1"), Leg("revenue", -minor))
        draft = Draft("invoice", legs, start + timedelta(days=day), "test")
        ledger.post(ports, ACCOUNT, lambda _, draft=draft: Posting(draft), REP)
    first, last = start + timedelta(days=min(one, other)), start + timedelta(days=max(one, other))
    told = statement(ledger.latest_entries(ports, ledger.head_of(ports, ACCOUNT), first), "guarantor", first, last)
    assert told.closing == told.opening + sum(row.minor for row in told.rows)
    assert told.closing == sum(ledger.owed_on(ports, ACCOUNT, last).values())
    assert [row.balance for row in told.rows][-1:] in ([], [told.closing])
