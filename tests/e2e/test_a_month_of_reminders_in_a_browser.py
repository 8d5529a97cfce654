"""From a file of services to a reminder in the mail: imported, overdue, seen the day before, sent, held back."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.browser import flaws
from tests.e2e.conftest import Office
from tests.e2e.desk import AWAKE_AT_DUNNING, office_day
from tests.e2e.portal.basics import listed, row, saved
from tests.e2e.portal.charging import open_account
from tests.e2e.portal.importing import bring, csv, post, tally
from tests.e2e.portal.phone import link_of, mailed
from tests.e2e.portal.reminding import consent, hold, letters, move_clock, statement_of

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]
# A week and a day are moved; the first letter goes five days after the day it was due (the demo policy).
DUE_IN = 3


PEOPLE = ("client_id", "family_name", "given_name", "birth_date", "email", "postal_code", "time_zone", "language")
SERVICES = ("service_id", "client_id", "service_on", "code", "unit_price", "due_on")


def files(office: Office, mark: str, code: str) -> list[FilePayload]:
    """Two clients who owe 90.00 each; a third whose birth date is none, and a price that is none."""
    today = office_day(office)
    due, zone = today + timedelta(days=DUE_IN), AWAKE_AT_DUNNING
    born = ("1980-05-17", "1981-06-18", "17 May")
    prices = (("1", "90.00"), ("2", "90.00"), ("3", "90.00"), ("1", "ninety"))
    people = [
        (f"{mark}-{n}", f"File{mark}{n}", "Ada", day, f"{mark}{n}@people.example", "02118", zone, "sv")
        for n, day in enumerate(born, 1)
    ]
    services = [(f"S{mark}{n}", f"{mark}-{who}", today, code, price, due) for n, (who, price) in enumerate(prices, 1)]
    return [csv("clients.csv", PEOPLE, *people), csv("services.csv", SERVICES, *services)]


def account_of(page: Page, family: str) -> str:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Clients").click()
    listed(page, family).dblclick()
    page.wait_for_url("**/accounts/acc_*")
    return page.url.rsplit("/", 1)[1]


def test_a_file_is_previewed_its_bad_rows_are_told_and_the_same_file_again_changes_nothing(
    office: Office, portal: Page, shelf: str
) -> None:
    mark = uuid.uuid4().hex[:5]
    brought = files(office, mark, shelf)
    bring(portal, f"Month {mark}", brought)
    assert tally(portal, "Clients")[0] == "2"
    assert tally(portal, "Invoices")[:2] == ["2", "$180.00"]
    findings = portal.get_by_role("table").filter(has_text="How to mend it")
    expect(findings.get_by_role("row").filter(has_text="birth_date")).to_contain_text("4")
    expect(findings.get_by_role("row").filter(has_text="unit_price")).to_contain_text("5")
    assert flaws(portal) == []
    portal.get_by_role("link", name="All rows to look at").click()
    report = saved(portal, lambda: portal.get_by_role("button", name="Export CSV").click())
    assert "birth_date" in report
    assert "unit_price" in report
    portal.go_back()
    post(portal)
    bring(portal, f"Again {mark}", brought)
    assert [tally(portal, kind)[0] for kind in ("Clients", "Invoices")] == ["–", "–"]
    assert [tally(portal, kind)[2] for kind in ("Clients", "Invoices")] == ["2", "2"]


def test_a_reminder_is_seen_the_day_before_and_goes_unless_it_is_held_back(
    office: Office, portal: Page, shelf: str
) -> None:
    mark = uuid.uuid4().hex[:5]
    bring(portal, f"Month {mark}", files(office, mark, shelf))
    post(portal)
    going, held = account_of(portal, f"File{mark}1"), account_of(portal, f"File{mark}2")
    for account in (going, held):
        consent(portal, account)
    hold(portal, held, "Dispute")
    move_clock(portal, 7)
    letters(portal)
    expect(listed(portal, f"File{mark}1")).to_contain_text("Goes")
    portal.get_by_role("searchbox").fill(f"File{mark}2")
    expect(row(portal, f"File{mark}2")).to_be_hidden()
    move_clock(portal, 1)
    message = mailed(office, f"{mark}1@people.example")
    assert message["subject"].endswith("väntar på dig")
    assert link_of(message)
    assert office.call("GET", f"/local/mail?to={mark}2@people.example")[1]["messages"] == []
    open_account(portal, going)
    portal.get_by_role("tab", name="Dunning").click()
    expect(portal.get_by_text("1 of 3")).to_be_visible()
    expect(portal.get_by_text("A reminder went out")).to_be_visible()
    assert flaws(portal) == []
    open_account(portal, held)
    portal.get_by_role("tab", name="Dunning").click()
    expect(portal.get_by_role("row").filter(has_text="Dispute")).to_be_visible()
    expect(portal.get_by_text("It was on hold").first).to_be_visible()
    assert "90" in statement_of(portal, f"File{mark}1")
    assert flaws(portal) == []
