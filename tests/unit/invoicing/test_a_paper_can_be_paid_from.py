"""How a paper is paid, by country: what stands on it, what its QR code holds, and how it is told to who listens."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from chalicelib.invoicing.papers.codes import picture, usingqr, zbp
from chalicelib.invoicing.papers.letterhead import Sender
from chalicelib.invoicing.papers.paying import ToPay, how_to_pay
from chalicelib.invoicing.papers.render import render
from chalicelib.invoicing.papers.words import Writer
from chalicelib.invoicing.seller import Seller
from chalicelib.kernel.languages import LANGUAGES, Language
from infra.demo.sellers import SELLERS

ON, DUE = date(2026, 3, 2), date(2026, 4, 1)
SE, PL, US = SELLERS["SEK"], SELLERS["PLN"], SELLERS["USD"]
SWEDISH = "SE4550000000058398257466"
INVOICE = ToPay("00002576-0001", 123_45, ON, DUE)


def told(currency: str, seller: Seller, asked: ToPay = INVOICE, language: Language = "en") -> dict[str, Any]:
    return how_to_pay(Sender("Office", "+1 617 555 0100", seller), Writer(language, currency), asked)


def values(block: dict[str, Any]) -> list[str]:
    return [re.sub(r"[\u00a0\u202f]", " ", value) for _, value in block["rows"]]


@pytest.mark.parametrize(
    ("currency", "seller", "rows"),
    [
        ("SEK", SE, ["991-2346", "00002576000141", "SEK 123.45"]),  # bankgiro, OCR: number, length digit, mod 10
        ("SEK", replace(SE, bankgiro="", iban=SWEDISH), ["SE45 5000 0000 0583 9825 7466", "00002576-0001"]),
        ("PLN", PL, ["61 1090 1014 0000 0712 1981 2874", "00002576-0001", "PLN 123.45"]),
        ("EUR", replace(US, iban="DE89370400440532013000"), ["DE89 3704 0044 0532 0130 00", "00002576-0001"]),
        ("USD", US, ["PO Box 5500, Worcester, MA 01605", "00002576-0001", "$123.45"]),
        ("USD", replace(US, remit_to=Seller().remit_to), ["100 North Street, Suite 4, Boston, MA 02118"]),
    ],
)  # fmt: skip
def test_each_country_is_told_its_own_way(currency: str, seller: Seller, rows: list[str]) -> None:
    found = values(told(currency, seller))
    assert found[0] == seller.name
    assert found[1 : 1 + len(rows)] == rows
    assert found[-1] == "April 1, 2026"


@pytest.mark.parametrize(
    ("currency", "seller", "asked"),
    [
        ("SEK", SE, replace(INVOICE, minor=0)),
        ("SEK", SE, replace(INVOICE, minor=-500)),
        ("SEK", replace(SE, bankgiro=""), INVOICE),
        ("PLN", replace(PL, iban=""), INVOICE),
        ("USD", Seller(), INVOICE),
    ],
)
def test_nothing_to_pay_or_no_way_told_makes_no_block(currency: str, seller: Seller, asked: ToPay) -> None:
    assert told(currency, seller, asked)["rows"] == []


def test_a_polish_code_holds_the_transfer_as_the_banks_association_says() -> None:
    # NIP|PL|26 digits|grosze, six digits|receiver, 20|title, 32|three fields in reserve
    expected = "1234563218|PL|61109010140000071219812874|012345|Przychodnia Północna|00002576-0001|||"
    assert zbp(PL, 123_45, "00002576-0001") == expected
    assert len(expected) <= 160
    assert told("PLN", PL)["qr"] == picture(expected)
    assert zbp(replace(PL, name="A|B"), 1, "T|" * 40).count("|") == 8
    assert zbp(PL, 999_999, "T").split("|")[3] == "999999"
    for seller, minor in ((PL, 1_000_000), (PL, 0), (replace(PL, iban=""), 5), (replace(PL, iban=SE.iban), 5)):
        assert zbp(seller, minor, "T") == ""


def test_a_swedish_code_holds_the_invoice_with_its_ocr_number() -> None:
    held = json.loads(usingqr(SE, 123_45, "00002576000141", ON, DUE))
    assert held == {
        "uqr": 1, "tp": 1, "nme": SE.name, "cid": "559900-0006", "iref": "00002576000141",
        "idt": "20260302", "ddt": "20260401", "due": "123.45", "pt": "BG", "acc": "991-2346",
    }  # fmt: skip
    assert told("SEK", SE)["qr"] == picture(usingqr(SE, 123_45, "00002576000141", ON, DUE))
    assert "ddt" not in json.loads(usingqr(SE, 5, "1000123404", ON, None))
    assert usingqr(replace(SE, bankgiro=""), 5, "1", ON, DUE) == ""
    assert usingqr(SE, 0, "1", ON, DUE) == ""


def test_an_amount_too_large_for_a_code_is_paid_by_what_stands_beside_it() -> None:
    block = told("PLN", PL, replace(INVOICE, minor=1_000_000))
    assert (block["qr"], len(block["rows"])) == ("", 5)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("currency", "seller"), [("SEK", SE), ("PLN", PL)])
def test_who_listens_hears_what_the_code_is_for(language: Language, currency: str, seller: Seller) -> None:
    block = told(currency, seller, language=language)
    table = {"title": "t", "columns": ["wide"], "head": ["h"], "rows": []}
    sheet = {
        "lang": language, "paper": "a4", "title": "t", "heading": "h", "reference": "r", "page_word": "p",
        "to_word": "to",
        "office": {"name": "O", "phone": "1", "lines": []}, "to": [], "date": [2026, 1, 1], "facts": [],
        "due": {"label": "l", "by": "b", "amount": "a"}, "lines": {**table, "rows": [["x"]]}, "totals": [],
        "parties": table, "notes": [], "pay": block, "reckoned": {"rows": []},
    }  # fmt: skip
    (alt,) = _alternatives(render("invoice", sheet))
    assert alt == block["alt"]
    assert seller.name in alt


def _alternatives(pdf: bytes) -> list[str]:
    """The texts that stand for pictures in the tag tree."""
    found: list[str] = []
    waiting: list[Any] = [PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if node.get("/S") == "/Figure" else []
            waiting += [node["/K"]] if "/K" in node else []
    return found
