"""Two hands at a screen, counted: keys pressed, clicks made, screens seen (pages, tabs, dialogs, the search box)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.portal.keys import FAR, at
from tests.e2e.portal.places import settled

DOC = Path(__file__).parents[3] / "docs" / "daily-work.md"
# What a person takes in anew: the address with its tab, and the dialog or panel that lies over it.
_SCREEN = """() => {
  const over = document.querySelector("dialog[open]");
  const tab = document.querySelector("[role=tab][aria-selected=true]");
  const name = over && (over.querySelector("h2")?.textContent ?? over.className);
  return [location.pathname, tab?.textContent, name].join("|");
}"""


@dataclass
class Hands:
    """Work at a page. A chord such as Control+Enter is one key; each letter typed is one."""

    page: Page
    keys: int = 0
    clicks: int = 0
    screens: int = 0
    _last: str = field(init=False)

    def __post_init__(self) -> None:
        self._last = self._stands()  # where one begins is not counted

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.page.keyboard.type(text, delay=5)
        self.keys += len(text)

    def tab_to(self, selector: str) -> None:
        """Press Tab until something has the focus; the keys are counted."""
        for _ in range(FAR):
            if at(self.page, selector):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {selector}.")

    def click(self, what: Locator) -> None:
        """Click something."""
        what.click()
        self.clicks += 1

    def see(self, what: Locator) -> None:
        """Wait until something stands and read its screen."""
        expect(what.first).to_be_visible()
        settled(self.page)
        now = self._stands()
        self.screens += now != self._last
        self._last = now

    def _stands(self) -> str:
        return str(self.page.evaluate(_SCREEN))


@dataclass(frozen=True)
class Told:
    """What the document says of one task, by one way: at most so many keys, clicks and screens."""

    keys: int
    clicks: int
    screens: int


def told() -> dict[tuple[str, str], Told]:
    """The rows of the document's table, by task and way."""
    rows = re.findall(r"^\| ([^|]+?) \| (keyboard|mouse) \| (\d+) \| (\d+) \| (\d+) \|", DOC.read_text("utf-8"), re.M)
    return {(task, way): Told(int(keys), int(clicks), int(screens)) for task, way, keys, clicks, screens in rows}
