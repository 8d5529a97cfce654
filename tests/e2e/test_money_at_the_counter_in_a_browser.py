"""Money that comes on paper, and what is taken back: in the portal, each with its entries in the books."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.portal.basics import figure, is_tagged, paper, said, text_of
from tests.e2e.portal.charging import act, bill, issue, open_account, reason
from tests.e2e.portal.enrolling import Newcomer, enroll
from tests.e2e.portal.posting import mark_returned, post, refund, unapplied

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


def balance(page: Page, account: str) -> str:
    open_account(page, account)
    return figure(page.locator("main"), "Client owes")


def test_cheques_over_two_invoices_are_short_exact_and_over_and_may_go_back(portal: Page, shelf: str) -> None:
    account = enroll(portal, Newcomer())
    first, second = bill(portal, account, shelf), bill(portal, account, shelf, units="2", modifier="59")
    post(portal, account, "200.00", "Short")
    pays = portal.get_by_role("table").first
    expect(pays.get_by_role("row").filter(has_text=first)).to_contain_text("$120.00")
    expect(pays.get_by_role("row").filter(has_text=second)).to_contain_text("$80.00")
    assert balance(portal, account) == "$160.00"
    post(portal, account, "160.00", "Exact")
    assert balance(portal, account) == "$0.00"
    post(portal, account, "50.00", "more than is owed")
    assert unapplied(portal) == "$50.00"
    refund(portal, "20.00")
    expect(portal.get_by_role("row").filter(has_text="Paid twice")).to_contain_text("$20.00")
    assert unapplied(portal) == "$30.00"
    open_account(portal, account)
    expect(portal.locator(".stat").filter(has_text="Unapplied").first).to_contain_text("$30.00")


def test_a_cheque_that_comes_back_is_owed_again(portal: Page, shelf: str) -> None:
    account = enroll(portal, Newcomer())
    bill(portal, account, shelf)
    post(portal, account, "120.00", "Exact")
    mark_returned(portal)
    expect(portal.get_by_text("This payment came back: No such account")).to_be_visible()
    assert balance(portal, account) == "$120.00"
    expect(portal.get_by_text("Payment came back").first).to_be_visible()


def test_a_wrong_invoice_is_credited_and_billed_again_never_edited(portal: Page, shelf: str) -> None:
    account = enroll(portal, Newcomer(language="sv"))
    first = bill(portal, account, shelf, units="3")
    act(portal, "Credit and rebill")
    reason(portal, "Two visits, not three", "Credit and rebill")
    portal.wait_for_url(re.compile(r"/charges/inv_"))
    portal.locator("input[name=units]").first.fill("2")
    second = issue(portal)
    assert (first[-4:], second[-4:]) == ("0001", "0002")
    expect(portal.get_by_role("link", name=first)).to_be_visible()
    act(portal, "Credit")
    reason(portal, "Paid by another office", "Credit")
    said(portal, re.compile("Credit note .+ was issued"))
    portal.wait_for_url(re.compile(r"/credit-notes/"))
    read = paper(portal, lambda: portal.get_by_role("button", name="PDF", exact=True).click())
    assert is_tagged(read, "sv")
    assert "Kreditfaktura" in text_of(read)
    assert balance(portal, account) == "$0.00"
