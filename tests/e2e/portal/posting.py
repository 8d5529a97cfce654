"""Money by hand in the portal: post, allocate, refund, return."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.portal.basics import dialog, figure, said
from tests.e2e.portal.charging import open_account, reason

PAYMENT = re.compile(r"/accounts/acc_\w+/payments/pay_\w+$")


def post(page: Page, account: str, amount: str, outcome: str) -> None:
    """Post a cheque of the guarantor over the open invoices, the oldest first, after seeing what becomes of it."""
    open_account(page, account)
    page.keyboard.press("y")
    page.locator("input[name=amount_minor]").fill(amount)
    page.get_by_label("Reference").fill("Cheque 1047")
    expect(page.locator(".status").filter(has_text=outcome)).to_be_visible()
    page.get_by_role("button", name="Post", exact=True).click()
    page.wait_for_url(PAYMENT)
    expect(page.get_by_role("heading", name="What it pays")).to_be_visible()


def unapplied(page: Page) -> str:
    """What of the open payment lies on no invoice."""
    return figure(page.locator("main"), "Unapplied")


def refund(page: Page, amount: str) -> None:
    """Give unapplied money back, with a reason."""
    page.get_by_role("button", name="Refund", exact=True).click()
    dialog(page).get_by_label("Amount").fill(amount)
    reason(page, "Paid twice", "Refund")
    said(page, "given back")


def mark_returned(page: Page) -> None:
    """The bank sent it back."""
    page.get_by_role("button", name="Mark as returned").click()
    reason(page, "No such account", "Mark as returned")
    said(page, "The payment is marked as returned.")
