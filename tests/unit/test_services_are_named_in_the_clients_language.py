"""A client reads services by the names of their language: on papers, corrections and the page that a link opens."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import CodeSystem, Named, Names
from chalicelib.enrollment.model import Account
from chalicelib.enrollment.store.accounts import ACCOUNTS
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, InvoiceKind
from chalicelib.kernel.languages import LANGUAGES, Language
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.payments.api import invoices
from chalicelib.payments.api.pay import api as pay
from tests.fakes.client import make_client
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.practice import enroll, issue, line, open_practice

NAMES: Names = {"sv": "Läkarbesök", "pl": "Wizyta lekarska"}
TOLD = {"en": "Service visit", "sv": "Läkarbesök", "pl": "Wizyta lekarska"}


def name(ports: Ports, names: Names) -> None:
    version = catalog.edition(ports, CodeSystem.SERVICE).version
    catalog.put_names(ports, Named(CodeSystem.SERVICE, "VISIT", names), version, REP)


def office() -> Ports:
    ports = make_office()
    open_practice(ports)
    name(ports, NAMES)
    return ports


def speaking(ports: Ports, account: Account, language: Language) -> Account:
    found = ACCOUNTS.get(ports.tables, account.id)
    assert found is not None
    after = replace(found, language=language, version=found.version + 1)
    ports.tables.commit([ACCOUNTS.replace(after, found.version)], REP)
    return after


def read(ports: Ports, paper: invoicing.Paper) -> str:
    pages = PdfReader(BytesIO(ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]))).pages
    return re.sub(r"[\s\u00a0\u202f]+", " ", " ".join(page.extract_text() for page in pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_and_the_page_say_it_in_the_language_or_as_the_office_does(language: Language) -> None:
    ports = office()
    account = speaking(ports, enroll(ports), language)
    invoice = issue(ports, account, "draft-0001")
    note = invoicing.credit(ports, account.id, invoice.id, invoicing.Wanted(lines=("1",)), "x", REP, "key-0001")
    second = issue(ports, account, "draft-0002")
    for paper in (
        invoicing.invoice_pdf(ports, account.id, invoice.id),
        invoicing.credit_note_pdf(ports, account.id, note.id),
    ):
        text = read(ports, paper)
        assert [told for told in TOLD.values() if told in text] == [TOLD[language]]
    client = make_client(ports, [pay], payments.client_of(account.id, "link"))
    shown = client.get("/api/v1/pay/account", accept_language=language).body["lines"]
    assert {one["invoice_number"]: one["description"] for one in shown} == {second.number: TOLD[language]}


def test_a_charge_keeps_the_name_of_its_day_whatever_the_catalog_says_later() -> None:
    ports = office()
    account = speaking(ports, enroll(ports), "sv")
    invoice = issue(ports, account, "draft-0001")
    name(ports, {"sv": "Annat"})
    assert "Läkarbesök" in read(ports, invoicing.invoice_pdf(ports, account.id, invoice.id))
    assert invoicing.invoice_of(ports, account.id, invoice.id).lines[0].names == {"sv": "Läkarbesök"}


def test_who_changes_language_later_reads_what_the_office_says() -> None:
    ports = office()
    account = speaking(ports, enroll(ports), "sv")
    invoice = issue(ports, account, "draft-0001")
    speaking(ports, account, "pl")
    text = read(ports, invoicing.invoice_pdf(ports, account.id, invoice.id))
    assert ("Service visit" in text, "Läkarbesök" in text) == (True, False)


def test_a_draft_takes_the_new_name_when_it_is_saved_again_and_keeps_its_approval() -> None:
    ports = office()
    account = speaking(ports, enroll(ports), "sv")
    asked = replace(line(account, ports), unit_minor=9_000, price_reason="agreed")
    draft = invoicing.draft_invoice(ports, account.id, ChargesIn([asked]), REP, "draft-0001")
    invoicing.approve_draft(ports, account.id, draft.id, draft.version, SUPERVISOR, ("1",))
    name(ports, {"sv": "Annat"})
    seen = invoicing.invoice_of(ports, account.id, draft.id)
    saved = invoicing.change_draft(ports, account.id, draft.id, seen.version, ChargesIn([asked]), REP)
    assert (saved.lines[0].names, saved.lines[0].price_approved_by) == ({"sv": "Annat"}, SUPERVISOR.subject)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Late fee for invoice {}"),
        ("sv", "Påminnelseavgift för faktura {}"),
        ("pl", "Rekompensata za koszty odzyskiwania należności, faktura {}"),
    ],
)
def test_a_fee_is_worded_for_whoever_reads_it(language: Language, told: str) -> None:
    ports = office()
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    fee = invoicing.issue_fee(ports, account.id, invoice.id, InvoiceKind.LATE_FEE, 500, "late-fee:1", REP)
    client = make_client(ports, [pay], payments.client_of(account.id, "link"))
    shown = {
        one["invoice_id"]: one["description"]
        for one in client.get("/api/v1/pay/account", accept_language=language).body["lines"]
    }
    assert shown[fee.id] == told.format(invoice.number)
    desk = make_client(ports, [invoices.api], REP)
    (one,) = desk.get(f"/api/v1/accounts/{account.id}/invoices/{fee.id}", accept_language=language).body["lines"]
    assert one["description"] == told.format(invoice.number)
