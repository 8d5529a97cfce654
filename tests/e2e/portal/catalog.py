"""The catalog and the payers in the portal."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.portal.basics import dialog, go, pick, row, said


def add_service(page: Page, code: str, description: str) -> None:
    """Add a service of the office's own."""
    go(page, "Catalog")
    page.get_by_role("link", name="Services").click()
    page.get_by_role("button", name="Add service").first.click()
    form = dialog(page)
    form.get_by_label("Code").fill(code)
    form.get_by_label("Description").fill(description)
    form.get_by_role("button", name="Save").click()
    said(page, "Saved.")
    page.get_by_role("searchbox").fill(code)
    expect(row(page, code, description)).to_be_visible()


def set_price(page: Page, code: str, currency: str, amount: str) -> None:
    """Set the cash price of a service from today on."""
    page.get_by_role("navigation", name="Catalog").get_by_role("link", name="Prices").click()
    page.get_by_role("button", name="Set price").first.click()
    form = dialog(page)
    pick(form, "Code", code)
    form.get_by_label("Currency").select_option(currency)
    form.get_by_label("Price").fill(amount)
    form.get_by_role("button", name="Save").click()
    said(page, "Saved.")
    expect(form).to_be_hidden()


def add_payer(page: Page, name: str) -> None:
    """Add an insurer that can be billed."""
    go(page, "Settings", "My preferences")
    page.goto(page.url.split("/settings")[0] + "/settings/payers")
    page.get_by_role("button", name="Add a payer").first.click()
    form = dialog(page)
    form.get_by_label("Name", exact=True).fill(name)
    form.get_by_label("Kind").select_option("insurer")
    form.get_by_label("Street and number").fill("1 Harbor Street")
    form.get_by_label("Postal code").fill("02110")
    form.get_by_label("City").fill("Boston")
    form.get_by_label("State", exact=True).fill("MA")
    form.get_by_role("button", name="Save").click()
    said(page, "Saved.")
    page.get_by_role("searchbox").fill(name)
    expect(row(page, name, "Insurer")).to_be_visible()
