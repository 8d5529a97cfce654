"""What a supervisor looks at: the account's page and statement, lists as files, ageing, trial balance, day journal."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import flaws
from tests.e2e.portal.basics import caught_up, dialog, go, is_tagged, listed, paper, saved, text_of
from tests.e2e.portal.charging import bill, open_account
from tests.e2e.portal.enrolling import Newcomer, enroll

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


def cents(text: str) -> int:
    """`$1,234.50` in minor units."""
    return int(Decimal(re.sub(r"[^\d.]", "", text)) * 100)


def test_an_accounts_statement_is_a_tagged_paper_in_the_clients_language(portal: Page, shelf: str) -> None:
    account = enroll(portal, Newcomer(language="pl"))
    number = bill(portal, account, shelf)
    open_account(portal, account)
    portal.keyboard.press("s")
    read = paper(portal, lambda: dialog(portal).get_by_role("button", name="Open the PDF").click())
    assert is_tagged(read, "pl")
    assert number in text_of(read)


def test_a_list_is_filtered_and_saved_as_a_file_with_the_same_rows(portal: Page, shelf: str) -> None:
    who = Newcomer()
    number = bill(portal, enroll(portal, who), shelf)
    go(portal, "Invoices")
    expect(listed(portal, who.family)).to_contain_text(number)
    portal.get_by_role("combobox", name="State").select_option(label="Open")
    expect(listed(portal, who.family)).to_contain_text(number)
    lines = saved(portal, lambda: portal.get_by_role("button", name="Export CSV").click()).splitlines()
    assert len(lines) == 2
    assert number in lines[1]
    portal.get_by_role("combobox", name="State").select_option(label="Paid")
    expect(portal.get_by_text("No row matches these filters")).to_be_visible()


def test_ageing_trial_balance_and_day_journal_tie(portal: Page, shelf: str) -> None:
    bill(portal, enroll(portal, Newcomer()), shelf)
    caught_up(portal)
    go(portal, "Reports", "Receivables by age")
    ages = portal.get_by_role("region", name="Total").first.get_by_role("row").filter(has_text="USD")
    aged = ages.get_by_role("cell").nth(6).inner_text()
    assert flaws(portal) == []
    portal.get_by_role("link", name="Trial balance").click()
    book = portal.get_by_role("region", name="USD", exact=True)
    expect(book.get_by_text("Balanced", exact=True)).to_be_visible()
    owed = book.get_by_role("row").filter(has_text="Accounts receivable").get_by_role("cell").nth(1).inner_text()
    assert cents(aged) == cents(owed)
    debit, credit = book.locator("tfoot").get_by_role("cell").all_inner_texts()
    assert cents(debit) == cents(credit) > 0
    portal.get_by_role("link", name="Day journal").click()
    journal = portal.get_by_role("region", name="Day journal")
    expect(journal.first).to_be_visible()
    sides = {"Debit": 0, "Credit": 0}
    for entry in portal.locator("table.entries tbody").all()[:20]:
        for line in entry.locator("tr:not(.entry-head)").all():
            _, side, amount = line.get_by_role("cell").all_inner_texts()
            sides[side] += cents(amount) if "$" in amount else 0
    assert sides["Debit"] > 0
    assert sides["Debit"] == sides["Credit"]
