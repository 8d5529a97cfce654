"""Clients in the portal: enroll one on one page."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Page, expect

from tests.e2e.browser import tick
from tests.e2e.portal.basics import awake_here, give_day, go, pick

BORN = date(1980, 5, 17)


@dataclass(frozen=True)
class Newcomer:
    """Who is enrolled, and how."""

    given: str = "Ingrid"
    family: str = field(default_factory=lambda: f"Journey{uuid.uuid4().hex[:6]}")
    language: str = "en"
    currency: str = "USD"
    email: str = field(default_factory=lambda: f"{uuid.uuid4().hex[:10]}@people.example")
    guarantor: str = ""
    payer: str = ""
    concern: str = ""


def _person(page: Page, who: Newcomer) -> None:
    page.get_by_label("First name").fill(who.given)
    page.get_by_label("Last name").fill(who.family)
    give_day(page, "Date of birth", BORN)
    page.get_by_label("Street and number").fill("12 Elm Street")
    page.get_by_label("Postal code").fill("02118")
    page.get_by_label("City").fill("Boston")


def _contact(page: Page, who: Newcomer) -> None:
    page.locator("select[name=language]").select_option(who.language)
    page.locator("select[name=currency]").select_option(who.currency)
    page.locator("select[name=time_zone]").select_option(awake_here(page))
    page.locator("input[type=email]").fill(who.email)
    tick(page.get_by_label("Has agreed to be reached by e-mail"))


def _guarantor(page: Page, who: Newcomer) -> None:
    if not who.guarantor:
        return
    tick(page.get_by_label("Somebody else answers for the account"))
    part = page.locator("#guarantor")
    part.locator("input[name='guarantor.name']").fill(who.guarantor)
    part.get_by_label("Relationship").fill("Mother")
    give_day(part, "Date of birth", BORN)
    part.get_by_label("Street and number").fill("7 Oak Avenue")
    part.get_by_label("Postal code").fill("02118")
    part.get_by_label("City").fill("Boston")
    part.get_by_label("State", exact=True).fill("MA")


def _coverage(page: Page, who: Newcomer) -> None:
    if not who.payer:
        return
    part = page.locator("#cover")
    pick(part, "Payer", who.payer)
    part.get_by_label("Pays, %").fill("80")
    part.get_by_label("Client's part per visit").fill("10.00")


def _concern(page: Page, who: Newcomer) -> None:
    if not who.concern:
        return
    page.get_by_role("button", name="Add a concern").click()
    page.get_by_label("What", exact=True).select_option(label=who.concern)


def begin(page: Page, who: Newcomer) -> None:
    """Open the form and write the person."""
    go(page, "Clients")
    page.keyboard.press("n")
    page.wait_for_url("**/clients/new")
    _person(page, who)


def enroll(page: Page, who: Newcomer) -> str:
    """Enroll somebody; answers the account's id. Somebody alike is enrolled anyway."""
    begin(page, who)
    for fill in (_contact, _coverage, _concern, _guarantor):
        fill(page, who)
    page.get_by_role("button", name="Enroll", exact=True).click()
    settle(page)
    return page.url.rsplit("/", 1)[1].split("?")[0]


def settle(page: Page) -> None:
    """Wait for the account that was enrolled; somebody alike is enrolled anyway."""
    anyway, opened = page.get_by_role("button", name="Enroll anyway"), page.get_by_role("tab", name="Timeline")
    expect(anyway.or_(opened).first).to_be_visible()
    if anyway.is_visible():
        page.keyboard.press("Enter")  # the dialog stands on its answer
    expect(opened).to_be_visible()
