"""The office on its papers: lawful numbers only, each change from its moment on, and a paper stays of its day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from chalicelib.cloud.tables import Contested
from chalicelib.enrollment.model import Address
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn
from chalicelib.invoicing.papers.paper import Paper
from chalicelib.invoicing.rules.seller import GROUNDS, clean_seller, fields_of
from chalicelib.invoicing.seller import COUNTRIES, Seller
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.money import MINOR_DIGITS
from chalicelib.kernel.ports import Ports
from infra.demo.sellers import SELLERS
from tests.fakes.invoicing import ACCOUNT, make_practice, wanted
from tests.fakes.office import REP, lose_replies, make_office

SE, PL, US = SELLERS["SEK"], SELLERS["PLN"], SELLERS["USD"]


@pytest.mark.parametrize(
    ("currency", "seller", "field"),
    [
        ("SEK", replace(SE, name=""), "name"),
        ("SEK", replace(SE, address=Address(city="Uppsala")), "address.line1"),
        ("SEK", replace(SE, address=Address("Norra gatan 1")), "address.city"),
        ("SEK", replace(SE, organisation_number=""), "organisation_number"),
        ("SEK", replace(SE, organisation_number="559900-0007"), "organisation_number"),
        ("SEK", replace(SE, vat_number="SE559900000602"), "vat_number"),
        ("SEK", replace(SE, bankgiro="991-2347"), "bankgiro"),  # one digit off the check digit
        ("SEK", replace(SE, bankgiro="991234"), "bankgiro"),
        ("SEK", replace(SE, bankgiro="99123a6"), "bankgiro"),
        ("SEK", replace(SE, exemption="pl_hospital"), "exemption"),
        ("PLN", replace(PL, vat_number=""), "vat_number"),
        ("PLN", replace(PL, vat_number="1234563219"), "vat_number"),
        ("PLN", replace(PL, iban="PL61109010140000071219812875"), "iban"),
        ("PLN", replace(PL, iban="6110901014000007121981287"), "iban"),
        ("USD", replace(US, organisation_number="12-345678"), "organisation_number"),
        ("USD", replace(US, exemption="se_care"), "exemption"),
        ("EUR", replace(US, exemption="", iban="DE00370400440532013000"), "iban"),
    ],
)
def test_what_cannot_be_right_is_named_at_its_field(currency: str, seller: Seller, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean_seller(currency, seller)
    assert list(refused.value.fields) == [field]


@pytest.mark.parametrize(
    ("currency", "typed", "kept"),
    [
        ("SEK", {"organisation_number": "559900-0006"}, {"organisation_number": "5599000006"}),
        ("SEK", {"vat_number": "se 559900-0006 01"}, {"vat_number": "SE559900000601"}),
        ("SEK", {"bankgiro": "991-2346"}, {"bankgiro": "9912346"}),
        ("PLN", {"vat_number": "123-456-32-18"}, {"vat_number": "1234563218"}),
        ("PLN", {"iban": "61 1090 1014 0000 0712 1981 2874"}, {"iban": "PL61109010140000071219812874"}),
        ("USD", {"organisation_number": "12-3456789"}, {"organisation_number": "123456789"}),
        # what a country has no use for is left out
        ("USD", {"bankgiro": "991-2346", "f_tax": True}, {"bankgiro": "", "f_tax": False}),
        ("SEK", {"remit_to": Address("PO Box 1")}, {"remit_to": Address()}),
    ],
)
def test_numbers_are_kept_as_their_register_writes_them(
    currency: str, typed: dict[str, Any], kept: dict[str, Any]
) -> None:
    clean = clean_seller(currency, replace(SELLERS[currency], **typed))
    assert {name: getattr(clean, name) for name in kept} == kept


def test_every_currency_of_the_books_has_its_papers() -> None:
    assert set(COUNTRIES) == set(MINOR_DIGITS)
    assert {currency: clean_seller(currency, seller) for currency, seller in SELLERS.items()} == SELLERS
    assert all(("exemption" in fields_of(currency)) == (currency in GROUNDS) for currency in COUNTRIES)


def test_it_is_saved_on_the_version_it_was_read_in() -> None:
    ports = make_office()
    assert actions.letterhead_of(ports, "SEK").version == 0
    actions.save_letterhead(ports, "SEK", SE, 0, REP)
    with pytest.raises(Conflict):
        actions.save_letterhead(ports, "SEK", replace(SE, name="Other AB"), 0, REP)
    assert [(head.currency, head.seller.name, head.version) for head in actions.list_letterheads(ports)] == [
        ("USD", "", 0),
        ("SEK", SE.name, 1),
        ("PLN", "", 0),
        ("EUR", "", 0),
    ]
    with pytest.raises(NotFound):
        actions.letterhead_of(ports, "GBP")


def test_a_lost_reply_saves_once_and_somebody_elses_save_is_a_conflict() -> None:
    ports = make_office()
    lose_replies(ports, 0)
    assert actions.save_letterhead(ports, "SEK", SE, 0, REP).version == 1
    lose_replies(ports, 0, when="before")
    with pytest.raises((Conflict, Contested)):
        actions.save_letterhead(ports, "SEK", replace(SE, name="Other AB"), 1, REP)
    assert actions.letterhead_of(ports, "SEK").seller == SE


def _issued(ports: Ports, key: str) -> str:
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted(modifiers=(key[-2:],))]), REP, key)
    return actions.issue(ports, ACCOUNT, draft.id, REP).id


def _text(ports: Ports, paper: Paper) -> str:
    pages = PdfReader(BytesIO(ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]))).pages
    return re.sub(r"[\s\u00a0\u202f]+", " ", " ".join(page.extract_text() for page in pages))


def test_a_paper_shows_the_seller_of_its_day() -> None:
    ports = make_practice()
    before = _issued(ports, "form-0001")
    ports.clock.advance(timedelta(hours=1))
    actions.save_letterhead(ports, "USD", US, 0, REP)
    first = _issued(ports, "form-0002")
    ports.clock.advance(timedelta(hours=1))
    moved = replace(US, name="Harbor Clinic, LLC", address=replace(US.address, line1="9 Harbour Road"))
    actions.save_letterhead(ports, "USD", moved, 1, REP)
    second = _issued(ports, "form-0003")
    texts = [_text(ports, actions.invoice_pdf(ports, ACCOUNT, one)) for one in (before, first, second)]
    assert ["100 North Street" in text for text in texts] == [True, True, False]  # of before it was told: as told first
    assert ["9 Harbour Road" in text for text in texts] == [False, False, True]
    assert ["Harbor Clinic, LLC" in text for text in texts] == [False, False, True]


def test_without_a_seller_told_a_paper_names_the_office_and_nothing_else() -> None:
    ports = make_practice()
    text = _text(ports, actions.invoice_pdf(ports, ACCOUNT, _issued(ports, "form-0001")))
    assert ports.settings.office_name in text
    assert "EIN" not in text
