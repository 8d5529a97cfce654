"""Pictures of every screen and dialog of a running office, to be looked at.

`python -m tests.e2e.pictures STATE_DIR PORT FOLDER [en|sv|pl] [day|night|phone]` writes FOLDER/LOOK/NAME.png.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PageError

from infra.local.places import Places
from tests.e2e.browser import DESK, PHONE, running, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk
from tests.e2e.portal.over import OVER, lay_over
from tests.e2e.portal.places import ACCOUNT, Shown, patterns, settled, stand

LOOKS = {"day": ("light", DESK), "night": ("dark", DESK), "phone": ("light", PHONE)}
TABS = ("timeline", "invoices", "payments", "clients", "contact", "dunning", "messages", "attachments", "owed", "audit")


def sign_in(page: Page, office: Office) -> None:
    page.goto(office.url)
    page.locator("input[type=email]").fill("supervisor@quittance.example")
    page.locator("input[type=password]").fill(office.password())
    page.keyboard.press("Enter")
    page.locator(".shell").wait_for()


def shoot(page: Page, folder: Path, name: str) -> None:
    """One picture of the whole page; a screen that does not come is said and passed over."""
    settled(page)
    page.screenshot(path=folder / f"{name}.png")


def named(pattern: str) -> str:
    return re.sub(r"[^a-z]+", "-", pattern).strip("-") or "home"


def screens(page: Page, base: str, shown: Shown, folder: Path) -> None:
    for pattern in patterns():
        page.goto(base + shown.path(pattern))
        shoot(page, folder, named(pattern))
    for tab in TABS:
        page.goto(f"{base}{shown.path(ACCOUNT)}?tab={tab}")
        shoot(page, folder, f"tab-{tab}")


def dialogs(page: Page, base: str, shown: Shown, folder: Path) -> None:
    for name in OVER:
        lay_over(page, shown, name)
        shoot(page, folder, f"over-{name}")
        page.keyboard.press("Escape")
    page.goto(base + "/")
    settled(page)
    page.locator(".clock").click()
    shoot(page, folder, "over-clock")


def take(browser: Browser, office: Office, shown: Shown, folder: Path, look: str) -> None:
    """All pictures of one look."""
    scheme, size = LOOKS[look]
    folder = folder / look
    folder.mkdir(parents=True, exist_ok=True)
    with window(browser, size, color_scheme=scheme) as page:
        page.goto(office.url)
        shoot(page, folder, "sign-in")
        sign_in(page, office)
        for part in (screens, dialogs):
            try:
                part(page, office.url.rstrip("/"), shown, folder)
            except PageError as error:
                sys.stderr.write(f"{look}: {page.url}: {error}\n")


def speak(desk: Desk, language: str) -> None:
    """Set the language that the supervisor reads."""
    desk.ask("PUT", "/me/preferences", desk.ask("GET", "/me/preferences") | {"language": language})


def main(state: str, port: str, folder: str, language: str = "en", *looks: str) -> None:
    """Take them all, in the language the supervisor then reads."""
    office = Office(Places(Path(state), int(port)))
    desk = Desk(office)
    desk.stock()
    speak(desk, language)
    shown = stand(desk, "TESTVISIT")
    with running() as browser:
        for look in looks or LOOKS:
            take(browser, office, shown, Path(folder), look)
    speak(desk, "en")


if __name__ == "__main__":
    main(*sys.argv[1:])
