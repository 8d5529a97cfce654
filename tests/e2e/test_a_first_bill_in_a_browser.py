"""The journey as people make it: the desk by keyboard, the client on a phone; axe finds nothing on the way."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import PHONE, flaws, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


def sign_in(page: Page, office: Office, role: str = "supervisor") -> None:
    page.goto(office.url)
    page.get_by_label("E-mail").fill(f"{role}@quittance.example")
    page.get_by_label("Password", exact=True).fill(office.password())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Home", exact=True)).to_be_visible()


def enroll(page: Page, email: str) -> None:
    page.keyboard.press("g")
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Clients", exact=True)).to_be_visible()
    page.keyboard.press("n")
    page.get_by_label("First name").fill("Ingrid")
    page.get_by_label("Last name").fill(f"Journey{uuid.uuid4().hex[:6]}")
    page.keyboard.press("Tab")
    page.keyboard.type("05171980")
    page.get_by_label("Street and number").fill("12 Elm Street")
    page.get_by_label("Postal code").fill("02118")
    page.get_by_label("City").fill("Boston")
    page.get_by_role("button", name="Next").press("Enter")
    page.locator("input[type=email]").fill(email)
    page.get_by_label("Has agreed to be reached by e-mail").check()
    for step in ("guarantor", "coverages", "concerns", "review"):
        page.get_by_role("button", name="Next").press("Enter")
        page.wait_for_url(f"**/clients/new/{step}")
    page.get_by_role("button", name="Enroll").press("Enter")
    anyway, opened = page.get_by_role("button", name="Enroll anyway"), page.get_by_role("tab", name="Timeline")
    expect(anyway.or_(opened).first).to_be_visible()
    if anyway.is_visible():
        anyway.press("Enter")
    expect(opened).to_be_visible()


def charge(page: Page) -> None:
    page.keyboard.press("c")
    code = page.get_by_role("combobox", name="Code")
    code.focus()
    page.keyboard.type("TESTVISIT", delay=40)
    expect(page.get_by_role("option", name=re.compile("TESTVISIT")).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing holds it: it can be issued.")).to_be_visible()
    page.get_by_role("button", name="Issue", exact=True).press("Enter")


def test_a_first_bill_from_the_desk_to_the_clients_phone(office: Office) -> None:
    desk = Desk(office)
    desk.stock()
    email = f"{uuid.uuid4().hex[:10]}@people.example"
    with window() as page:
        sign_in(page, office)
        assert flaws(page) == []
        enroll(page, email)
        assert flaws(page) == []
        account = re.search(r"/accounts/(acc_\w+)", page.url)
        charge(page)
        page.wait_for_url(re.compile(r"/accounts/acc_\w+/invoices/inv_"))
        expect(page.get_by_text("-0001").first).to_be_visible()
        assert flaws(page) == []
    assert account is not None
    invoice = desk.ask("GET", f"/accounts/{account[1]}/invoices")["items"][0]
    assert desk.ask("POST", f"/accounts/{account[1]}/invoices/{invoice['id']}/send")["state"] == "queued"
    pay_on_a_phone(office, desk.link(email))
    assert desk.ask("GET", f"/accounts/{account[1]}/overview")["balance"]["minor"] == 0


def pay_on_a_phone(office: Office, token: str) -> None:
    with window(PHONE) as page:
        page.goto(f"{office.url}/pay.html#k={token}")
        expect(page.locator("#year")).to_be_visible()
        assert flaws(page) == []
        for part, number in (("year", "1980"), ("month", "05"), ("day", "17")):
            page.locator(f"#{part}").fill(number)
        page.keyboard.press("Enter")
        page.get_by_role("button", name=re.compile("^Pay")).click()
        page.wait_for_url(re.compile(r"/pay/cs_test"))
        assert flaws(page) == []
        page.get_by_role("button", name=re.compile("Pay")).click()
        page.wait_for_url(re.compile(r"pay\.html"))
        expect(page.get_by_text(re.compile("thank you|received", re.IGNORECASE)).first).to_be_visible()
        assert flaws(page) == []
