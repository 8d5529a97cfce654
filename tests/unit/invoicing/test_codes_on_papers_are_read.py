"""The QR codes of papers, read from the page as a bank's app or a camera reads them, and held to their standards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pypdfium2 as pdfium
import pytest
import zxingcpp as zxing
from pypdf import PdfReader

from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, InvoiceKind
from chalicelib.kernel.languages import Language
from chalicelib.ledger import actions as ledger
from infra.demo.sellers import SELLERS
from tests.fakes.invoicing import ACCOUNT, neighbours, wanted
from tests.fakes.office import REP
from tests.unit.invoicing.test_papers_say_what_the_books_say import practice

PAGE = "https://billing.example.org/pay.html#k=7hq2-x9mw-3kdp-v8rt-b4nz"
ASKING = ("invoice", "late_fee", "statement")
SHARP, SCANNED = 300, 120  # dots an inch: as printed, and as an office's copier sends it
LANGUAGES: tuple[Language, ...] = ("en", "sv", "pl")


def made(language: Language) -> dict[str, bytes]:
    """An account's papers that ask for money, and one that does not, with what each asks for in minor units."""
    ports = practice(language)
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()], self_pay=True), REP, "form-0001")
    invoice = actions.issue(ports, ACCOUNT, draft.id, REP)
    fee = actions.issue_fee(ports, ACCOUNT, invoice.id, InvoiceKind.LATE_FEE, 15_05, "fee:1", REP)
    today = ledger.today(ports)
    told = {
        "invoice": actions.invoice_pdf(ports, ACCOUNT, invoice.id, "", lambda: PAGE),
        "late_fee": actions.invoice_pdf(ports, ACCOUNT, fee.id, "", lambda: PAGE),
        "statement": actions.statement_pdf(ports, ACCOUNT, today, today, "", lambda: PAGE),
    }
    note = actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(minor=10_00), "x", REP, "key-0001")
    told["credit_note"] = actions.credit_note_pdf(ports, ACCOUNT, note.id)
    return {name: ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]) for name, paper in told.items()}


AMOUNTS = {"invoice": 100_00, "late_fee": 15_05, "statement": 115_05}
NUMBERS = {"invoice": "100017-0001", "late_fee": "100017-0002", "statement": "100017"}


@pytest.fixture(scope="module")
def papers() -> Iterator[dict[Language, dict[str, bytes]]]:
    with neighbours():
        yield {language: made(language) for language in LANGUAGES}


def codes_on(pdf: bytes, dots: int = SHARP) -> list[Any]:
    """What a reader finds on the pages of a paper."""
    found = []
    for page in pdfium.PdfDocument(pdf):
        picture = page.render(scale=dots / 72, grayscale=True)
        shades = memoryview(bytes(picture.buffer)).cast("B", (picture.height, picture.stride))
        found += zxing.read_barcodes(shades)
    return found


def read(pdf: bytes, dots: int = SHARP) -> str:
    (code,) = codes_on(pdf, dots)
    assert (str(code.format), code.ec_level) == ("QR Code", "M")
    return str(bytes(code.bytes), "utf-8")


def luhn(digits: str) -> bool:
    """The check digit of OCR numbers, bankgiro and organisation numbers (modulus 10)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(divmod(one, 10)[0] + one % 10 for one in doubled) % 10 == 0


@pytest.mark.parametrize("dots", [SHARP, SCANNED])
@pytest.mark.parametrize("paper", ASKING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_that_asks_for_money_has_one_code_that_is_read_also_from_a_copy(
    papers: dict[Language, dict[str, bytes]], language: Language, paper: str, dots: int
) -> None:
    assert read(papers[language][paper], dots) == read(papers[language][paper])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_that_asks_for_nothing_has_none(papers: dict[Language, dict[str, bytes]], language: Language) -> None:
    assert codes_on(papers[language]["credit_note"]) == []


@pytest.mark.parametrize("paper", ASKING)
def test_a_polish_code_is_a_transfer_of_the_banks_association(
    papers: dict[Language, dict[str, bytes]], paper: str
) -> None:
    # Związek Banków Polskich, Rekomendacja: standard dwuwymiarowego kodu, 2013-12-03
    told = read(papers["pl"][paper])
    nip, country, account, amount, receiver, title, *reserve = told.split("|")
    assert len(told) <= 160
    assert nip == SELLERS["PLN"].vat_number
    assert sum(int(d) * w for d, w in zip(nip, (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=False)) % 11 == int(nip[9])
    assert (country, re.fullmatch(r"\d{26}", account) is not None) == ("PL", True)
    assert int(account[2:] + "2521" + account[:2]) % 97 == 1  # ISO 13616 of PL
    assert (re.fullmatch(r"\d{6}", amount) is not None, int(amount)) == (True, AMOUNTS[paper])
    assert (0 < len(receiver) <= 20, SELLERS["PLN"].name.startswith(receiver)) == (True, True)
    assert (len(title) <= 32, title) == (True, NUMBERS[paper])
    assert reserve == ["", "", ""]


@pytest.mark.parametrize("paper", ASKING)
def test_a_swedish_code_is_an_invoice_that_banks_read(papers: dict[Language, dict[str, bytes]], paper: str) -> None:
    # UsingQR, specification 1: JSON with these names and forms; Bankgirot: check digits by modulus 10
    told = json.loads(read(papers["sv"][paper]))
    due = {"ddt"} if paper != "statement" else set()
    assert set(told) == {"uqr", "tp", "nme", "cid", "iref", "idt", "due", "pt", "acc"} | due
    assert (told["uqr"], told["tp"], told["pt"], told["nme"]) == (1, 1, "BG", SELLERS["SEK"].name)
    assert re.fullmatch(r"\d{6}-\d{4}", told["cid"])
    assert re.fullmatch(r"\d{3,4}-\d{4}", told["acc"])
    assert all(luhn(told[name].replace("-", "")) for name in ("cid", "acc", "iref"))
    reference = NUMBERS[paper].replace("-", "")
    assert told["iref"][:-2] == reference
    assert int(told["iref"][-2]) == len(told["iref"]) % 10  # its length digit
    assert all(re.fullmatch(r"20\d{6}", told[name]) for name in {"idt", *due})
    assert told["due"] == f"{AMOUNTS[paper] // 100}.{AMOUNTS[paper] % 100:02d}"


@pytest.mark.parametrize("paper", ASKING)
def test_an_american_code_opens_the_page_that_is_printed_beside_it(
    papers: dict[Language, dict[str, bytes]], paper: str
) -> None:
    pdf = papers["en"][paper]
    told = read(pdf)
    page = urlsplit(told)
    assert (told, page.scheme, page.path, page.query) == (PAGE, "https", "/pay.html", "")
    text = "\n".join(one.extract_text() for one in PdfReader(BytesIO(pdf)).pages)
    printed = re.search(r"https://\S+(?:\n[a-z0-9-]+)?", text)
    assert printed is not None
    lines = printed[0].split("\n")
    assert "".join(lines) == PAGE
    assert all(line[-1] in "-#" for line in lines[:-1])  # it breaks between the groups of the code


def test_a_paper_of_the_united_states_without_a_page_has_no_code() -> None:
    with neighbours():
        ports = practice("en")
        draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()], self_pay=True), REP, "form-0001")
        url = actions.invoice_pdf(ports, ACCOUNT, actions.issue(ports, ACCOUNT, draft.id, REP).id).url
    assert codes_on(ports.documents.get(url.removeprefix("memory:").split("?")[0])) == []
