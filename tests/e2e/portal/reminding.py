"""Overdue accounts in the portal: consent, holds, tomorrow's letters, and the office's clock."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.browser import tick
from tests.e2e.portal.basics import dialog, listed, said, saved_pdf, text_of
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


def statement_of(page: Page, who: str) -> str:
    """Find who is overdue, and have their statement both ways: as a file, whose text this is, and by e-mail."""
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1/overdue", page.url))
    page.get_by_role("searchbox").fill(who)
    listed(page, who)
    rows = page.get_by_role("grid")
    rows.focus()
    rows.press("t")
    paper = saved_pdf(page, lambda: dialog(page).get_by_role("button", name="Make the file").click())
    rows.focus()
    rows.press("t")
    dialog(page).get_by_role("button", name="Send by e-mail").click()
    expect(page.get_by_role("region", name="On its way by e-mail")).to_contain_text(
        re.compile(r"Statements: \d on their way, \d not sent"), timeout=WEEK_MS
    )
    return text_of(paper)
