"""The moves that all screens share: sign in, go somewhere, choose, give a day, read what was said."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Download, Locator, Page, expect
from pypdf import PdfReader

from chalicelib.web.session import PATH as AUTH_PATH
from infra.local.clock import unread_changes
from infra.local.places import HOST, Places
from tests.e2e.conftest import Office
from tests.e2e.desk import awake, office_now, until


def come_back(page: Page, office: Office, role: str = "supervisor") -> Page:
    """Open the portal as somebody who signed in before: `test_by_keyboard_alone.py` types the password."""
    kept = office.session(role).items()
    page.context.add_cookies([{"domain": HOST, "path": AUTH_PATH, "name": name, "value": text} for name, text in kept])
    page.goto(office.url)
    heading(page, "Home")
    return page


def awake_here(page: Page) -> str:
    """A time zone in which people may be written to right now, by the clock of this page's office."""
    return awake(office_now("/".join(page.url.split("/", 3)[:3])))


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the page of this title stands."""
    expect(page.get_by_role("heading", level=1, name=text, exact=isinstance(text, str))).to_be_visible()


def go(page: Page, place: str, title: str = "") -> None:
    """Go to a place of the navigation."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=place, exact=True).click()
    heading(page, title or place)


def said(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait for a short note of what was done."""
    expect(page.locator(".toast").filter(has_text=text).last).to_be_visible()


def dialog(page: Page) -> Locator:
    """The dialog that is open."""
    return page.locator("dialog[open]")


def pick(within: Page | Locator, label: str, typed: str, option: str | re.Pattern[str] = "") -> None:
    """Type into a search field and take the option that is meant."""
    field = within.get_by_role("combobox", name=re.compile(f"^{re.escape(label)}( ·|$)"))
    field.click()
    field.press_sequentially(typed, delay=20)
    page = within.page if isinstance(within, Locator) else within
    page.get_by_role("option", name=option or re.compile(re.escape(typed))).first.click()


def give_day(within: Page | Locator, label: str, day: date) -> None:
    """Write a day into a date field, in the order of the American English portal."""
    group = within.get_by_role("group", name=label)
    group.get_by_role("spinbutton").first.click()
    page = within.page if isinstance(within, Locator) else within
    page.keyboard.type(day.strftime("%m%d%Y"), delay=15)


def figure(place: Locator, label: str) -> str:
    """The figure that a page shows under a label."""
    return place.locator(".stat").filter(has_text=label).first.locator(".stat-value").inner_text()


def row(page: Page, *texts: str) -> Locator:
    """The row of a list that has these texts."""
    found = page.get_by_role("row")
    for text in texts:
        found = found.filter(has_text=text)
    return found.first


def caught_up(page: Page) -> None:
    """Wait until lists and sums follow the books."""
    cloud = Places(Path(), urlsplit(page.url).port or 0).cloud_url
    until(lambda: not unread_changes(cloud))


def listed(page: Page, find: str, *texts: str) -> Locator:
    """The row of the open list that is found by a text. Lists follow the books a moment later: look when they have."""
    found = row(page, find, *texts)
    cloud = Places(Path(), urlsplit(page.url).port or 0).cloud_url

    def look() -> bool:
        if unread_changes(cloud):
            return False
        page.reload()
        page.get_by_role("searchbox").fill(find)
        page.get_by_role("grid").or_(page.get_by_text("No row matches these filters")).first.wait_for()
        with suppress(AssertionError):
            expect(found).to_be_visible(timeout=1_000)
        return found.is_visible()

    until(look)
    return found


def paper(page: Page, press: Callable[[], None]) -> PdfReader:
    """Press something that opens a PDF in a new tab, and read what came."""
    with page.context.expect_event(
        "response", lambda one: one.headers.get("content-type") == "application/pdf"
    ) as came:
        press()
    body = page.request.get(came.value.url).body()
    assert body.startswith(b"%PDF")
    return PdfReader(BytesIO(body))


def is_tagged(read: PdfReader, language: str) -> bool:
    """Whether a screen reader can follow it, in the client's language (PDF/UA-1)."""
    root = read.trailer["/Root"]
    return bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root and str(root["/Lang"]).startswith(language)


def text_of(read: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in read.pages)


def saved(page: Page, press: Callable[[], None]) -> str:
    """Press something that saves a file; the text of it."""
    with page.expect_download() as came:
        press()
    file: Download = came.value
    return file.path().read_text(encoding="utf-8-sig")


def saved_pdf(page: Page, press: Callable[[], None]) -> PdfReader:
    """Press something that saves a PDF, at once or as soon as it is made; what came."""
    with page.expect_download() as came:
        press()
    file: Download = came.value
    return PdfReader(file.path())
