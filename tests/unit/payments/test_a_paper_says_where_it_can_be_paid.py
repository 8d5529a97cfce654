"""A paper of an account in dollars carries a pay link of its own: short, made once, and silent before its check."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader

from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments import store
from chalicelib.payments.api import papers
from infra.demo.sellers import introduce
from tests.fakes.client import make_client
from tests.fakes.money import Desk
from tests.fakes.office import REP, make_office
from tests.fakes.practice import enroll, issue, open_practice


def links(ports: Ports) -> list[str]:
    core = ports.tables.kept["quittance-dev-core"]
    return [pk for pk in core if pk.startswith(store.LINKS.within)]


def lent(ports: Ports, path: str, query: dict[str, str] | None = None) -> str:
    url = make_client(ports, [papers.api], REP).get(f"/api/v1/accounts/{path}", query).body["url"]
    pages = PdfReader(BytesIO(ports.documents.get(url.removeprefix("memory:").split("?")[0]))).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def token_in(text: str) -> str:
    (page,) = re.findall(r"Pay online (.+?) Mail a check", text)
    page = page.replace(" ", "")  # it goes on in the next line behind a hyphen, which is its own
    assert urlsplit(page).path == "/pay.html"
    return urlsplit(page).fragment.removeprefix("k=")


def test_an_invoice_and_a_statement_lead_to_the_pay_page() -> None:
    desk = Desk()
    introduce(desk.ports)
    invoice = desk.bill()
    on = ledger.today(desk.ports).isoformat()
    statement = {"from_on": on, "to_on": on}
    for text in (
        lent(desk.ports, f"{desk.account.id}/invoices/{invoice.id}/pdf"),
        lent(desk.ports, f"{desk.account.id}/statement", statement),
    ):
        token = token_in(text)
        assert re.fullmatch(r"([2-9a-hjkmnp-z]{4}-){4}[2-9a-hjkmnp-z]{4}", token)
        assert payments.open_link(desk.ports, token).challenge == "birth_date"
        with pytest.raises(NotAllowed):
            payments.pass_check(desk.ports, token, "1970-01-01")
        session, account_id = payments.pass_check(desk.ports, token, "1980-05-17")
        assert account_id == desk.account.id
        assert payments.authenticate_client(desk.ports, session)
    assert token not in str(desk.ports.tables.kept)  # only its hash is kept


def test_a_paper_that_is_there_makes_no_other_link() -> None:
    desk = Desk()
    introduce(desk.ports)
    path = f"{desk.account.id}/invoices/{desk.bill().id}/pdf"
    first = lent(desk.ports, path)
    assert len(links(desk.ports)) == 1
    assert lent(desk.ports, path) == first
    assert len(links(desk.ports)) == 1


def test_a_link_by_mail_that_is_renewed_leaves_that_of_the_paper() -> None:
    desk = Desk()
    introduce(desk.ports)
    token = token_in(lent(desk.ports, f"{desk.account.id}/invoices/{desk.bill().id}/pdf"))
    mailed = payments.create_link(desk.ports, desk.account.id, "ntc_1", "hash", REP)
    desk.ports.clock.advance(timedelta(minutes=5))
    assert payments.renew_link(desk.ports, desk.account.id, "ntc_2", desk.ports.clock.now(), REP) == 1
    assert payments.open_link(desk.ports, token)
    assert mailed != token
    assert payments.revoke_links(desk.ports, desk.account.id, "bad_address", REP) == 1


def test_nothing_to_pay_or_a_code_for_a_bank_needs_no_link() -> None:
    desk = Desk()
    introduce(desk.ports)
    on = ledger.today(desk.ports).isoformat()
    assert "Pay online" not in lent(desk.ports, f"{desk.account.id}/statement", {"from_on": on, "to_on": on})
    swedish = make_office()
    open_practice(swedish, "SEK")
    introduce(swedish)
    account = enroll(swedish, currency="SEK")
    text = lent(swedish, f"{account.id}/invoices/{issue(swedish, account, 'draft-0001').id}/pdf")
    assert "Bankgiro 991-2346" in text
    assert links(desk.ports) == links(swedish) == []
