"""A paper shows the due date of the books, and names and addresses of when it was owed, by transfer too."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions.forms import AccountForm, ClientForm, GuarantorForm, PayerForm
from chalicelib.enrollment.model import Address, GuarantorKind, PayerKind, PersonName
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, Invoice
from chalicelib.invoicing.papers.paper import Paper
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from tests.fakes.invoicing import ACCOUNT, ACME, ANNA, DAY, OTHER, make_coverage, make_line, make_practice, wanted
from tests.fakes.office import REP

OLD, NEW = "12 Orchard Street", "9 Harbour Road"
MOVED = Address(NEW, "", "Boston", "MA", "02118", "US")


def read(ports: Ports, paper: Paper) -> str:
    pages = PdfReader(BytesIO(ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]))).pages
    return re.sub(r"[\s\u00a0\u202f]+", " ", " ".join(page.extract_text() for page in pages))


def issued(ports: Ports, key: str = "form-0001") -> Invoice:
    return actions.issue(
        ports,
        ACCOUNT,
        actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted(modifiers=(key[-2:],))]), REP, key).id,
        REP,
    )


def move_guarantor(ports: Ports, name: str = "Anna Berg") -> None:
    ports.clock.advance(timedelta(hours=1))
    account = enrollment.account_of(ports, ACCOUNT)
    guarantor = GuarantorForm(GuarantorKind.PERSON, name, MOVED, "self", date(1980, 5, 17))
    form = AccountForm(account.language, account.time_zone, guarantor)
    enrollment.change_account(ports, ACCOUNT, form, account.version, REP)


def test_the_due_date_is_that_of_the_books() -> None:
    ports = make_practice(make_coverage())
    due = date(2026, 7, 1)  # an import brings its own
    parts = {"guarantor": 4000, ACME: 6000}
    invoice = actions.post_charges(ports, ACCOUNT, [make_line()], parts, DAY, REP, "import-1", due)
    assert "Due July 1, 2026" in read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id))
    assert "Due July 1, 2026" in read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id, ACME))


def test_a_paper_made_late_shows_the_address_it_was_issued_to() -> None:
    ports = make_practice()
    invoice = issued(ports)
    move_guarantor(ports)
    text = read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id))
    assert "Anna Lindqvist" in text
    assert OLD in text
    assert NEW not in text
    later = read(ports, actions.invoice_pdf(ports, ACCOUNT, issued(ports, "form-0002").id))
    assert "Anna Berg" in later
    assert NEW in later


def test_every_former_address_is_found_again() -> None:
    ports = make_practice()
    invoices = []
    for n in range(3):
        invoices.append(issued(ports, f"form-000{n}"))
        move_guarantor(ports, f"Anna The {n}th")
    texts = [read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id)) for invoice in invoices]
    assert ["Anna Lindqvist" in texts[0], "Anna The 0th" in texts[1], "Anna The 1th" in texts[2]] == [True] * 3


def test_a_credit_note_and_a_statement_know_their_day_too() -> None:
    ports = make_practice()
    invoice = issued(ports)
    note = actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(minor=100), "courtesy", REP, "key-0001")
    move_guarantor(ports)
    assert OLD in read(ports, actions.credit_note_pdf(ports, ACCOUNT, note.id))
    on = today(ports)
    past = read(ports, actions.statement_pdf(ports, ACCOUNT, on - timedelta(days=60), on - timedelta(days=30)))
    assert NEW in past  # a statement is a letter of today, whatever month it tells of


def test_payers_and_clients_keep_their_names_on_old_papers() -> None:
    ports = make_practice(make_coverage())
    invoice = issued(ports)
    ports.clock.advance(timedelta(hours=1))
    form = PayerForm("Apex Health", PayerKind.INSURER, MOVED, terms_days=45, fee_schedule="acme")
    enrollment.change_payer(ports, ACME, form, 1, REP)
    client = ClientForm(PersonName("Berg", "Annika"), date(1980, 5, 17), identifiers=None)
    enrollment.change_client(ports, ACCOUNT, ANNA, client, 1, REP)
    text = read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id, ACME))
    assert "Acme Health" in text
    assert "1 Main Street" in text
    assert "For Anna Lindqvist" in text
    assert "Apex" not in text
    fresh = read(ports, actions.invoice_pdf(ports, ACCOUNT, issued(ports, "form-0002").id, ACME))
    assert "Apex Health" in fresh
    assert NEW in fresh


def test_who_owes_by_transfer_has_a_paper_of_the_address_then() -> None:
    ports = make_practice(make_coverage(percent_bp=6000))
    invoice = issued(ports)  # 54.00 of Acme, 36.00 of Anna
    before = read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id))
    with pytest.raises(NotFound):
        actions.invoice_pdf(ports, ACCOUNT, invoice.id, OTHER)
    actions.transfer(ports, ACCOUNT, invoice.id, ACME, OTHER, 4400, "denied", REP, "key-0001")
    actions.transfer(ports, ACCOUNT, invoice.id, ACME, "guarantor", 1000, "denied", REP, "key-0002")
    move_guarantor(ports)
    other = read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id, OTHER))
    assert "Amount due from you" in other
    assert "$44.00" in other
    assert "moved between payers" in other
    mine = read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id))
    assert "$46.00" in mine
    assert OLD in mine
    assert "Amount for you to pay" in before
    assert "$36.00" in before
    assert "nothing for you to pay" in read(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id, ACME))


def test_payments_credits_and_adjustments_do_not_change_the_paper_of_an_invoice() -> None:
    ports = make_practice(make_coverage(percent_bp=6000))
    invoice = issued(ports)
    actions.invoice_pdf(ports, ACCOUNT, invoice.id, ACME)
    first = dict(ports.documents.files)
    actions.adjust(ports, ACCOUNT, invoice.id, ACME, 500, "contract", REP, "key-0001")
    actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(minor=100), "courtesy", REP, "key-0002")
    actions.invoice_pdf(ports, ACCOUNT, invoice.id, ACME)
    assert ports.documents.files == first


def test_each_party_has_its_own_credit_note_and_statement() -> None:
    ports = make_practice(make_coverage(percent_bp=10_000))
    invoice = issued(ports)  # all of it is Acme's
    note = actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(minor=1000), "courtesy", REP, "key-0001")
    assert "1 Main Street" in read(ports, actions.credit_note_pdf(ports, ACCOUNT, note.id))
    on = today(ports)
    theirs = read(ports, actions.statement_pdf(ports, ACCOUNT, on - timedelta(days=5), on, ACME))
    assert "1 Main Street" in theirs
    assert "$80.00" in theirs
    assert "Still with other payers" not in theirs
    with pytest.raises(NotFound):
        actions.credit_note_pdf(ports, ACCOUNT, note.id, OTHER)
