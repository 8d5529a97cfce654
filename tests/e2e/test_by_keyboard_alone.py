"""The whole day at the desk without a mouse: sign in, enroll, charge, issue, send, post; the focus is always seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import window
from tests.e2e.conftest import Office
from tests.e2e.portal.basics import awake_here, heading, said
from tests.e2e.portal.charging import INVOICE, READY
from tests.e2e.portal.enrolling import Newcomer, settle
from tests.e2e.portal.keys import command, is_seen, reach, write
from tests.e2e.portal.phone import mailed
from tests.e2e.portal.posting import PAYMENT

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


def sign_in(page: Page, office: Office) -> None:
    page.goto(office.url)
    page.get_by_label("E-mail").wait_for()
    write(page, "input[type=email]", "supervisor@quittance.example")
    write(page, "input[type=password]", office.password())
    page.keyboard.press("Enter")
    heading(page, "Home")


def enroll(page: Page, who: Newcomer) -> None:
    for key in ("g", "c"):
        page.keyboard.press(key)
    heading(page, "Clients")
    page.keyboard.press("n")
    page.get_by_label("First name").wait_for()
    write(page, "input[name='clients.0.name.given']", who.given)
    write(page, "input[name='clients.0.name.family']", who.family)
    write(page, "[role=spinbutton]", "05171980")
    page.keyboard.press("Control+ArrowDown")  # to the next section
    write(page, "input[type=email]", who.email)
    reach(page, "input[name='contact.email_consent']")
    page.keyboard.press("Space")
    page.keyboard.press("Control+ArrowDown")
    for part, text in (("line1", "12 Elm Street"), ("postal_code", "02118"), ("city", "Boston"), ("region", "MA")):
        write(page, f"input[name='clients.0.address.{part}']", text)
    write(page, "select[name=time_zone]", awake_here(page).replace("_", " ").replace("/", ": "))
    page.keyboard.press("Control+Enter")
    settle(page)


def charge(page: Page, code: str) -> None:
    page.keyboard.press("c")
    page.get_by_role("combobox", name="Code").first.wait_for()
    write(page, "input[name=code]", code)
    page.get_by_role("option", name=code).first.wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_text(READY)).to_be_visible()
    command(page, "Issue")
    page.wait_for_url(INVOICE)


def test_the_desk_works_without_a_mouse(office: Office, chromium: Browser, shelf: str) -> None:
    who = Newcomer()
    with window(chromium) as page:
        sign_in(page, office)
        enroll(page, who)
        charge(page, shelf)
        page.get_by_role("button", name="Send pay link").wait_for()
        page.keyboard.press("s")
        page.get_by_role("dialog").get_by_role("button", name="Send pay link").wait_for()
        assert is_seen(page)
        page.keyboard.press("Enter")
        said(page, "The message is on its way.")
        page.keyboard.press("u")
        page.get_by_role("tab", name="Timeline").wait_for()
        page.keyboard.press("y")
        page.locator("input[name=amount_minor]").wait_for()
        write(page, "input[name=amount_minor]", "120.00")
        expect(page.locator(".status").filter(has_text="Exact")).to_be_visible()
        page.keyboard.press("Control+Enter")
        page.wait_for_url(PAYMENT)
        expect(page.get_by_text("Posted", exact=True).first).to_be_visible()
    assert mailed(office, who.email)
