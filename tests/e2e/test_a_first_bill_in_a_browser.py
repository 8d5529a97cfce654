"""A first bill as people make it: the desk in the portal, the client on a phone, in each language of a client."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import PHONE, flaws, window
from tests.e2e.conftest import Office
from tests.e2e.portal.basics import go, is_tagged, listed, paper, text_of
from tests.e2e.portal.charging import READY, bill, capture, issue, open_account, send
from tests.e2e.portal.enrolling import Newcomer, begin, enroll
from tests.e2e.portal.phone import TONGUES, Tongue, fits, link_of, mailed, pay, reachable

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]
CURRENCIES = {"en": "USD", "sv": "SEK", "pl": "PLN"}
LOOKS = {"en": "light", "sv": "dark", "pl": "light"}  # axe looks at the pay pages by day and by night


def test_who_is_enrolled_twice_is_noticed_and_what_must_be_known_stands_on_top(portal: Page, shelf: str) -> None:
    who = Newcomer(guarantor="Maria Berg", payer="Harbor Health", concern="Needs an interpreter")
    enroll(portal, who)
    expect(portal.get_by_role("heading", level=1)).to_have_text(re.compile("Maria Berg"))
    expect(portal.get_by_role("note").filter(has_text="Needs an interpreter")).to_be_visible()
    assert flaws(portal) == []
    begin(portal, who)
    expect(portal.get_by_text("Somebody very like this is enrolled already")).to_be_visible()
    expect(portal.get_by_text("same name · same date of birth")).to_be_visible()
    assert flaws(portal) == []
    portal.get_by_role("link", name="Open account").click()
    expect(portal.get_by_role("note").filter(has_text="Needs an interpreter")).to_be_visible()


def test_what_the_audit_holds_is_said_and_mended_and_the_rest_goes_to_the_guarantor(portal: Page, shelf: str) -> None:
    account = enroll(portal, Newcomer(payer="Harbor Health"))
    capture(portal, shelf)
    expect(portal.get_by_text(READY)).to_be_visible()
    portal.locator("input[name=discount]").first.fill("90%")
    portal.locator("input[name=reason]").first.fill("Hardship")
    expect(portal.get_by_text("The discount is above what the office gives freely.")).to_be_visible()
    expect(portal.get_by_text(READY)).to_be_hidden()
    portal.get_by_role("button", name="Save draft").click()
    expect(portal.get_by_text("Held", exact=True).first).to_be_visible()
    portal.locator("input[name=discount]").first.fill("")
    number = issue(portal)
    assert number.endswith("-0001")
    parties = portal.get_by_role("table").filter(has_text="Share when issued")
    expect(parties.get_by_role("row").filter(has_text="Harbor Health")).to_contain_text("$88.00")
    expect(parties.get_by_role("row").filter(has_text="Ingrid")).to_contain_text("$32.00")
    assert flaws(portal) == []
    open_account(portal, account)
    expect(portal.get_by_text("Invoice issued").first).to_be_visible()


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_a_client_gets_the_bill_by_mail_and_pays_it_on_a_phone(
    office: Office, portal: Page, chromium: Browser, shelf: str, tongue: Tongue
) -> None:
    who = Newcomer(language=tongue.code, currency=CURRENCIES[tongue.code])
    number = bill(portal, enroll(portal, who), shelf)
    read = paper(portal, lambda: portal.get_by_role("button", name="PDF", exact=True).click())
    assert is_tagged(read, tongue.code)
    assert {tongue.paper, number} <= set(text_of(read).split())
    send(portal)
    message = mailed(office, who.email)
    assert message["subject"].startswith(tongue.subject)
    assert not {who.given, who.family, number, shelf} & set(re.split(r"\W+", message["subject"] + message["text"]))
    with window(chromium, PHONE, has_touch=True, color_scheme=LOOKS[tongue.code]) as phone:
        pay(phone, tongue, reachable(office, link_of(message)))
        assert fits(phone)
    portal.reload()
    expect(portal.locator("h1 + *, .page-head").get_by_text("Paid", exact=True).first).to_be_visible()
    go(portal, "Payments")
    expect(listed(portal, who.family, "Card")).to_contain_text("Posted")
