"""Clients in the portal: enroll one step by step."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Page, expect

from tests.e2e.browser import tick
from tests.e2e.portal.basics import awake_here, give_day, go, pick

BORN = date(1980, 5, 17)
STEPS = ("contact", "guarantor", "coverages", "concerns", "review")


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
    page.locator("select[name='guarantor.kind']").select_option("person")
    page.locator("input[name='guarantor.name']").fill(who.guarantor)
    page.get_by_label("Relationship").fill("Mother")
    give_day(page, "Date of birth", BORN)
    page.get_by_label("Street and number").fill("7 Oak Avenue")
    page.get_by_label("Postal code").fill("02118")
    page.get_by_label("City").fill("Boston")
    page.get_by_label("State", exact=True).fill("MA")


def _coverage(page: Page, who: Newcomer) -> None:
    if not who.payer:
        return
    page.get_by_role("button", name="Add a payer").click()
    pick(page, "Payer", who.payer)
    page.get_by_label("Pays, %").fill("80")
    page.get_by_label("Client's part per visit").fill("10.00")


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
    """Enroll somebody through all steps; answers the account's id. Somebody alike is enrolled anyway."""
    begin(page, who)
    parts = (_contact, _guarantor, _coverage, _concern, lambda *_: None)
    for step, fill in zip(STEPS, parts, strict=True):
        page.get_by_role("button", name="Next").click()
        page.wait_for_url(f"**/clients/new/{step}")
        fill(page, who)
    page.get_by_role("button", name="Enroll", exact=True).click()
    anyway, opened = page.get_by_role("button", name="Enroll anyway"), page.get_by_role("tab", name="Timeline")
    expect(anyway.or_(opened).first).to_be_visible()
    if anyway.is_visible():
        anyway.click()
    expect(opened).to_be_visible()
    return page.url.rsplit("/", 1)[1].split("?")[0]
