"""A person enrolled twice, as a supervisor finds it: seen, compared, merged, led on by each old way, split again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import CONTRAST, DESK, PHONE, flaws, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk
from tests.e2e.pictures import speak
from tests.e2e.portal.basics import dialog, heading, said
from tests.e2e.portal.charging import open_account
from tests.e2e.portal.enrolling import Newcomer
from tests.e2e.portal.phone import answer_check, fits
from tests.e2e.portal.places import settled, visit

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]

TITLES = {"sv": "Slå ihop två konton", "pl": "Łączenie dwóch kont", "en": "Merge two accounts"}


@dataclass(frozen=True)
class Twice:
    """One person's two accounts, a bill on each, and the pay link of the one that will go."""

    gone: dict[str, Any]
    stays: dict[str, Any]
    link: str


@pytest.fixture
def twice(office: Office) -> Twice:
    desk, family = Desk(office), Newcomer().family
    desk.stock()
    files = [desk.enroll(family) for _ in range(2)]
    gone, stays = (file["account"] for file in files)
    bills = [desk.bill(file) for file in files]
    desk.ask("POST", f"/accounts/{gone['id']}/invoices/{bills[0]['id']}/send")
    return Twice(gone, stays, desk.link(gone["contact"]["email"]))


def shuts_nobody_out(page: Page) -> None:
    """As the page stands: axe by day and by night, and at the size of a phone."""
    settled(page)
    assert flaws(page) == []
    page.set_viewport_size(PHONE)
    assert (flaws(page), fits(page)) == ([], True)
    page.emulate_media(color_scheme="dark")
    assert flaws(page, CONTRAST) == []
    page.set_viewport_size(DESK)
    assert flaws(page, CONTRAST) == []
    page.emulate_media(color_scheme="light")


def test_a_person_enrolled_twice_is_merged_found_by_every_old_way_and_split(
    office: Office, portal: Page, chromium: Browser, twice: Twice
) -> None:
    gone, stays = twice.gone["number"], twice.stays["number"]
    compare(portal, office, twice)
    merge(portal, gone)
    what_the_old_account_shows(portal, twice)
    found_by_the_old_number(portal, gone, twice.stays["id"])
    with window(chromium, PHONE, has_touch=True) as phone:
        answer_check(phone, f"{office.url.rstrip('/')}/pay.html#k={twice.link}")
        expect(phone.get_by_role("heading", name="Pay your invoice")).to_be_visible()
        expect(phone.get_by_text("$240.00").first).to_be_visible()  # of both accounts together
        assert (flaws(phone), fits(phone)) == ([], True)
    split(portal, twice)
    expect(portal.get_by_text(f"This account was merged into {stays}")).to_have_count(0)


def compare(page: Page, office: Office, twice: Twice) -> None:
    """From the account that says it is somebody's second one to both side by side, in each language."""
    open_account(page, twice.stays["id"])
    others = page.get_by_role("note").filter(has_text=twice.gone["number"])  # another newcomer may be as like
    link = others.get_by_role("link", name="Compare and merge").and_(page.locator(f'[href$="{twice.gone["id"]}"]'))
    expect(link).to_be_visible()
    shuts_nobody_out(page)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    shuts_nobody_out(page)
    page.set_viewport_size(PHONE)
    desk = Desk(office)
    for language, title in TITLES.items():
        speak(desk, language)
        page.reload()
        heading(page, title)
        expect(page.get_by_role("table")).to_be_visible()
        settled(page)
        assert (page.locator("html").get_attribute("lang"), flaws(page), fits(page)) == (language, [], True)
    page.set_viewport_size(DESK)


def merge(page: Page, number: str) -> None:
    page.get_by_role("checkbox", name=re.compile("are one person$")).check()
    page.get_by_label(re.compile("^Why they are one")).fill("Enrolled twice")
    page.get_by_role("button", name="Merge the accounts").click()
    said(page, f"Account {number} was merged into this one.")
    expect(page.get_by_text(f"Account {number} was merged into this one").first).to_be_visible()
    shuts_nobody_out(page)


def what_the_old_account_shows(page: Page, twice: Twice) -> None:
    """It takes no work, says where everything went, and leads there."""
    visit(page, f"/accounts/{twice.gone['id']}")
    expect(page.get_by_text(f"This account was merged into {twice.stays['number']}")).to_be_visible()
    expect(page.get_by_role("tab", name="Invoices")).to_have_count(0)
    shuts_nobody_out(page)
    page.get_by_role("link", name="Invoice issued").click()
    heading(page, re.compile(rf"Invoice {twice.gone['number']}-0001"))
    page.go_back()
    page.get_by_role("link", name="Go to the account that stayed").click()
    page.wait_for_url(f"**/accounts/{twice.stays['id']}")


def found_by_the_old_number(page: Page, number: str, account: str) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type(number, delay=20)
    page.get_by_role("option").filter(has_text="Ada").first.click()
    page.wait_for_url(f"**/accounts/{account}*")


def split(page: Page, twice: Twice) -> None:
    """Nothing was done since: both are there again as they were."""
    page.get_by_role("button", name="Undo").click()
    dialog(page).get_by_role("button", name="Undo").click()
    said(page, "They are two accounts again.")
    visit(page, f"/accounts/{twice.gone['id']}")
    expect(page.get_by_role("tab", name="Invoices")).to_be_visible()
    expect(page.locator(".stat").filter(has_text="Client owes").first).to_contain_text("$120.00")
