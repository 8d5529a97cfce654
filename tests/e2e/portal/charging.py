"""Charges and invoices in the portal: capture, mend what holds, issue, send."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.portal.basics import dialog, said

INVOICE = re.compile(r"/accounts/acc_\w+/invoices/inv_\w+$")
READY = "Nothing holds it: it can be issued."


def open_account(page: Page, account: str) -> None:
    """Open an account by its address, as a bookmark does."""
    page.goto(f"{re.match(r'https?://[^/]+', page.url)[0]}/accounts/{account}")  # type: ignore[index]
    expect(page.get_by_role("tab", name="Timeline")).to_be_visible()


def capture(page: Page, code: str, units: str = "1", modifier: str = "") -> None:
    """From an account: open the form by its letter and charge one service of today."""
    page.keyboard.press("c")
    field = page.get_by_role("combobox", name="Code").first
    field.focus()
    page.keyboard.type(code, delay=20)
    expect(page.get_by_role("option", name=re.compile(re.escape(code))).first).to_be_visible()
    page.keyboard.press("Enter")
    page.locator("input[name=units]").first.fill(units)
    page.locator("input[name=modifiers]").first.fill(modifier)


def issue(page: Page) -> str:
    """Issue what nothing holds; answers the invoice's number."""
    expect(page.get_by_text(READY)).to_be_visible()
    page.get_by_role("button", name="Issue", exact=True).click()
    page.wait_for_url(INVOICE)
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text(re.compile(r"Invoice .+-\d{4}"))
    return title.inner_text().split()[1]


def bill(page: Page, account: str, code: str, units: str = "1", modifier: str = "") -> str:
    """Charge and issue one service of today; the same again on a day needs a modifier."""
    open_account(page, account)
    capture(page, code, units, modifier)
    return issue(page)


def send(page: Page) -> None:
    """From an invoice: mail the pay link."""
    page.get_by_role("button", name="Send pay link").click()
    dialog(page).get_by_role("button", name="Send pay link").click()
    said(page, "The message is on its way.")


def act(page: Page, name: str) -> None:
    """Choose one of the invoice's further actions."""
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name=re.compile(f"^{re.escape(name)}")).first.click()


def reason(page: Page, text: str, button: str) -> None:
    """Say why in the dialog, and do it."""
    form = dialog(page)
    form.get_by_label(re.compile("^(Reason|Why it came back)")).fill(text)
    form.get_by_role("button", name=button, exact=True).click()
