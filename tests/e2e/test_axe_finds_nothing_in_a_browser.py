"""Every screen and dialog of the portal, by day, by night and on a phone: axe finds nothing, nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import DESK, PHONE, flaws, flaws_at_night, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk
from tests.e2e.portal.basics import come_back
from tests.e2e.portal.over import OVER, laid, lay_over
from tests.e2e.portal.phone import fits
from tests.e2e.portal.places import Shown, patterns, stand, visit

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


NOTHING_TO_OPEN = {"overdue-panel", "letter-panel"}  # nobody is overdue in an office of today
SIZES = {"desk": DESK, "phone": PHONE}


@dataclass(frozen=True)
class Sight:
    """A signed-in supervisor's window of one size, with one of each thing that has a page."""

    page: Page
    shown: Shown
    size: str

    def shut_out(self) -> list[str]:
        """What of the page as it stands keeps somebody out; at the desk by night too."""
        found = flaws(self.page) + ([] if fits(self.page) else ["sticks out to the side"])
        return found + (flaws_at_night(self.page) if self.size == "desk" else [])


@pytest.fixture(scope="module")
def shown(office: Office, shelf: str) -> Shown:
    """Nobody changes what is looked at: it stands once."""
    return stand(Desk(office), shelf)


@pytest.fixture(params=SIZES)
def sight(request: pytest.FixtureRequest, office: Office, chromium: Browser, shown: Shown) -> Iterator[Sight]:
    with window(chromium, SIZES[request.param], color_scheme="light") as page:
        yield Sight(come_back(page, office), shown, request.param)


def test_no_screen_shuts_anybody_out(sight: Sight) -> None:
    found: dict[str, list[str]] = {}
    for pattern in patterns():
        visit(sight.page, sight.shown.path(pattern))
        if wrong := sight.shut_out():
            found[pattern] = wrong
    assert found == {}


def test_what_opens_over_a_screen_shuts_nobody_out_takes_the_focus_and_goes_with_escape(sight: Sight) -> None:
    found: dict[str, list[str]] = {}
    for name in (each for each in OVER if each not in NOTHING_TO_OPEN):
        lay_over(sight.page, sight.shown, name)
        over = laid(sight.page, name)
        expect(over).to_be_visible()
        expect(sight.page.locator("dialog[open] :focus, .panel:focus, .panel :focus")).to_be_visible()
        if wrong := sight.shut_out():
            found[name] = wrong
        sight.page.keyboard.press("Escape")
        expect(over).to_have_count(0)
        if name.endswith("-panel"):  # the list beside it has the keys again
            expect(sight.page.locator("[role=grid]:focus")).to_be_visible()
    assert found == {}
