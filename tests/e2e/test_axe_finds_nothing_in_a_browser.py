"""Every screen and dialog of the portal, by day, by night and on a phone: axe finds nothing, nothing sticks out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import CONTRAST, DESK, PHONE, RULES, flaws, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk
from tests.e2e.portal.basics import sign_in
from tests.e2e.portal.over import OVER, laid, lay_over
from tests.e2e.portal.phone import fits
from tests.e2e.portal.places import patterns, stand, visit

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


NOTHING_TO_OPEN = {"overdue-panel", "letter-panel"}  # nobody is overdue in an office of today
LOOKS = pytest.mark.parametrize(
    ("look", "size"), [("light", DESK), ("dark", DESK), ("light", PHONE)], ids=("day", "night", "phone")
)


def shut_out(page: Page, look: str) -> list[str]:
    """What of a page as it stands keeps somebody out."""
    return flaws(page, CONTRAST if look == "dark" else RULES) + ([] if fits(page) else ["sticks out to the side"])


@LOOKS
def test_no_screen_shuts_anybody_out(
    office: Office, chromium: Browser, shelf: str, look: str, size: dict[str, int]
) -> None:
    shown = stand(Desk(office), shelf)
    found: dict[str, list[str]] = {}
    with window(chromium, size, color_scheme=look) as page:
        sign_in(page, office)
        for pattern in patterns():
            visit(page, shown.path(pattern))
            if wrong := shut_out(page, look):
                found[pattern] = wrong
    assert found == {}


@LOOKS
def test_what_opens_over_a_screen_shuts_nobody_out_takes_the_focus_and_goes_with_escape(
    office: Office, chromium: Browser, shelf: str, look: str, size: dict[str, int]
) -> None:
    shown = stand(Desk(office), shelf)
    found: dict[str, list[str]] = {}
    with window(chromium, size, color_scheme=look) as page:
        sign_in(page, office)
        for name in (each for each in OVER if each not in NOTHING_TO_OPEN):
            lay_over(page, shown, name)
            over = laid(page)
            expect(over).to_be_visible()
            if not name.endswith("-panel"):  # beside a panel the list keeps its keys
                expect(over.locator(":focus")).to_be_visible()
            if wrong := shut_out(page, look):
                found[name] = wrong
            page.keyboard.press("Escape")
            expect(over).to_have_count(0)
    assert found == {}
