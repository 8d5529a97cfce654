"""A receipt for every payment: what came, what it paid, what was left; its number leads back to the payment."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from chalicelib.invoicing.papers.paper import Paper
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment, Payment
from chalicelib.reports.api import search
from infra.demo.sellers import introduce
from tests.fakes.client import make_client
from tests.fakes.merging import Twice
from tests.fakes.money import Desk
from tests.fakes.office import REP


def read(ports: Ports, paper: Paper) -> str:
    pages = PdfReader(BytesIO(ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]))).pages
    return re.sub(r"[\s\u00a0\u202f]+", " ", " ".join(page.extract_text() for page in pages))


def paid(desk: Desk, minor: int) -> Payment:
    new = NewPayment(desk.key(), "guarantor", Method.CHEQUE, minor, ledger.today(desk.ports), reference="4711")
    return payments.post_payment(desk.ports, desk.account.id, new, REP)


def test_a_receipt_tells_what_came_what_it_paid_and_what_was_left() -> None:
    desk = Desk()
    introduce(desk.ports)
    first, second = desk.bill(), desk.bill("LAB")
    payment = paid(desk, first.total_minor + second.total_minor + 500)
    number, paper = payments.receipt_pdf(desk.ports, desk.account.id, payment.id)
    text = read(desk.ports, paper)
    assert number == f"{desk.account.number}-R{payment.entry_version:04d}"
    seller, left = "North Street Clinic, Inc.", "Credit balance $5.00"
    assert [said for said in ("Receipt", number, "Paid by Check", "4711", seller, left) if said not in text] == []
    for invoice in (first, second):
        assert f"{invoice.number} ${invoice.total_minor // 100}.{invoice.total_minor % 100:02d}" in text


def test_a_receipt_once_made_stays_until_the_payment_changes() -> None:
    desk = Desk()
    invoice = desk.bill()
    payment = paid(desk, invoice.total_minor)
    made = [payments.receipt_pdf(desk.ports, desk.account.id, payment.id) for _ in range(2)]
    assert made[0] == made[1]
    payments.unallocate(desk.ports, desk.account.id, payment.id, invoice.id, desk.key(), REP)
    number, paper = payments.receipt_pdf(desk.ports, desk.account.id, payment.id)
    assert number == made[0][0]
    assert invoice.number not in read(desk.ports, paper)
    assert invoice.number in read(desk.ports, made[0][1])


@pytest.mark.parametrize("gone", [payments.return_payment, payments.void_payment])
def test_money_that_is_gone_has_no_receipt(gone: Callable[..., Payment]) -> None:
    desk = Desk()
    payment = paid(desk, desk.bill().total_minor)
    gone(desk.ports, desk.account.id, payment.id, "bounced", desk.key(), REP)
    with pytest.raises(RuleBroken, match="no receipt"):
        payments.receipt_pdf(desk.ports, desk.account.id, payment.id)


def test_its_number_is_found_however_it_is_typed_and_no_other() -> None:
    desk = Desk()
    office = make_client(desk.ports, [search.api], REP)
    payment = paid(desk, desk.bill().total_minor)
    number, _ = payments.receipt_pdf(desk.ports, desk.account.id, payment.id)
    account, _, running = number.partition("-R")
    for typed in (number, number.lower(), f" {account} R{int(running)} "):
        (hit, *_) = office.get("/api/v1/search", {"q": typed}).body["items"]
        assert (hit["kind"], hit["id"], hit["title"]) == ("payment", payment.id, number)
    for other in (f"{account}-R{payment.entry_version - 1:04d}", f"{account}-R9999", "00000000-R0001", f"{account}-R"):
        assert payments.payment_receipted(desk.ports, other) is None


def test_a_merged_account_keeps_the_numbers_of_its_receipts() -> None:
    desk = Twice()
    payment = paid(desk, desk.bill().total_minor)
    before, _ = payments.receipt_pdf(desk.ports, desk.first.id, payment.id)
    desk.merge()
    after, _ = payments.receipt_pdf(desk.ports, desk.other.id, payment.id)
    found = payments.payment_receipted(desk.ports, before)
    assert found is not None
    assert (after, found[0], found[1].id, found[1].account_id) == (before, before, payment.id, desk.other.id)
