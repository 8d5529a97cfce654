"""Every screen of the portal, by day, by night and on a phone: axe finds nothing and nothing sticks out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import DESK, PHONE, flaws, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk
from tests.e2e.portal.basics import sign_in
from tests.e2e.portal.phone import fits
from tests.e2e.portal.places import patterns, settled, stand

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


@pytest.mark.parametrize(
    ("look", "size"), [("light", DESK), ("dark", DESK), ("light", PHONE)], ids=("day", "night", "phone")
)
def test_no_screen_shuts_anybody_out(
    office: Office, chromium: Browser, shelf: str, look: str, size: dict[str, int]
) -> None:
    shown = stand(Desk(office), shelf)
    found: dict[str, list[str]] = {}
    with window(chromium, size, color_scheme=look) as page:
        sign_in(page, office)
        for pattern in patterns():
            page.goto(office.url.rstrip("/") + shown.path(pattern))
            settled(page)
            wrong = flaws(page) + ([] if fits(page) else ["sticks out to the side"])
            if wrong:
                found[pattern] = wrong
    assert found == {}
