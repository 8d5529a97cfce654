"""Overdue accounts in the portal: consent, holds, tomorrow's letters, and the office's clock."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.browser import tick
from tests.e2e.portal.basics import dialog, said
from tests.e2e.portal.charging import open_account

# A day's schedules take some seconds, a week's some more on a busy machine.
WEEK_MS = 300_000


def consent(page: Page, account: str) -> None:
    """Note that the person agreed to be reached by e-mail."""
    open_account(page, account)
    page.get_by_role("tab", name="Contact and consent").click()
    page.get_by_role("button", name="Edit").first.click()
    form = dialog(page)
    tick(form.get_by_label("Has agreed to be reached by e-mail"))
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()


def hold(page: Page, account: str, why: str) -> None:
    """Put an account's reminders on hold."""
    open_account(page, account)
    page.keyboard.press("h")
    dialog(page).get_by_label("Reason").select_option(label=why)
    dialog(page).get_by_role("button", name="Hold").click()
    said(page, "The reminders are on hold.")


def letters(page: Page) -> None:
    """Open tomorrow's letters."""
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1/overdue/letters", page.url))
    expect(page.get_by_role("heading", name="Tomorrow's letters")).to_be_visible()


def move_clock(page: Page, days: int) -> None:
    """Move the office's clock by its menu, and wait until it has arrived."""
    page.get_by_role("button", name="Office date").click()
    page.get_by_role("menuitem", name=re.compile(rf"clock {days} days? forward")).click()
    moving = page.locator(".clock").get_by_text("to go")
    expect(moving).to_be_visible()
    expect(moving).to_be_hidden(timeout=WEEK_MS)
