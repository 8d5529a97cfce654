"""A real Chromium for the journeys: one context a person, no network but the loopback, axe at hand."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast"]
# Of what is in order nothing is told: to say where each of a thousand sound elements stands takes longer than to look.
_VIOLATIONS = """async rules =>
  JSON.stringify((await axe.run({ runOnly: rules, resultTypes: ["violations"] })).violations)"""
# Tells when a page has had its answers and stands still; "networkidle" waits half a second on every screen.
QUIET = """
let asked = 0, last = performance.now();
const plain = window.fetch;
const answered = () => { asked -= 1; last = performance.now(); };
window.fetch = (...given) => { asked += 1; return plain(...given).finally(answered); };
new PerformanceObserver(() => stir()).observe({ entryTypes: ["resource"] });
window.stir = () => { last = performance.now(); };
window.isQuiet = () => asked === 0 && performance.now() - last > 100;
"""
PATIENCE_MS = int(os.environ.get("PATIENCE_MS", "60000"))  # the first call of each function starts it from cold
expect.set_options(timeout=PATIENCE_MS)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def program() -> str:
    """The browser that the machine has."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise RuntimeError("There is no Chromium: infra/test-tools.sh installs it.")


@contextmanager
def running() -> Iterator[Browser]:
    """A browser. It keeps an event loop in this thread, so it must end before tests that run their own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def window(browser: Browser, size: dict[str, int] = DESK, **context: Any) -> Iterator[Page]:
    """A page of its own context: nothing is shared with other windows. axe is put into it, so that it heeds no
    policy of its page unless that is asked for (`bypass_csp=False`).
    """
    opened = browser.new_context(**{"viewport": size, "bypass_csp": True, **context})
    opened.add_init_script(QUIET)
    page = opened.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    opened.close()


def tick(box: Locator) -> None:
    """Tick a box by the keyboard: who is like the person typed is shown above it just then, and moves it."""
    box.press("Space")
    expect(box).to_be_checked()


def flaws(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe finds on the page as it stands, each with the place."""
    page.locator("h1").first.wait_for()  # before it stands the page is only on its way
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(_VIOLATIONS, rules)
    return [f"{v['id']}: {v['nodes'][0]['target']} {v['help']}" for v in json.loads(found)]


def flaws_at_night(page: Page) -> list[str]:
    """What axe finds in the colors of the night: they are all that the night changes, and CSS alone changes them."""
    page.emulate_media(color_scheme="dark")
    found = flaws(page, CONTRAST)
    page.emulate_media(color_scheme="light")
    return [f"at night: {one}" for one in found]
